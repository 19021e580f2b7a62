import assert from 'node:assert/strict';
import {
  summarize,
  summarizeAxes,
  tensor,
  toNested,
  transpose,
  type AxesSummaryOptions,
  type Nested,
  type Summary,
  type SummaryOptions,
} from '../../../src/core';
import { ok, problem } from '../outcome';
import { onEveryKernel } from '../kernels';

const of = (values: Nested, options?: SummaryOptions): Summary => ok(summarize(tensor(values), options));

onEveryKernel('summarize', () => {
  it('counts NaN and the infinities apart and takes every other figure over the finite values', () => {
    const summary = of([1, NaN, 0, Infinity, -Infinity, NaN, 5, -0]);
    assert.deepEqual(
      [summary.count, summary.n, summary.nan, summary.posInf, summary.negInf, summary.zeros],
      [8, 4, 2, 1, 1, 2],
    );
    assert.deepEqual([summary.mean, summary.min, summary.max, summary.variance], [1.5, 0, 5, 4.25]);
    assert.equal(summary.l2, Math.sqrt(26));
  });

  it('divides by n - ddof, and says which', () => {
    assert.deepEqual([of([1, 2, 3, 4]).variance, of([1, 2, 3, 4]).ddof], [1.25, 0]);
    assert.deepEqual([of([1, 2, 3, 4], { ddof: 1 }).variance, of([1, 2, 3, 4], { ddof: 1 }).ddof], [5 / 3, 1]);
  });

  it('has NaN for what has no definition: everything of nothing, the variance of one value at ddof 1, the shape of a constant', () => {
    const nothing = of([]);
    assert.deepEqual([nothing.n, nothing.l2, nothing.mean, nothing.min, nothing.std], [0, 0, NaN, NaN, NaN]);
    assert.deepEqual(nothing.quantiles[1], { p: 0.5, value: NaN });
    const one = of(7, { ddof: 1 });
    assert.deepEqual([one.mean, one.variance, one.min, one.max], [7, NaN, 7, 7]);
    const constant = of([0.1, 0.1, 0.1]);
    assert.deepEqual(
      [constant.mean, constant.variance, constant.skewness, constant.excessKurtosis],
      [0.1, 0, NaN, NaN],
    );
  });

  it('has the biased skewness and excess kurtosis of SciPy', () => {
    // scipy.stats.skew, kurtosis of [1, 2, 3, 10]
    const { skewness, excessKurtosis } = of([1, 2, 3, 10]);
    assert.ok(Math.abs(skewness - 1.0182337649086284) < 1e-15);
    assert.ok(Math.abs(excessKurtosis - -0.7696) < 1e-15);
  });

  it('keeps its digits at an offset of a billion σ', () => {
    const { mean, variance } = of([1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 6]);
    assert.deepEqual([mean, variance], [1e9 + 3, 3.5]);
  });

  it('neither overflows nor underflows where the figure itself does not', () => {
    const huge = of([1e308, -1e308, 1.7e308, 1.7e308]);
    assert.equal(huge.mean, 0.85e308);
    assert.equal(huge.variance, Infinity);
    assert.ok(Math.abs(huge.std / 1.1056672193747992e308 - 1) < 1e-15);
    assert.equal(huge.l2, Infinity);
    const tiny = of([1e-200, 3e-200]);
    assert.deepEqual([tiny.mean, tiny.std, tiny.variance], [2e-200, 1e-200, 0]);
    assert.ok(Math.abs(of([3e-200, 4e-200]).l2 / 5e-200 - 1) < 1e-15);
    assert.deepEqual(of([5e-324, 15e-324]).mean, 1e-323);
  });

  it('propagates as IEEE arithmetic does when asked', () => {
    const nan = of([1, NaN, 3], { nanPolicy: 'propagate' });
    assert.deepEqual([nan.n, nan.mean, nan.std, nan.min, nan.l2, nan.quantiles[1].value], [3, NaN, NaN, NaN, NaN, NaN]);
    const inf = of([1, Infinity, 3], { nanPolicy: 'propagate' });
    assert.deepEqual([inf.mean, inf.variance, inf.min, inf.max, inf.l2], [Infinity, NaN, 1, Infinity, Infinity]);
    assert.equal(inf.quantiles[1].value, 3);
    assert.equal(of([Infinity, -Infinity], { nanPolicy: 'propagate' }).mean, NaN);
    const down = of([-Infinity, -Infinity], { nanPolicy: 'propagate' });
    assert.deepEqual([down.min, down.max], [-Infinity, -Infinity]);
  });

  it('refuses NaN and infinities when asked, and a quantile outside [0, 1] always', () => {
    const refused = problem(summarize(tensor([1, NaN, Infinity]), { nanPolicy: 'error' }));
    assert.deepEqual([refused.code, refused.args], ['stats.nan', { nan: 1, inf: 1 }]);
    for (const p of [-0.1, 1.1, NaN]) {
      assert.equal(problem(summarize(tensor([1]), { quantiles: [p] })).code, 'stats.quantile');
    }
  });

  it('reads integers of 64 bits, bool and narrow floats', () => {
    assert.equal(ok(summarize(tensor([2n ** 40n, 2n ** 40n + 2n], { dtype: 'int64' }))).mean, 2 ** 40 + 1);
    assert.equal(ok(summarize(tensor([true, false, true, true], { dtype: 'bool' }))).mean, 0.75);
    assert.equal(ok(summarize(tensor([1, 2, 4], { dtype: 'bfloat16' }))).max, 4);
  });
});

onEveryKernel('options out of a message', () => {
  it('a ddof or policy that is not known is refused', () => {
    for (const options of [{ ddof: 0.5 }, { ddof: 5 }, { ddof: NaN }, { nanPolicy: 'toString' }] as SummaryOptions[]) {
      assert.equal(problem(summarize(tensor([1, 2]), options)).code, 'scheme.unknown');
      assert.equal(problem(summarizeAxes(tensor([1, 2]), options)).code, 'scheme.unknown');
    }
  });
});

onEveryKernel('summarizeAxes', () => {
  const x = tensor([[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 24]]]); // prettier-ignore
  const means = (options: AxesSummaryOptions): Nested => toNested(ok(summarizeAxes(x, options)).mean);

  it('reduces any axis or axes, negative from the end', () => {
    assert.deepEqual(means({ axes: 0 }), [[4, 5], [6, 7], [8, 15]]); // prettier-ignore
    assert.deepEqual(means({ axes: -1 }), [[1.5, 3.5, 5.5], [7.5, 9.5, 17.5]]); // prettier-ignore
    assert.deepEqual(means({ axes: [0, 2] }), [4.5, 6.5, 11.5]);
    assert.deepEqual(means({ axes: [-2, 0] }), [6, 9]);
    assert.deepEqual(means({}), 7.5);
  });

  it('keeps reduced axes at length 1 with keepdims', () => {
    assert.deepEqual(ok(summarizeAxes(x, { axes: [0, 2], keepdims: true })).mean.shape, [1, 3, 1]);
  });

  it('reduces nothing with no axes: every element is its own mean', () => {
    assert.deepEqual(means({ axes: [] }), toNested(x));
  });

  it('is the same on a transposed tensor as on its copy', () => {
    const figures = ok(summarizeAxes(transpose(x), { axes: [2, 0] }));
    assert.deepEqual(toNested(figures.mean), [4.5, 6.5, 11.5]);
    assert.deepEqual(toNested(figures.quantiles[1].values), [4.5, 6.5, 8.5]);
  });

  it('has shape but no values along empty axes, and NaN for sets of nothing', () => {
    const empty = tensor([], { shape: [0, 3] });
    assert.deepEqual(toNested(ok(summarizeAxes(empty, { axes: 0 })).mean), [NaN, NaN, NaN]);
    assert.deepEqual(ok(summarizeAxes(empty, { axes: 1 })).mean.shape, [0]);
  });

  it('names the axis that does not exist or stands twice', () => {
    const missing = problem(summarizeAxes(x, { axes: 3 }));
    assert.deepEqual([missing.code, missing.args], ['scheme.axis', { axis: 3, ndim: 3, last: 2, shape: '[2, 3, 2]' }]);
    assert.equal(problem(summarizeAxes(x, { axes: [0, -3] })).code, 'scheme.axisTwice');
    assert.equal(problem(summarizeAxes(x, { axes: 0.5 })).code, 'scheme.axis');
  });
});
