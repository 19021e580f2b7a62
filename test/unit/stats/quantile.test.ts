import assert from 'node:assert/strict';
import { quantiles, tensor } from '../../../src/core';
import { orderStatistics } from '../../../src/core/stats/select';
import { onEveryKernel } from '../kernels';

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

onEveryKernel('quantiles', () => {
  it('interpolate linearly between order statistics, as NumPy does', () => {
    assert.deepEqual(Array.from(quantiles(tensor([4, 1, 3, 2]), [0, 0.25, 0.5, 0.9, 1])), [1, 1.75, 2.5, 3.7, 4]);
  });

  it('leave NaN and infinities out, and are NaN when nothing is left', () => {
    assert.deepEqual(Array.from(quantiles(tensor([NaN, 3, Infinity, 1]), [0.5])), [2]);
    assert.deepEqual(Array.from(quantiles(tensor([NaN, -Infinity]), [0.5])), [NaN]);
    assert.deepEqual(Array.from(quantiles(tensor([]), [0.5])), [NaN]);
  });

  it('do not overflow between the ends of the range', () => {
    assert.deepEqual(Array.from(quantiles(tensor([-1.7e308, 1.7e308]), [0.5, 1])), [0, 1.7e308]);
  });

  it('refuse a p outside [0, 1] with a RangeError', () => {
    assert.throws(() => quantiles(tensor([1]), [2]), RangeError);
  });
});

onEveryKernel('order statistics', () => {
  const next = random(7);
  const cases: Record<string, (i: number) => number> = {
    'of both signs and all sizes': () => (next() - 0.5) * 10 ** (600 * next() - 300),
    'that share their upper bits': () => 1 + next() * 1e-10,
    'that differ in the last bits only': (i) => 1 + (i % 97) * 2 ** -52,
    'with many ties': () => Math.floor(next() * 4) - 2,
    'that ascend': (i) => i,
    'that are all the same': () => -3,
    'with infinities and zeros of both signs': (i) => [Infinity, -Infinity, 0, -0, 1][i % 5],
    'that are subnormal': () => Math.round((next() - 0.5) * 1000) * 5e-324,
  };
  for (const [name, value] of Object.entries(cases)) {
    it(`${name} are those of the sorted values`, () => {
      for (const n of [1, 2, 23, 24, 2047, 2048, 20000]) {
        const values = Float64Array.from({ length: n }, (_, i) => value(i));
        const sorted = values.slice().sort();
        const ranks = [0, n - 1, n >> 1, n >> 2, Math.floor(n * 0.99), n >> 1];
        const found = orderStatistics(values, n, ranks);
        // Numbers, not bits: -0 and 0 are one value.
        assert.deepEqual(found.map((x) => x + 0), ranks.map((rank) => sorted[rank] + 0)); // prettier-ignore
      }
    });
  }
});
