import assert from 'node:assert/strict';
import { BIN_RULES, histogram, tensor, type Histogram, type HistogramOptions } from '../../../src/core';
import { ok, problem } from '../outcome';
import { onEveryKernel } from '../kernels';

const of = (values: number[], options?: HistogramOptions): Histogram => ok(histogram([tensor(values)], options));
const shown = ({ edges, counts, rule }: Histogram) => [Array.from(edges), Array.from(counts[0]), rule];

onEveryKernel('histogram', () => {
  it('counts into bins that are half open, the last one closed', () => {
    assert.deepEqual(shown(of([0, 1, 1.5, 2, 3], { bins: 3 })), [[0, 1, 2, 3], [1, 2, 2], 'count']);
    assert.deepEqual(shown(of([0, 1, 2, 3, 9], { bins: [0, 1, 3] })), [[0, 1, 3], [1, 3], 'edges']);
  });

  it('puts several tensors on the same bins', () => {
    const { edges, counts } = ok(histogram([tensor([0, 10]), tensor([-1, 1, 1])], { bins: 11 }));
    assert.deepEqual([edges[0], edges[11]], [-1, 10]);
    assert.deepEqual(counts.map((row) => row.reduce((a, b) => a + b)), [2, 3]); // prettier-ignore
  });

  it('leaves NaN and infinities out, and has one bin where nothing is left', () => {
    assert.deepEqual(shown(of([1, NaN, 2, Infinity], { bins: 2 })), [[1, 1.5, 2], [1, 1], 'count']);
    assert.deepEqual(shown(of([NaN])), [[0, 1], [0], 'auto']);
    assert.deepEqual(shown(of([])), [[0, 1], [0], 'auto']);
  });

  it('puts half a unit around constant data', () => {
    assert.deepEqual(shown(of([3, 3])), [[2.5, 3.5], [2], 'auto']);
  });

  it('counts every value of the widest and the narrowest ranges that doubles have', () => {
    for (const values of [
      [-1.7e308, 0, 1.7e308],
      [0, 5e-324],
      [1, 1 + 2 ** -52],
    ]) {
      for (const bins of [1, 2, 10, 64]) {
        const { counts, edges } = of(values, { bins });
        assert.equal(counts[0].reduce((a, b) => a + b), values.length); // prettier-ignore
        assert.ok(edges.every(Number.isFinite));
      }
    }
  });

  it('cuts to a range when given one', () => {
    assert.deepEqual(shown(of([0, 1, 2, 3, 4], { bins: 2, range: [1, 3] })), [[1, 2, 3], [1, 2], 'count']);
  });

  // numpy.histogram_bin_edges(x, rule) for x = i² / 100, i = 0 … 99
  const bins = { auto: 8, fd: 5, doane: 10, scott: 5, rice: 10, sturges: 8, sqrt: 10 };
  for (const rule of BIN_RULES) {
    it(`has NumPy's number of bins under the rule ${rule}`, () => {
      const values = Array.from({ length: 100 }, (_, i) => (i * i) / 100);
      assert.equal(of(values, { bins: rule }).counts[0].length, bins[rule]);
    });
  }

  it('never has more bins than maxBins, however far outliers are', () => {
    const values = [...Array.from({ length: 1000 }, (_, i) => i / 1000), 1e12];
    assert.equal(of(values, { bins: 'fd', maxBins: 300 }).counts[0].length, 300);
  });

  it('refuses edges that do not ascend, impossible counts, unknown rules and ranges, saying so', () => {
    const x = [tensor([1, 2])];
    for (const bins of [[1], [2, 1], [0, NaN, 1], []])
      assert.equal(problem(histogram(x, { bins })).code, 'stats.edges');
    for (const bins of [0, -1, 1.5, 2e6, NaN]) assert.equal(problem(histogram(x, { bins })).code, 'stats.bins');
    assert.equal(problem(histogram(x, { bins: 'constructor' as 'fd' })).code, 'stats.bins');
    for (const maxBins of [0, -3, 2.5, NaN]) assert.equal(problem(histogram(x, { maxBins })).code, 'stats.bins');
    assert.ok(ok(histogram(x, { maxBins: Infinity })));
    for (const range of [
      [1, 0],
      [0, Infinity],
      [NaN, 1],
    ] as const) {
      assert.equal(problem(histogram(x, { bins: 3, range })).code, 'stats.range');
    }
  });
});
