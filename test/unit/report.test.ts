import assert from 'node:assert/strict';
import { breakdown, histogram, makeReport, ROW_FLAGS, tensor, transpose } from '../../src/core';
import { ok, problem } from './outcome';

describe('makeReport', () => {
  const x = tensor([[1, 2, 3, NaN], [4, 5, 9, Infinity]]); // prettier-ignore

  it('summarises before and after, and counts both on the same bins', () => {
    const { report, normalized } = ok(makeReport(x, { scheme: 'layer' }));
    assert.deepEqual([report.before.n, report.before.nan, report.before.posInf, report.before.mean], [6, 1, 1, 4]);
    assert.ok(Math.abs(report.after.mean) < 1e-15);
    assert.ok(
      report.histogram.edges[0] <= report.after.min && (report.histogram.edges.at(-1) ?? 0) >= report.before.max,
    );
    assert.deepEqual(report.histogram.counts.map((row) => row.reduce((a, b) => a + b)), [6, 6]); // prettier-ignore
    assert.equal(report.scheme, normalized.scheme);
  });

  it('counts before and after on bins of their own too, from their least to their greatest value', () => {
    for (const nanPolicy of ['omit', 'propagate'] as const) {
      const { report } = ok(makeReport(x, { scheme: 'layer', nanPolicy }));
      const [before, after] = report.ownHistograms;
      assert.deepEqual([before.edges[0], before.edges.at(-1)], [1, 9]);
      assert.equal(
        before.counts[0].reduce((a, b) => a + b),
        6,
      );
      assert.deepEqual(before.counts, ok(histogram([x])).counts);
      assert.equal(after.counts.length, 1);
    }
  });

  it('carries the running statistics of batch norm in training only', () => {
    assert.equal(ok(makeReport(x, { scheme: 'batch' })).report.running?.mean.length, 4);
    assert.equal(ok(makeReport(x, { scheme: 'layer' })).report.running, undefined);
  });

  it('takes bins and quantiles as asked', () => {
    const { report } = ok(makeReport(x, { scheme: 'layer' }, { histogram: { bins: 5 }, quantiles: [0.1] }));
    assert.deepEqual([report.histogram.counts[0].length, report.before.quantiles.length], [5, 1]);
  });

  it('answers with the scheme’s problem when there is one', () => {
    assert.equal(problem(makeReport(x, { scheme: 'batch', channelAxis: 7 })).code, 'scheme.axis');
    assert.equal(problem(makeReport(x, { scheme: 'batch', nanPolicy: 'error' })).code, 'scheme.nan');
  });

  it('reports on empty and 0-d tensors', () => {
    assert.equal(ok(makeReport(tensor([], { shape: [0, 3] }), { scheme: 'batch' })).report.before.count, 0);
    assert.equal(ok(makeReport(tensor(3), { scheme: 'layer' })).report.after.mean, 0);
  });
});

describe('breakdown', () => {
  const x = tensor([[1, 0, 7, NaN], [2, 0, 7, 1], [3, 0, 7, Infinity]]); // prettier-ignore

  it('has the statistics at every index of an axis, before and after', () => {
    const { axis, length, before, after } = ok(breakdown(x, x, -1));
    assert.deepEqual([axis, length], [1, 4]);
    const rows = ['n', 'nan', 'inf', 'mean', 'std', 'min', 'q1', 'median', 'q3', 'max'] as const;
    assert.deepEqual(rows.map((row) => before[row][0]), [3, 0, 0, 2, Math.sqrt(2 / 3), 1, 1.5, 2, 2.5, 3]); // prettier-ignore
    assert.deepEqual(rows.map((row) => before[row][3]), [1, 1, 1, 1, 0, 1, 1, 1, 1, 1]); // prettier-ignore
    assert.deepEqual(after, before);
  });

  it('flags what is constant, dead, NaN or infinite', () => {
    const { flags } = ok(breakdown(x, undefined, 1));
    assert.deepEqual(Array.from(flags), [0, ROW_FLAGS.dead, ROW_FLAGS.constant, ROW_FLAGS.nan + ROW_FLAGS.inf]);
  });

  it('does not flag a single value as constant', () => {
    assert.deepEqual(Array.from(ok(breakdown(tensor([0, 5]), undefined, 0)).flags), [0, 0]);
  });

  it('is the same on a transposed tensor, and over any axis of many', () => {
    assert.deepEqual(ok(breakdown(transpose(x), undefined, 0)).before, ok(breakdown(x, undefined, 1)).before);
    const deep = tensor(
      Float64Array.from({ length: 5 * 40 * 3 }, (_, i) => Math.sin(i)),
      { shape: [5, 40, 3] },
    );
    const { mean } = ok(breakdown(deep, undefined, 1)).before;
    for (let i = 0; i < 40; i++) {
      let sum = 0;
      for (let a = 0; a < 5; a++) for (let c = 0; c < 3; c++) sum += Math.sin(a * 120 + i * 3 + c);
      assert.ok(Math.abs(mean[i] - sum / 15) < 1e-15);
    }
  });

  it('of a 0-d tensor has one index, of an empty axis none', () => {
    assert.equal(ok(breakdown(tensor(4), undefined, 0)).before.mean[0], 4);
    assert.equal(ok(breakdown(tensor([], { shape: [0, 3] }), undefined, 0)).length, 0);
  });

  it('refuses an axis that does not exist', () => {
    assert.equal(problem(breakdown(x, undefined, 2)).code, 'scheme.axis');
  });
});
