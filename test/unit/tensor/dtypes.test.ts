import assert from 'node:assert/strict';
import { cast, elementAt, tensor, tensorOf, toFloat64, toNested, transpose, type Dtype } from '../../../src/core';

const rounded = (values: number[], dtype: Dtype): number[] => Array.from(toFloat64(cast(tensor(values), dtype)));

describe('float16', () => {
  it('rounds to nearest, ties to even, straight from float64', () => {
    // 1 + 2^-11 is half-way; 1 + 2^-11 + 2^-40 is above it, although rounding to float32 first would hide that.
    assert.deepEqual(rounded([1 + 2 ** -11, 1 + 3 * 2 ** -11, 1 + 2 ** -11 + 2 ** -40], 'float16'), [
      1,
      1 + 2 ** -9,
      1 + 2 ** -10,
    ]);
  });

  it('has subnormals down to 2^-24, and rounds half of that to 0', () => {
    assert.deepEqual(rounded([2 ** -24, 2 ** -25, 2 ** -25 + 2 ** -60, 3 * 2 ** -25], 'float16'), [
      2 ** -24,
      0,
      2 ** -24,
      2 ** -23,
    ]);
  });

  it('keeps 65504 and becomes infinite from 65520 on', () => {
    assert.deepEqual(rounded([65504, 65519.999, 65520, -1e300], 'float16'), [65504, 65504, Infinity, -Infinity]);
  });

  it('keeps -0, ±Infinity and NaN', () => {
    const [zero, up, down, nan] = rounded([-0, Infinity, -Infinity, NaN], 'float16');
    assert.ok(Object.is(zero, -0));
    assert.deepEqual([up, down, nan], [Infinity, -Infinity, NaN]);
  });
});

describe('every bit pattern', () => {
  for (const [dtype, bits] of [
    ['float16', 16],
    ['bfloat16', 16],
    ['float8_e4m3fn', 8],
    ['float8_e5m2', 8],
  ] as const) {
    // prettier-ignore
    it(`of ${dtype} survives decoding and encoding`, () => {
      const all = Array.from({ length: 2 ** bits }, (_, i) => i);
      const data = bits === 16 ? Uint16Array.from(all) : Uint8Array.from(all);
      const values = toFloat64(tensorOf(data, [all.length], dtype));
      const back = cast(tensor(values), dtype).data;
      const changed = all.filter((i) => !Number.isNaN(values[i]) && Number(back[i]) !== i);
      assert.deepEqual(changed, []);
      // Between two neighbours the nearer one is taken, half-way the even one.
      const pairs = all.slice(0, 2 ** (bits - 1) - 1).filter((i) => Number.isFinite(values[i] + values[i + 1]));
      const middles = pairs.map((i) => (values[i] + values[i + 1]) / 2);
      const encoded = (factor: number) => Array.from(cast(tensor(middles.map((m) => m * factor)), dtype).data, Number);
      assert.deepEqual(encoded(1 - 2 ** -50), pairs);
      assert.deepEqual(encoded(1), pairs.map((i) => i + (i % 2))); // prettier-ignore
      assert.deepEqual(encoded(1 + 2 ** -50), pairs.map((i) => i + 1)); // prettier-ignore
    });
  }

  it('of bfloat16 is the upper half of a float32', () => {
    const all = Uint16Array.from({ length: 65536 }, (_, i) => i);
    const float32 = new Float32Array(Uint32Array.from(all, (bits) => bits * 65536).buffer);
    assert.deepEqual(Array.from(toFloat64(tensorOf(all, [65536], 'bfloat16'))), Array.from(float32));
  });
});

describe('float8', () => {
  it('e4m3fn ends at 448 and has NaN for what is beyond, e5m2 at 57344 and has infinities', () => {
    assert.deepEqual(rounded([448, 464, 465, 1e9], 'float8_e4m3fn'), [448, 448, NaN, NaN]);
    assert.deepEqual(rounded([57344, 61439, 61440, -1e9], 'float8_e5m2'), [57344, 57344, Infinity, -Infinity]);
  });
});

describe('integers and bool', () => {
  it('truncate toward zero and wrap', () => {
    assert.deepEqual(rounded([1.9, -1.9, 128, -129, NaN], 'int8'), [1, -1, -128, 127, 0]);
    assert.deepEqual(rounded([-1, 256], 'uint8'), [255, 0]);
  });

  it('bool is whatever is not 0', () => {
    assert.deepEqual(toNested(cast(tensor([0, -0, 0.5, NaN]), 'bool')), [false, false, true, true]);
  });

  it('64-bit integers wrap between signed and unsigned without losing a digit', () => {
    const huge = tensor([2n ** 64n - 1n, 2n ** 53n + 1n], { dtype: 'uint64' });
    assert.deepEqual(toNested(cast(huge, 'int64')), [-1n, 9007199254740993n]);
    assert.equal(elementAt(huge, 1), 9007199254740993n);
  });
});

describe('elementAt', () => {
  it('counts row-major whatever the strides, and is NaN outside', () => {
    const x = transpose(tensor([[1, 2, 3], [4, 5, 6]])); // prettier-ignore
    assert.deepEqual([0, 1, 2, 3, 4, 5].map((i) => elementAt(x, i)), [1, 4, 2, 5, 3, 6]); // prettier-ignore
    assert.deepEqual([elementAt(x, 6), elementAt(x, -1), elementAt(x, 0.5)], [NaN, NaN, NaN]);
  });

  it('decodes the narrow floats', () => {
    assert.equal(elementAt(tensorOf(Uint16Array.of(0x3c01), [1], 'float16'), 0), 1 + 2 ** -10);
  });
});
