import assert from 'node:assert/strict';
import { tensor } from '../../../src/core';
import { batchSize, type BatchSize } from '../../../src/core/advice/batch-size';
import { ok } from '../fixtures/compare';
import { made } from './data';

const BATCH = { scheme: 'batch', channelAxis: 1 } as const;

function of(shape: readonly number[], m: number, change?: Parameters<typeof made>[2]): BatchSize {
  return ok(batchSize(tensor(Array.from(made(shape, 7, change)), { shape }), BATCH, m));
}

describe('another batch size', () => {
  it('of 4 leaves the variance of independent values ±√(2/3) uncertain, as measured on normal data', () => {
    const { n, varianceError, meanError, measured } = of([2000, 3], 4);
    assert.deepEqual([n, varianceError, meanError], [4, Math.sqrt(2 / 3), 0.5]);
    assert.ok(measured);
    // The biased variance of 4 is ¾ of σ² on average: √((√(2/3)·¾)² + ¼²) = 0.66.
    assert.ok(Math.abs(measured.variance.median - 0.66) < 0.1, String(measured.variance.median));
    assert.ok(Math.abs(measured.mean.median - 0.5) < 0.05, String(measured.mean.median));
    assert.ok(measured.oneSigma[0] < 0.8 && measured.oneSigma[1] > 1.8, String(measured.oneSigma));
  });

  it('counts every position of a sample', () => {
    assert.equal(of([8, 2, 5, 5], 4).n, 100);
  });

  it('finds the spread that positions of one sample share, which theory does not see', () => {
    const { meanError, measured } = of([64, 1, 100], 4, (x, [sample]) => 0.1 * x + 3 * Math.sin(sample * 12.9898));
    assert.ok((measured?.mean.median ?? 0) > 5 * meanError);
  });

  it('gives the same answer to the same data, whatever their offset', () => {
    const near = of([40, 2], 4);
    const far = of([40, 2], 4, (x) => x + 1e6);
    assert.deepEqual(of([40, 2], 4), near);
    assert.ok(Math.abs((far.measured?.variance.median ?? NaN) - (near.measured?.variance.median ?? NaN)) < 1e-6);
  });

  it('is measured over what has spread: neither a constant channel nor NaN spoils it', () => {
    const { measured } = of([50, 3], 5, (x, [n, c]) => (c === 1 ? 7 : n === 3 ? NaN : x));
    assert.equal(measured?.channels, 2);
    assert.ok(Number.isFinite(measured.variance.worst));
    assert.notEqual(measured.variance.worstChannel, 1);
    assert.equal(of([50, 1], 5, () => 7).measured, undefined);
  });

  it('is measured only where there are more samples than that', () => {
    assert.equal(of([4, 3], 4).measured, undefined);
    assert.equal(of([4, 3], 100).measured, undefined);
    assert.equal(of([0, 3], 4).measured, undefined);
    assert.ok(of([5, 3], 4).measured);
  });

  it('is refused where it means nothing', () => {
    const x = tensor([1, 2, 3, 4], { shape: [2, 2] });
    for (const [scheme, m] of [
      [BATCH, 0],
      [BATCH, 1.5],
      [{ scheme: 'layer' }, 4],
      [{ scheme: 'batch', channelAxis: 0 }, 4],
    ] as const) {
      const outcome = batchSize(x, scheme, m);
      assert.equal('err' in outcome && outcome.err.code, 'scheme.batchSize');
    }
  });
});
