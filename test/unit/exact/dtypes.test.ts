import assert from 'node:assert/strict';
import { cast, DTYPES, elementAt, tensor, tensorOf, toFloat64 } from '../../../src/core';
import { add, FLOATS, multiply, rational, roundTo, scaled, type FloatName } from './rational';

// Milliseconds; busy machines are several times slower than idle ones.
const SLOW_MACHINE = 60_000;

const NARROW = ['float16', 'bfloat16', 'float8_e4m3fn', 'float8_e5m2'] as const;
type Narrow = (typeof NARROW)[number];

/** What a bit pattern means, from the formats' definitions: IEEE 754-2019, section 3.4, and OCP 8-bit floating point, section 3. */
function meaning(bits: number, dtype: Narrow): number {
  const { precision, least } = FLOATS[dtype];
  const fractionBits = precision - 1;
  const width = DTYPES[dtype].bytes * 8;
  const fraction = bits & (2 ** fractionBits - 1);
  const exponentMask = 2 ** (width - 1 - fractionBits) - 1;
  const exponent = (bits >> fractionBits) & exponentMask;
  const sign = bits >> (width - 1) ? -1 : 1;
  if (exponent === exponentMask) {
    if (dtype !== 'float8_e4m3fn') return fraction === 0 ? sign * Infinity : NaN;
    if (fraction === 2 ** fractionBits - 1) return NaN;
  }
  const hidden = exponent === 0 ? 0 : 2 ** fractionBits;
  return sign * (hidden + fraction) * 2 ** (Math.max(exponent, 1) - 1 + least - fractionBits);
}

function allPatterns(dtype: Narrow): { readonly bits: Uint8Array | Uint16Array; readonly values: Float64Array } {
  const count = 2 ** (8 * DTYPES[dtype].bytes);
  const bits = DTYPES[dtype].bytes === 1 ? new Uint8Array(count) : new Uint16Array(count);
  for (let i = 0; i < count; i++) bits[i] = i;
  return { bits, values: toFloat64(tensorOf(bits, [count], dtype)) };
}

/** The next double towards ±Infinity from a positive one. */
function beside(x: number, direction: 1 | -1): number {
  const words = new DataView(new ArrayBuffer(8));
  words.setFloat64(0, x);
  words.setBigUint64(0, words.getBigUint64(0) + BigInt(direction));
  return words.getFloat64(0);
}

describe('dtype conversions, exhaustively', function () {
  this.timeout(SLOW_MACHINE);

  for (const dtype of NARROW) {
    const count = 2 ** (8 * DTYPES[dtype].bytes);

    it(`all ${count} patterns of ${dtype} mean what the format says`, () => {
      const { values } = allPatterns(dtype);
      for (let i = 0; i < count; i++) assert.ok(Object.is(values[i], meaning(i, dtype)), `pattern ${i}: ${values[i]}`);
    });

    it(`all ${count} patterns of ${dtype} come back from float64 as they were, NaN as a NaN`, () => {
      const { bits, values } = allPatterns(dtype);
      const back = cast(tensor(values), dtype);
      const again = toFloat64(back);
      for (let i = 0; i < count; i++) {
        assert.ok(Number.isNaN(values[i]) ? Number.isNaN(again[i]) : back.data[i] === bits[i], `pattern ${i}`);
      }
    });

    it(`float64 rounds to ${dtype} once, to nearest even: at, just below and just above the middle of all neighbours`, () => {
      const finite = [...allPatterns(dtype).values]
        .filter((x) => Number.isFinite(x) && (x > 0 || Object.is(x, 0)))
        .sort((a, b) => a - b);
      // One step beyond the largest: there overflow begins.
      const last = finite[finite.length - 1];
      const line = [...finite, last + (last - finite[finite.length - 2])];
      const probes = line.slice(1).flatMap((high, i) => {
        const middle = (line[i] + high) / 2;
        return [middle, beside(middle, -1), beside(middle, 1)];
      });
      const signed = probes.flatMap((x) => [x, -x]);
      const rounded = toFloat64(cast(tensor(signed), dtype));
      signed.forEach((x, i) => {
        const wanted = roundTo(rational(x), dtype);
        assert.ok(
          rounded[i] === wanted || (Number.isNaN(rounded[i]) && Number.isNaN(wanted)),
          `${x} became ${rounded[i]}, not ${wanted}`,
        );
      });
    });
  }

  it('float64 rounds to float16 straight, where a detour over float32 would round twice', () => {
    const x = 1 + 2 ** -11 + 2 ** -40;
    assert.equal(toFloat64(cast(tensor([x]), 'float16'))[0], 1 + 2 ** -10);
    assert.equal(roundTo(rational(Math.fround(x)), 'float16'), 1);
  });

  it('int64 and uint64 are read exactly, and become the nearest double, ties to even', () => {
    const big = [2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 3n];
    const signed = tensorOf(BigInt64Array.from(big), [4], 'int64');
    big.forEach((value, i) => assert.equal(elementAt(signed, i), value));
    const nearest = [...toFloat64(signed)];
    big.forEach((value, i) => assert.equal(nearest[i], roundTo({ num: value, den: 1n }, 'float64')));
    const unsigned = tensorOf(BigUint64Array.of(2n ** 64n - 1n), [1], 'uint64');
    assert.equal(elementAt(unsigned, 0), 2n ** 64n - 1n);
  });
});

describe('the oracle', function () {
  this.timeout(SLOW_MACHINE);

  it('knows that 0.1 + 0.2 is not 0.3, and rounds to what JavaScript has', () => {
    const sum = add(rational(0.1), rational(0.2));
    assert.equal(roundTo(sum, 'float64'), 0.1 + 0.2);
    assert.equal(roundTo(multiply(rational(0.1), rational(3)), 'float64'), 0.1 * 3);
    for (const type of Object.keys(FLOATS) as FloatName[]) assert.equal(roundTo(scaled(1n, 0), type), 1);
  });

  it('rounds 20 000 doubles to float32 as Math.fround does', () => {
    for (let i = 1; i <= 20_000; i++) {
      const x = Math.sin(i) * 10 ** ((i % 90) - 45);
      assert.equal(roundTo(rational(x), 'float32'), Math.fround(x));
    }
  });
});
