import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  histogram,
  quantiles,
  summarize,
  summarizeAxes,
  tensor,
  toFloat64,
  transpose,
  type Summary,
} from '../../../src/core';
import { ok } from '../fixtures/compare';
import { elsewhere, RUNS, shapes, tensors } from './arbitrary';

const chunked = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 80 })
  .chain((values) => fc.tuple(fc.constant(values), fc.integer({ min: 1, max: values.length - 1 })));

const figuresOf = (values: readonly number[]): Summary => ok(summarize(tensor(values)));

describe('properties of the statistics, on random tensors', () => {
  it('do not depend on strides, direction or where the buffer starts', () => {
    fc.assert(
      fc.property(tensors(shapes(3)), (x) => {
        assert.deepEqual(close(ok(summarize(elsewhere(x)))), close(ok(summarize(x))));
      }),
      RUNS,
    );
  });

  it('along an axis are those of a transposed tensor along its place', () => {
    fc.assert(
      fc.property(tensors(shapes(3)), (x) => {
        const a = ok(summarizeAxes(x, { axes: 0 }));
        const b = ok(summarizeAxes(transpose(x, [1, 2, 0]), { axes: 2 }));
        toFloat64(a.mean).forEach((mean, i) =>
          assert.ok(Math.abs(mean - toFloat64(b.mean)[i]) <= 1e-12 * Math.abs(mean)),
        );
        assert.deepEqual(toFloat64(a.max), toFloat64(b.max));
      }),
      RUNS,
    );
  });

  it('of chunks, merged by the formula of Chan, Golub and LeVeque, are those of the whole', () => {
    fc.assert(
      fc.property(chunked, ([values, cut]) => {
        const [a, b, whole] = [values.slice(0, cut), values.slice(cut), values].map(figuresOf);
        const delta = b.mean - a.mean;
        const n = a.n + b.n;
        const m2 = a.variance * a.n + b.variance * b.n + (delta * delta * a.n * b.n) / n;
        const size = Math.max(...values.map(Math.abs), 1e-300);
        assert.ok(Math.abs(a.mean + (delta * b.n) / n - whole.mean) <= 1e-14 * size);
        assert.ok(Math.abs(m2 / n - whole.variance) <= 1e-13 * size * size);
        assert.equal(Math.min(a.min, b.min), whole.min);
        assert.equal(Math.max(a.max, b.max), whole.max);
        assert.equal(a.zeros + b.zeros, whole.zeros);
      }),
      RUNS,
    );
  });

  it('histograms of chunks on the same edges add up to that of the whole, and hold every finite value once', () => {
    fc.assert(
      fc.property(chunked, ([values, cut]) => {
        const { edges, counts } = ok(histogram([tensor(values)]));
        const parts = ok(histogram([tensor(values.slice(0, cut)), tensor(values.slice(cut))], { bins: edges }));
        counts[0].forEach((count, i) => assert.equal(parts.counts[0][i] + parts.counts[1][i], count));
        assert.equal(
          counts[0].reduce((sum, count) => sum + count, 0),
          values.length,
        );
      }),
      RUNS,
    );
  });

  it('quantiles never decrease, begin at the least and end at the greatest value', () => {
    fc.assert(
      fc.property(chunked, ([values]) => {
        const found = quantiles(tensor(values), [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]);
        assert.deepEqual([found[0], found[6]], [Math.min(...values), Math.max(...values)]);
        found.slice(1).forEach((q, i) => assert.ok(q >= found[i]));
      }),
      RUNS,
    );
  });
});

// Sums are taken in the order of memory, which differs.
function close({ mean, variance, std, skewness, excessKurtosis, l2, ...exact }: Summary): object {
  return { ...exact, sums: [mean, variance, std, skewness, excessKurtosis, l2].map((x) => Number(x.toPrecision(11))) };
}
