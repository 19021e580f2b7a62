import assert from 'node:assert/strict';
import { breakdown, summarize, tensor, tensorOf } from '../../../src/core';
import { chartOf } from '../../../src/engine/chart';

function chart(values: Float64Array, rows: number) {
  const outcome = breakdown(tensorOf(values, [rows, values.length / rows], 'float64'), undefined, 0);
  assert.ok('ok' in outcome);
  return chartOf(outcome.ok);
}

describe('the chart of a breakdown', () => {
  it('has a point for each index as long as there are at most 400', () => {
    const { index, before, after } = chart(Float64Array.of(1, 3, 10, 20), 2);
    assert.deepEqual(index, [0, 1]);
    assert.deepEqual(before.mean, [2, 15]);
    assert.deepEqual(
      [before.min, before.max, before.std],
      [
        [1, 10],
        [3, 20],
        [1, 5],
      ],
    );
    assert.equal(after, undefined);
  });

  it('merges indices beyond that into points whose mean, σ, least and greatest are those of all their values', () => {
    const values = Float64Array.from({ length: 2000 * 3 }, (_, i) => Math.sin(i * 12.9898) * 43758.5453 + 1e6);
    const { index, before } = chart(values, 2000);
    assert.equal(index.length, 400);
    index.forEach((start, point) => {
      const whole = summarize(tensor(values.subarray(start * 3, (start + 5) * 3)));
      assert.ok('ok' in whole);
      assert.ok(Math.abs(before.mean[point] - whole.ok.mean) < 1e-9 * Math.abs(whole.ok.mean));
      assert.ok(Math.abs(before.std[point] - whole.ok.std) < 1e-9 * whole.ok.std);
      assert.deepEqual([before.min[point], before.max[point]], [whole.ok.min, whole.ok.max]);
    });
  });

  it('leaves rows without a value out of a point, and is NaN where there is nothing else', () => {
    const values = Float64Array.from({ length: 800 }, (_, i) => (i < 2 || i % 2 === 0 ? NaN : i));
    const { before } = chart(values, 800);
    assert.ok(Number.isNaN(before.mean[0]));
    assert.deepEqual([before.mean[1], before.min[1], before.max[1], before.std[1]], [3, 3, 3, 0]);
  });
});
