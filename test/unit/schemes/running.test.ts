import assert from 'node:assert/strict';
import { normalize, tensor, trackRunning, type SchemeParams } from '../../../src/core';
import { ok, problem } from '../outcome';
import { onEveryKernel } from '../kernels';

// Channel means 2 and 20, biased variances 1 and 100, unbiased 2 and 200.
const batch = tensor([[1, 10], [3, 30]]); // prettier-ignore
const start = { runningMean: tensor([10, 10]), runningVar: tensor([4, 4]) };

function running(params: Omit<SchemeParams, 'scheme'>): [mean: number[], variance: number[], tracked: number] {
  const found = ok(normalize(batch, { scheme: 'batch', ...params })).running;
  assert.ok(found);
  return [Array.from(found.mean), Array.from(found.variance), found.batchesTracked];
}

onEveryKernel('running statistics', () => {
  it('PyTorch: momentum is the new batch’s share, and the variance is the unbiased one', () => {
    assert.deepEqual(running({ ...start, momentum: 0.5 }), [[6, 15], [3, 102], 1]);
    assert.deepEqual(running({ ...start, momentum: 0 }), [[10, 10], [4, 4], 1]);
    assert.deepEqual(running({ ...start, momentum: 1 }), [[2, 20], [2, 200], 1]);
  });

  it('Keras and ONNX: momentum is the old value’s share, and the variance is the biased one', () => {
    for (const convention of ['keras', 'onnx'] as const) {
      assert.deepEqual(running({ ...start, convention, momentum: 0.75 }), [[8, 12.5], [3.25, 28], 1]);
    }
  });

  it('have each convention’s momentum by default', () => {
    assert.deepEqual(running({})[0], [0.2, 2]);
    for (const [convention, momentum] of [
      ['keras', 0.99],
      ['onnx', 0.9],
    ] as const) {
      assert.deepEqual(running({ convention })[0], [(1 - momentum) * 2, (1 - momentum) * 20]);
    }
  });

  it('start from mean 0 and variance 1, as every framework does', () => {
    assert.deepEqual(running({ momentum: 0.5 }), [[1, 10], [1.5, 100.5], 1]);
  });

  it('are the plain average of the batches with momentum null', () => {
    const other = tensor([[5, 40], [7, 60]]); // prettier-ignore
    const tracked = ok(trackRunning([batch, other, batch], { momentum: null }));
    assert.deepEqual(Array.from(tracked.mean, (v) => Math.round(v * 1e12) / 1e12), [(2 + 6 + 2) / 3, 30].map((v) => Math.round(v * 1e12) / 1e12)); // prettier-ignore
    assert.equal(tracked.batchesTracked, 3);
    assert.deepEqual(running({ ...start, momentum: null, batchesTracked: 3 }), [[8, 12.5], [3.5, 53], 4]);
  });

  it('after a sequence are those of its batches one after the other', () => {
    const batches = [batch, tensor([[5, 5], [6, 8]]), batch]; // prettier-ignore
    const tracked = ok(trackRunning(batches, { ...start, momentum: 0.3 }));
    let carried: Omit<SchemeParams, 'scheme'> = { ...start, momentum: 0.3 };
    for (const each of batches) {
      const next = ok(normalize(each, { scheme: 'batch', ...carried })).running;
      assert.ok(next);
      carried = { momentum: 0.3, runningMean: tensor(next.mean), runningVar: tensor(next.variance), batchesTracked: next.batchesTracked }; // prettier-ignore
    }
    assert.deepEqual(carried.runningMean, tensor(tracked.mean));
    assert.deepEqual(carried.runningVar, tensor(tracked.variance));
    assert.equal(tracked.batchesTracked, 3);
  });

  it('keep what a channel had when NaN leaves it no value, or no unbiased variance', () => {
    const holed = tensor([[NaN, 1], [NaN, NaN]]); // prettier-ignore
    const { mean, variance } = ok(trackRunning([holed], { ...start, momentum: 0.5 }));
    assert.deepEqual(
      [Array.from(mean), Array.from(variance)],
      [
        [10, 5.5],
        [4, 4],
      ],
    );
  });

  it('refuse no batches, one value per channel, and a momentum outside [0, 1]', () => {
    assert.equal(problem(trackRunning([], {})).code, 'scheme.noBatches');
    assert.equal(problem(trackRunning([batch, tensor([[1, 2]])], {})).code, 'scheme.oneValue');
    for (const momentum of [-0.1, 1.1, NaN])
      assert.equal(problem(trackRunning([batch], { momentum })).code, 'scheme.momentum');
  });
});
