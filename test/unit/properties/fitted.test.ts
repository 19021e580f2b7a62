import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyInput, drift, fitInput, invertInput, normalize, parseFitted, toFloat64 } from '../../../src/core';
import { ok } from '../fixtures/compare';
import { RUNS, shapes, tensors } from './arbitrary';

// Milliseconds; busy machines are several times slower than idle ones.
const SLOW_MACHINE = 60_000;

describe('properties of fitted input statistics, on random tensors', function () {
  this.timeout(SLOW_MACHINE);

  it('the inverse of apply is the identity', () => {
    fc.assert(
      fc.property(tensors(shapes(2, 3)), (x) => {
        const fitted = ok(fitInput(x));
        const back = toFloat64(ok(invertInput(ok(applyInput(x, fitted)), fitted)));
        const reach = Math.max(...toFloat64(x).map(Math.abs));
        toFloat64(x).forEach((value, i) =>
          assert.ok(Math.abs(back[i] - value) <= 4 * 2 ** -52 * reach, `${back[i]}, not ${value}`),
        );
      }),
      RUNS,
    );
  });

  it('applied to what they were fitted on they are input normalization', () => {
    fc.assert(
      fc.property(tensors(shapes(3)), (x) => {
        const applied = toFloat64(ok(applyInput(x, ok(fitInput(x)))));
        const normalized = toFloat64(ok(normalize(x, { scheme: 'input' })).output);
        applied.forEach((value, i) => assert.ok(Math.abs(value - normalized[i]) <= 1e-11));
      }),
      RUNS,
    );
  });

  it('survive JSON to the bit', () => {
    fc.assert(
      fc.property(tensors(shapes(2, 3)), (x) => {
        const fitted = ok(fitInput(x, { ddof: 1 }));
        assert.deepEqual(ok(parseFitted(JSON.stringify(fitted))), fitted);
      }),
      RUNS,
    );
  });

  it('have not drifted from themselves', () => {
    fc.assert(
      fc.property(tensors(shapes(2, 3)), (x) => {
        const { meanShift, scaleRatio, outside, psi } = ok(drift(x, ok(fitInput(x))));
        for (let i = 0; i < meanShift.length; i++) {
          assert.ok(Math.abs(meanShift[i]) <= 1e-12 && Math.abs(scaleRatio[i] - 1) <= 1e-12);
          assert.deepEqual([outside[i], psi[i]], [0, 0]);
        }
      }),
      RUNS,
    );
  });
});
