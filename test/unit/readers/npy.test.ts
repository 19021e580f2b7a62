import assert from 'node:assert/strict';
import { read } from '../../../src/core/readers';
import type { ReadResult } from '../../../src/core/readers/reader';
import { fileSource, textSource } from '../../../src/core/readers/source';
import type { Dtype } from '../../../src/core/tensor/dtype';
import { bytesOf, joined, npyFile, npyHeader } from './binary-files';

function readNpy(bytes: Uint8Array): ReadResult {
  return read(fileSource(bytes), { format: 'npy' });
}

function onlyProblem(result: ReadResult): ReadResult['problems'][number] {
  assert.equal(result.tensors.length, 0);
  assert.equal(result.problems.length, 1);
  return result.problems[0];
}

describe('the .npy reader', () => {
  const samples: readonly [string, Dtype, ArrayBufferView][] = [
    ['<f8', 'float64', Float64Array.of(1.5, -0, NaN, Infinity)],
    ['<f4', 'float32', Float32Array.of(1.5, -0, NaN, Infinity)],
    ['<f2', 'float16', Uint16Array.of(0x3c00, 0x8000, 0x7e00, 0x7c00)],
    ['|i1', 'int8', Int8Array.of(1, -1, 127, -128)],
    ['<i2', 'int16', Int16Array.of(1, -1, 32767, -32768)],
    ['<i4', 'int32', Int32Array.of(1, -1, 2 ** 31 - 1, -(2 ** 31))],
    ['<i8', 'int64', BigInt64Array.of(1n, -1n, 2n ** 63n - 1n, -(2n ** 63n))],
    ['|u1', 'uint8', Uint8Array.of(0, 1, 128, 255)],
    ['<u2', 'uint16', Uint16Array.of(0, 1, 2 ** 15, 2 ** 16 - 1)],
    ['<u4', 'uint32', Uint32Array.of(0, 1, 2 ** 31, 2 ** 32 - 1)],
    ['<u8', 'uint64', BigUint64Array.of(0n, 1n, 2n ** 63n, 2n ** 64n - 1n)],
    ['|b1', 'bool', Uint8Array.of(1, 0, 1, 0)],
  ];

  for (const [descr, dtype, values] of samples) {
    it(`reads ${descr} as ${dtype}, in versions 1, 2 and 3`, () => {
      for (const major of [1, 2, 3]) {
        const { tensors, problems } = readNpy(npyFile(npyHeader(descr, '(2, 2)'), bytesOf(values), major));
        assert.deepEqual(problems, []);
        const { tensor } = tensors[0];
        assert.equal(tensor.dtype, dtype);
        assert.deepEqual(tensor.shape, [2, 2]);
        assert.deepEqual(tensor.strides, [2, 1]);
        assert.deepEqual(tensor.data, values);
      }
    });

    it(`swaps the bytes of ${descr} written in the other order`, () => {
      const width = values.byteLength / 4;
      const swapped = bytesOf(values).slice();
      for (let at = 0; at < swapped.length; at += width) swapped.subarray(at, at + width).reverse();
      const { tensors } = readNpy(npyFile(npyHeader(descr.replace('<', '>'), '(4,)'), swapped));
      assert.deepEqual(tensors[0].tensor.data, values);
    });
  }

  it('answers Fortran order with strides and the same memory', () => {
    const bytes = npyFile(npyHeader('<f4', '(2, 3)', true).padEnd(117), bytesOf(Float32Array.of(1, 4, 2, 5, 3, 6)));
    const { tensor } = readNpy(bytes).tensors[0];
    assert.deepEqual(tensor.strides, [1, 2]);
    assert.equal(tensor.data.buffer, bytes.buffer);
  });

  it('views aligned elements where they stand, and copies others', () => {
    const data = bytesOf(Float64Array.of(1, 2, 3));
    const aligned = npyFile(npyHeader('<f8', '(3,)').padEnd(117), data);
    assert.equal(readNpy(aligned).tensors[0].tensor.data.buffer, aligned.buffer);
    const askew = npyFile(npyHeader('<f8', '(3,)').padEnd(118), data);
    const { tensor } = readNpy(askew).tensors[0];
    assert.notEqual(tensor.data.buffer, askew.buffer);
    assert.deepEqual(tensor.data, Float64Array.of(1, 2, 3));
  });

  it('reads from the middle of a larger buffer', () => {
    const file = npyFile(npyHeader('<i4', '(2,)'), bytesOf(Int32Array.of(7, -7)));
    const larger = joined(Uint8Array.of(9, 9, 9), file, Uint8Array.of(9, 9, 9));
    const { tensors, problems } = readNpy(larger.subarray(3, 3 + file.length));
    assert.deepEqual(problems, []);
    assert.deepEqual(tensors[0].tensor.data, Int32Array.of(7, -7));
  });

  it('leaves the bytes of the file as they are when it swaps, be they in a Node Buffer', () => {
    const file = Buffer.from(npyFile(npyHeader('>i4', '(1,)').padEnd(117), Uint8Array.of(0, 0, 0, 7)));
    const before = Uint8Array.from(file);
    assert.deepEqual(readNpy(file).tensors[0].tensor.data, Int32Array.of(7));
    assert.deepEqual(Uint8Array.from(file), before);
  });

  it('reads a 0-d array and an empty one', () => {
    const zero = readNpy(npyFile(npyHeader('<f8', '()'), bytesOf(Float64Array.of(7)))).tensors[0].tensor;
    assert.deepEqual([zero.shape, zero.data.length], [[], 1]);
    const empty = readNpy(npyFile(npyHeader('<f8', '(0, 3)'))).tensors[0].tensor;
    assert.deepEqual([empty.shape, empty.data.length], [[0, 3], 0]);
  });

  it('reads any non-zero bool as 1', () => {
    const { tensor } = readNpy(npyFile(npyHeader('|b1', '(3,)'), Uint8Array.of(0, 2, 255))).tensors[0];
    assert.deepEqual(tensor.data, Uint8Array.of(0, 1, 1));
  });

  it("reads Python 2's headers: long integers, double quotes, another order of keys", () => {
    const header = `{"shape": (1L, 2L), "descr": u'<u1', "fortran_order": False}`;
    assert.deepEqual(readNpy(npyFile(header, Uint8Array.of(1, 2))).tensors[0].tensor.shape, [1, 2]);
  });

  const refused: readonly [string, string][] = [
    [`'<c16'`, 'npy.complex'],
    [`'<f16'`, 'npy.longdouble'],
    [`'|O'`, 'npy.object'],
    [`'|S5'`, 'npy.string'],
    [`'<U5'`, 'npy.string'],
    [`'|V2'`, 'npy.void'],
    [`'<f1'`, 'npy.void'],
    [`'<M8[ns]'`, 'npy.datetime'],
    [`'<m8[D]'`, 'npy.datetime'],
    [`[('a', '<f4'), ('b', '<i2', (2,))]`, 'npy.structured'],
    [`'constructor'`, 'npy.dtype'],
    [`'<q9'`, 'npy.dtype'],
    [`'<f8; import os'`, 'npy.dtype'],
  ];
  for (const [descr, code] of refused) {
    it(`refuses ${descr} by name, at the place where it is spelled`, () => {
      const header = `{'descr': ${descr}, 'fortran_order': False, 'shape': (1,), }`;
      const bytes = npyFile(header, new Uint8Array(64));
      const problem = onlyProblem(readNpy(bytes));
      assert.equal(problem.code, code);
      const { start, end } = problem.span!;
      assert.equal(Buffer.from(bytes.subarray(start, end)).toString(), descr);
    });
  }

  it('says how many bytes a truncated array needs and how many are there', () => {
    const problem = onlyProblem(readNpy(npyFile(npyHeader('<f8', '(2, 5)'), new Uint8Array(72))));
    assert.equal(problem.code, 'npy.dataCut');
    assert.deepEqual(problem.args, { member: '', promise: 'float64 [2, 5]', needed: 80, there: 72 });
  });

  it('reads an array with bytes after it, and says how many', () => {
    const { tensors, problems } = readNpy(npyFile(npyHeader('<i2', '(2,)'), new Uint8Array(7)));
    assert.equal(tensors.length, 1);
    assert.deepEqual(
      problems.map(({ code, severity, args }) => [code, severity, args.bytes]),
      [['npy.trailing', 'warning', 3]],
    );
  });

  for (const shape of [
    '(1152921504606846976,)',
    '(4294967296, 4294967296)',
    '(0, 1152921504606846976)',
    '(9007199254740993,)',
    `(${'9'.repeat(400)},)`,
    '(-1,)',
    '(2, -3)',
    `(${'1, '.repeat(65)})`,
    `('2',)`,
    '3',
    'None',
  ]) {
    it(`refuses the shape ${shape.slice(0, 40)} before taking memory`, () => {
      assert.match(
        onlyProblem(readNpy(npyFile(npyHeader('<f8', shape), new Uint8Array(8)))).code,
        /^npy\.(shape|dataCut)$/,
      );
    });
  }

  it('refuses 2^52 elements of which a few bytes are there', () => {
    const problem = onlyProblem(readNpy(npyFile(npyHeader('<f8', '(4503599627370496,)'), new Uint8Array(8))));
    assert.equal(problem.args.needed, 2 ** 55);
  });

  const damaged: readonly [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'npy.magic'],
    ['another magic', Buffer.from('\x93NUMPX\x01\x00', 'latin1'), 'npy.magic'],
    ['version 4', npyFile(npyHeader('<f8', '()'), new Uint8Array(8), 4), 'npy.version'],
    ['a file cut in its magic line', Buffer.from('\x93NUMPY\x01', 'latin1'), 'npy.headerCut'],
    ['a file cut in its header', npyFile(npyHeader('<f8', '(2,)')).subarray(0, 40), 'npy.headerCut'],
    ['a header of 4 GB', Buffer.from('\x93NUMPY\x02\x00\xff\xff\xff\xff', 'latin1'), 'npy.headerLong'],
    ['an expression', npyFile(`{'descr': __import__('os'), 'fortran_order': False, 'shape': ()}`), 'npy.headerSyntax'],
    ['something after the dict', npyFile(`${npyHeader('<f8', '()')} + 1`), 'npy.headerSyntax'],
    ['an unclosed string', npyFile(`{'descr`), 'npy.headerSyntax'],
    ['10 000 brackets', npyFile('['.repeat(10_000)), 'npy.headerSyntax'],
    ['a tuple', npyFile('()'), 'npy.headerKeys'],
    ['a missing key', npyFile(`{'descr': '<f8', 'shape': ()}`), 'npy.headerKeys'],
    ['a key too many', npyFile(`{'descr': '<f8', 'shape': (), 'fortran_order': False, 'x': 1}`), 'npy.headerKeys'],
    ['an order that is no bool', npyFile(`{'descr': '<f8', 'shape': (), 'fortran_order': 1}`), 'npy.order'],
  ];
  for (const [what, bytes, code] of damaged) {
    it(`refuses ${what}`, () => {
      const problem = onlyProblem(readNpy(bytes));
      assert.equal(problem.code, code);
      assert.ok(problem.span!.start <= problem.span!.end && problem.span!.end <= bytes.length);
    });
  }

  it('refuses a file that an editor decoded as text', () => {
    const result = read(textSource('\u0093NUMPY\u0001\0'), { format: 'npy' });
    assert.equal(onlyProblem(result).code, 'binary.text');
  });
});
