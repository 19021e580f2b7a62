import assert from 'node:assert/strict';
import { countEven as countPlain, evenEdges } from '../../../src/core/stats/histogram';
import { PLAIN_RUNS } from '../../../src/core/stats/runKernels';
import { aboutMean } from '../../../src/core/stats/blocks';
import { mergePaired, type PairedSums } from '../../../src/core/stats/merge';
import { UPPER_DIGITS, type StretchKernels } from '../../../src/core/stats/stretchKernels';
import type { Floats } from '../../../src/core/tensor/floats';
import { fastKernels } from '../../../src/wasm';
import { normals } from '../exact/random';

const fast = fastKernels({ worthwhile: 1 });
assert.ok(fast?.stretches);
const kernels = fast;
const stretches: StretchKernels = fast.stretches;

const LENGTHS = [2, 3, 4097, 70_001];
const DTYPES = ['float64', 'float32'] as const;

const VALUES: Readonly<Record<string, (length: number) => Float64Array>> = {
  normal: (length) => normals(length, 3, 2),
  'far from 0': (length) => normals(length, 1e6, 0.5),
  whole: (length) => normals(length, 0, 3).map(Math.round),
  'zeros of either sign': (length) => Float64Array.from({ length }, (_, i) => (i % 3 === 0 ? -0 : 0)),
  subnormal: (length) => normals(length, 0, 2 ** -1060),
  'with NaN and ±Inf': (length) =>
    normals(length, 0, 1).map((x, i) =>
      i % 101 === 1 ? NaN : i % 103 === 0 ? Infinity : i % 107 === 1 ? -Infinity : x,
    ),
};

function resident(values: Float64Array, dtype: 'float64' | 'float32'): Floats {
  const room = kernels.room(values.length, dtype);
  room.set(values);
  return room;
}

function each(values: Floats, visit: (x: number) => void): void {
  for (const x of values) visit(x);
}

/** The upper twenty bits of a double's order-preserving key. */
function upperDigit(x: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const word = bits.getUint32(0);
  return ((word ^ (word >>> 31 ? 0xffffffff : 0x80000000)) >>> 0) >>> 12;
}

function words(): Uint32Array {
  const { buffer, byteOffset } = kernels.room(UPPER_DIGITS / 2, 'float64');
  return new Uint32Array(buffer, byteOffset, UPPER_DIGITS).fill(0);
}

describe('a stretch of values in the module’s memory', () => {
  const tables = [words(), words()] as const;
  const { buffer, byteOffset } = kernels.room(UPPER_DIGITS / 8, 'float64');
  const wanted = new Uint8Array(buffer, byteOffset, UPPER_DIGITS);
  const room = kernels.room(70_001, 'float64') as Float64Array;

  for (const [name, make] of Object.entries(VALUES)) {
    for (const dtype of DTYPES) {
      it(`has the ends, digits and bins of its values one by one: ${name}, ${dtype}`, () => {
        for (const length of LENGTHS) {
          const values = resident(make(length), dtype);
          const doubles = Float64Array.from(values);
          const { finite, ...ends } = PLAIN_RUNS.extent(doubles);
          const found = stretches.extent(values);
          assert.equal(found?.finite, finite);
          // 0 is either of the two.
          if (finite)
            assert.deepEqual([found.min + 0, found.max + 0, found.zeros], [ends.min + 0, ends.max + 0, ends.zeros]);

          for (const table of tables) table.fill(0);
          wanted.fill(0);
          const counts = new Map<number, number>();
          each(values, (x) => counts.set(upperDigit(x), (counts.get(upperDigit(x)) ?? 0) + 1));
          assert.equal(stretches.countUpper(values, tables), true);
          for (const [digit, count] of counts) assert.equal(tables[0][digit] + tables[1][digit], count);

          const digits = new Set([upperDigit(values[0]), upperDigit(values[length >> 1])]);
          for (const digit of digits) wanted[digit] = 1;
          const parts = stretches.collectUpper(values, wanted, room);
          assert.deepEqual(
            parts?.flatMap((part) => Array.from(part)),
            Array.from(doubles).filter((x) => digits.has(upperDigit(x))),
          );

          const { min, max } = PLAIN_RUNS.extent(doubles.filter(Number.isFinite));
          for (const bins of [1, 7, 200]) {
            // NumPy spreads the ends of values that are all alike.
            const edges = max > min ? evenEdges(min, max, bins) : evenEdges(min - 0.5, max + 0.5, bins);
            const perUnit = bins / (edges[bins] - edges[0]);
            if (!(perUnit < Infinity)) continue;
            const expected = countPlain(doubles.filter(Number.isFinite), edges);
            assert.deepEqual(stretches.countEven(values, edges, perUnit), expected);
            assert.deepEqual(kernels.runs.countEven(doubles, edges, perUnit), expected);
          }
          kernels.release(values);
        }
      });
    }
  }

  for (const dtype of DTYPES) {
    it(`has the powers of its values around their mean, block by block: ${dtype}`, () => {
      for (const length of [2, 3, 2048, 2049, 70_001]) {
        const values = resident(normals(length, 100, 3), dtype);
        let sums: PairedSums = { n: 0, mean: 0, meanLow: 0, m2: 0, m3: 0, m4: 0 };
        assert.equal(
          stretches.powers(values, (...block) => (sums = mergePaired(sums, aboutMean(...block)))),
          true,
        );
        const doubles = Float64Array.from(values);
        const mean = doubles.reduce((sum, x) => sum + x, 0) / length;
        const power = (k: number): number => doubles.reduce((sum, x) => sum + (x - mean) ** k, 0);
        assert.equal(sums.n, length);
        assert.ok(Math.abs(sums.mean - mean) <= 1e-13 * mean);
        for (const [k, found] of [
          [2, sums.m2],
          [3, sums.m3],
          [4, sums.m4],
        ]) {
          const size = doubles.reduce((sum, x) => sum + Math.abs(x - mean) ** k, 0);
          assert.ok(Math.abs(found - power(k)) <= 1e-11 * size, `${k}: ${found}, ${power(k)}`);
        }
        kernels.release(values);
      }
    });
  }

  it('that lies elsewhere, or is longer than a kernel takes, is left to the caller', () => {
    const elsewhere = new Float64Array(5000);
    assert.equal(stretches.extent(elsewhere), undefined);
    assert.equal(
      stretches.powers(elsewhere, () => assert.fail()),
      false,
    );
    assert.equal(stretches.countUpper(elsewhere, tables), false);
    assert.equal(
      stretches.countUpper(resident(elsewhere, 'float64'), [new Uint32Array(UPPER_DIGITS), tables[1]]),
      false,
    );
    assert.equal(stretches.collectUpper(elsewhere, wanted, room), undefined);
    assert.equal(stretches.countEven(elsewhere, evenEdges(0, 1, 2), 2), undefined);
    assert.equal(stretches.extent(kernels.room(2 ** 22 + 1, 'float32')), undefined);
  });
});
