import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  histogram,
  mergeSummaries,
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
import { onEveryKernel } from '../kernels';

// Milliseconds; busy machines are several times slower than idle ones.
const SLOW_MACHINE = 60_000;

const chunked = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 80 })
  .chain((values) => fc.tuple(fc.constant(values), fc.integer({ min: 1, max: values.length - 1 })));

const figuresOf = (values: readonly number[]): Summary => ok(summarize(tensor(values)));

onEveryKernel('properties of the statistics, on random tensors', function () {
  this.timeout(SLOW_MACHINE);

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

  it('of chunks, merged, are those of the whole, wherever it is cut and however often', () => {
    fc.assert(
      fc.property(chunked, ([values, cut]) => {
        const whole = figuresOf(values);
        const single = mergeSummaries(values.map((value) => figuresOf([value])));
        const halves = mergeSummaries([figuresOf(values.slice(0, cut)), figuresOf([]), figuresOf(values.slice(cut))]);
        for (const merged of [single, halves]) {
          agree(merged, whole, Math.max(...values.map(Math.abs)));
          for (const figure of ['count', 'n', 'nan', 'zeros', 'min', 'max'] as const)
            assert.equal(merged[figure], whole[figure]);
        }
      }),
      RUNS,
    );
  });

  it('of chunks with NaN and ±Inf keep their counts, and of no chunk are those of nothing', () => {
    const merged = mergeSummaries([figuresOf([NaN, 1, Infinity]), figuresOf([-Infinity, NaN])]);
    assert.deepEqual(
      [merged.count, merged.n, merged.nan, merged.posInf, merged.negInf, merged.mean],
      [5, 1, 2, 1, 1, 1],
    );
    const { quantiles: _, ...nothing } = figuresOf([]);
    assert.deepEqual(mergeSummaries([]), { ...nothing, quantiles: [] });
    assert.throws(() => mergeSummaries([{ ...merged, ddof: 1 }, merged]), RangeError);
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

/** The merged figures lose some digits where chunks lie far apart: errors are measured against the values' own size. */
function agree(merged: Summary, whole: Summary, size: number): void {
  assert.ok(Math.abs(merged.mean - whole.mean) <= 1e-14 * size, 'mean');
  assert.ok(Math.abs(merged.variance - whole.variance) <= 1e-13 * size * size, 'variance');
  assert.ok(Math.abs(merged.l2 - whole.l2) <= 1e-13 * whole.l2, 'l2');
  // Third and fourth powers of tiny deviations leave the range of a double.
  if (!(whole.std > 1e-3 * size) || size < 1e-70) return;
  assert.ok(Math.abs(merged.skewness - whole.skewness) <= 1e-8, `skewness ${merged.skewness}`);
  assert.ok(
    Math.abs(merged.excessKurtosis - whole.excessKurtosis) <= 1e-6 * (whole.excessKurtosis + 4),
    `kurtosis ${merged.excessKurtosis}`,
  );
}

// Sums are taken in the order of memory, which differs.
function close({ mean, variance, std, skewness, excessKurtosis, l2, ...exact }: Summary): object {
  return { ...exact, sums: [mean, variance, std, skewness, excessKurtosis, l2].map((x) => Number(x.toPrecision(11))) };
}
