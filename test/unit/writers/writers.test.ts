import assert from 'node:assert/strict';
import { read } from '../../../src/core/readers';
import type { FormatId } from '../../../src/core/readers/reader';
import { fileSource, textSource } from '../../../src/core/readers/source';
import type { Dtype } from '../../../src/core/tensor/dtype';
import { tensor } from '../../../src/core/tensor/make';
import type { Tensor } from '../../../src/core/tensor/tensor';
import { cast, toNested } from '../../../src/core/tensor/values';
import { transpose } from '../../../src/core/tensor/view';
import { toCsv } from '../../../src/core/writers/csv';
import { toJson } from '../../../src/core/writers/json';
import { toNpy } from '../../../src/core/writers/npy';
import { Random } from '../../fuzz/random';

function readBack(text: string, format: FormatId): Tensor {
  return read(textSource(text), { format }).tensors[0].tensor;
}

/** Finite numbers of all magnitudes, in a dtype. */
function samples(dtype: Dtype): Tensor {
  const random = new Random(7);
  const values = Float64Array.from({ length: 4000 }, (_, i) => {
    const magnitude = 10 ** ((random.next() - 0.5) * (i % 2 === 0 ? 6 : 90));
    return (random.next() - 0.5) * magnitude;
  });
  return cast(tensor(values, { shape: [100, 40] }), dtype);
}

const X = tensor([
  [1, -0, 0.1],
  [NaN, Infinity, -Infinity],
]);

describe('JSON of a tensor', () => {
  it('is nested arrays, the last axis on one line', () => {
    assert.equal(toJson(tensor([[[1, 2]], [[3, 4]]])), '[\n  [\n    [1, 2]\n  ],\n  [\n    [3, 4]\n  ]\n]');
    assert.equal(toJson(tensor([1, 2])), '[1, 2]');
    assert.equal(toJson(tensor(5)), '5');
  });

  it('is valid whatever the shape', () => {
    for (const shape of [[0], [2, 0], [0, 2], [1, 0, 3]]) {
      const empty = tensor(new Float64Array(0), { shape });
      assert.deepEqual(JSON.parse(toJson(empty)), shape[0] === 0 ? [] : toNested(empty));
    }
  });

  it('writes null for what JSON lacks, or the words that Python reads', () => {
    assert.deepEqual(JSON.parse(toJson(X)), [
      [1, -0, 0.1],
      [null, null, null],
    ]);
    assert.deepEqual(toNested(readBack(toJson(X, { notFinite: 'literal' }), 'json')), toNested(X));
  });

  it('keeps all digits of 64-bit integers, and booleans', () => {
    assert.equal(toJson(tensor(BigInt64Array.of(2n ** 63n - 1n, -1n))), '[9223372036854775807, -1]');
    assert.equal(toJson(cast(tensor([1, 0]), 'bool')), '[true, false]');
  });
});

describe('the digits that are written', () => {
  for (const dtype of ['float64', 'float32', 'float16', 'bfloat16', 'float8_e4m3fn', 'float8_e5m2'] as const) {
    it(`read back as the same ${dtype}`, () => {
      const x = samples(dtype);
      const back = readBack(toJson(x, { notFinite: 'literal' }), 'json');
      assert.deepEqual(toNested(cast(back, dtype)), toNested(x));
    });
  }

  it('are the fewest that do so', () => {
    const spelled = (dtype: Dtype, value: number) => toJson(cast(tensor([value]), dtype));
    assert.equal(spelled('float32', 0.1), '[0.1]');
    assert.equal(spelled('float32', 1 / 3), '[0.33333334]');
    assert.equal(spelled('float32', 16777216), '[16777216]');
    assert.equal(spelled('float32', 1.401298464324817e-45), '[1e-45]');
    assert.equal(spelled('float16', 0.1), '[0.1]');
    assert.equal(spelled('float16', 65504), '[65500]');
    assert.equal(spelled('bfloat16', 3.14159), '[3.14]');
  });
});

describe('CSV of a tensor', () => {
  it('is a line for each row', () => assert.equal(toCsv(X), '1,-0,0.1\nNaN,inf,-inf\n'));
  it('is a column for a vector', () => assert.equal(toCsv(tensor([1, NaN, 3])), '1\nNaN\n3\n'));
  it('is one cell for a number', () => assert.equal(toCsv(tensor(7)), '7\n'));

  it('names rows and columns, in quotes where they need them', () => {
    const labels = [
      ['r,1', 'r"2'],
      ['a', 'b\nc', ' d'],
    ];
    assert.equal(toCsv(X, { labels }), ',a,"b\nc"," d"\n"r,1",1,-0,0.1\n"r""2",NaN,inf,-inf\n');
  });

  it('puts the indices of the outer axes before each line', () => {
    assert.equal(toCsv(tensor([[[1, 2]], [[3, 4]]])), 'axis 0,axis 1,0,1\n0,0,1,2\n1,0,3,4\n');
  });

  it('reads back to the bit, names included, with any delimiter', () => {
    const x = samples('float64');
    const labels = [
      Array.from({ length: 100 }, (_, i) => `row ${i}`),
      Array.from({ length: 40 }, (_, i) => `"${i}";,\n`),
    ];
    for (const delimiter of [',', ';', '\t', '|']) {
      const [back] = read(textSource(toCsv(x, { delimiter, labels })), { format: 'table' }).tensors;
      assert.deepEqual(back.tensor.data, x.data);
      assert.deepEqual(back.labels, labels);
    }
  });

  it('follows strides', () =>
    assert.equal(
      toCsv(
        transpose(
          tensor([
            [1, 2],
            [3, 4],
          ]),
        ),
      ),
      '1,3\n2,4\n',
    ));
});

describe('.npy of a tensor', () => {
  for (const dtype of [
    'float64',
    'float32',
    'float16',
    'int8',
    'uint16',
    'int32',
    'int64',
    'uint64',
    'bool',
  ] as const) {
    it(`reads back as the same ${dtype}, whatever the shape`, () => {
      for (const shape of [[], [1], [24], [2, 3, 4], [0, 3]]) {
        const length = shape.reduce((a, b) => a * b, 1);
        const x = cast(
          tensor(
            Float64Array.from({ length }, (_, i) => i % 7),
            { shape },
          ),
          dtype,
        );
        const { tensors, problems } = read(fileSource(toNpy(x)), { format: 'npy' });
        assert.deepEqual([problems, tensors[0].tensor], [[], x]);
      }
    });
  }

  it('starts its data at a multiple of 64 bytes, and follows strides', () => {
    const file = toNpy(
      transpose(
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ),
    );
    assert.equal((file.length - 32) % 64, 0);
    assert.deepEqual(toNested(read(fileSource(file), { format: 'npy' }).tensors[0].tensor), [
      [1, 3],
      [2, 4],
    ]);
  });

  it('writes what NumPy lacks as float32, which holds it exactly', () => {
    const x = cast(tensor([1.5, -3]), 'bfloat16');
    const { tensor: back } = read(fileSource(toNpy(x)), { format: 'npy' }).tensors[0];
    assert.deepEqual([back.dtype, toNested(back)], ['float32', [1.5, -3]]);
  });
});
