import assert from 'node:assert/strict';
import { cast, normalize, tensor, toFloat64, type SchemeParams } from '../../../src/core';
import { ok } from '../fixtures/compare';
import { exactNormalized } from './oracle';
import { normals } from './random';
import { absolute, compare, errorInUlps, rational, roundTo, subtract, type FloatName, type Rational } from './rational';
import { onEveryKernel } from '../kernels';

// Milliseconds; busy machines are several times slower than idle ones.
const SLOW_MACHINE = 60_000;

const N = 600;
const WITHIN = rational(1e-12);

const SCHEMES: Readonly<Record<string, { params: SchemeParams; shape: number[]; eps: number; centered: boolean }>> = {
  input: { params: { scheme: 'input' }, shape: [N, 1], eps: 0, centered: true },
  batch: { params: { scheme: 'batch', eps: 1e-5 }, shape: [N / 3, 1, 3], eps: 1e-5, centered: true },
  layer: { params: { scheme: 'layer', eps: 1e-5 }, shape: [1, N], eps: 1e-5, centered: true },
  instance: { params: { scheme: 'instance', eps: 1e-3 }, shape: [1, 1, N], eps: 1e-3, centered: true },
  group: { params: { scheme: 'group', numGroups: 1, eps: 1e-5 }, shape: [1, 6, N / 6], eps: 1e-5, centered: true },
  rms: { params: { scheme: 'rms', eps: 1e-6 }, shape: [1, N], eps: 1e-6, centered: false },
};

/** The worst error of a result in a dtype, in its ulps from the correctly rounded value. */
function stepsFromRounded(actual: Float64Array, exact: readonly Rational[], dtype: FloatName): number {
  return exact.reduce((worst, value, i) => {
    const rounded = roundTo(value, dtype);
    return Math.max(worst, rounded === actual[i] ? 0 : errorInUlps(actual[i], rational(rounded), dtype));
  }, 0);
}

onEveryKernel('normalized values against exact arithmetic', function () {
  this.timeout(SLOW_MACHINE);

  for (const [name, { params, shape, eps, centered }] of Object.entries(SCHEMES)) {
    for (const offset of [0, 1e3, 1e6, 1e9]) {
      it(`${name} in float64 at an offset of ${offset} σ is within 1e-12`, () => {
        const values = normals(N, 11, offset);
        const output = toFloat64(ok(normalize(tensor(values, { shape }), params)).output);
        exactNormalized(values, eps, centered).forEach((exact, i) => {
          const error = absolute(subtract(rational(output[i]), exact));
          assert.ok(compare(error, WITHIN) <= 0, `element ${i}: ${output[i]}`);
        });
      });
    }

    for (const [dtype, most] of [
      ['float32', 1],
      ['float16', 0],
      ['bfloat16', 0],
    ] as const) {
      it(`${name} in ${dtype} is ${most === 0 ? 'correctly rounded' : 'never more than 1 ulp from the correctly rounded value'}`, () => {
        for (const offset of [0, 3, 1000]) {
          const x = cast(tensor(normals(N, 12, offset, offset ? 5 : 1), { shape }), dtype);
          const output = toFloat64(ok(normalize(x, { ...params, resultDtype: 'input' })).output);
          const exact = exactNormalized(toFloat64(x), eps, centered);
          const steps = stepsFromRounded(output, exact, dtype);
          assert.ok(steps <= most, `${steps} ulp at an offset of ${offset}`);
        }
      });
    }
  }

  it('a float32 tensor of offset 10^7, whose σ float32 arithmetic loses, is correctly rounded all the same', () => {
    const x = cast(tensor(normals(N, 13, 1e7, 4), { shape: [1, N] }), 'float32');
    const output = toFloat64(ok(normalize(x, { scheme: 'layer', eps: 0, resultDtype: 'input' })).output);
    assert.ok(stepsFromRounded(output, exactNormalized(toFloat64(x), 0), 'float32') <= 1);
  });
});
