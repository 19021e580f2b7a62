import assert from 'node:assert/strict';
import { normalize, summarize, tensor, toFloat64, trackRunning } from '../../../src/core';
import { ok } from '../fixtures/compare';
import { exactMoments } from './oracle';
import { normals, uniform } from './random';
import { errorInUlps } from './rational';
import { onEveryKernel } from '../kernels';

// Milliseconds; busy machines are several times slower than idle ones.
const SLOW_MACHINE = 60_000;

// NORMSCOPE_SLOW=1 adds ten million values, which take the oracle half a minute.
const SLOW = process.env.NORMSCOPE_SLOW === '1';
const SIZES = [1, 2, 3, 10, 1000, 100_000, ...(SLOW ? [1_000_000, 10_000_000] : [])];

const DATA: Readonly<Record<string, (n: number) => Float64Array>> = {
  'normal values': (n) => normals(n, n),
  'an offset of 10^9 σ': (n) => normals(n, n + 1, 1e9),
  'an offset of -10^9 σ, σ = 10^-3': (n) => normals(n, n + 2, -1e6, 1e-3),
  'magnitudes over 80 decades': (n) => {
    const next = uniform(n + 3);
    return Float64Array.from({ length: n }, () => (next() - 0.5) * 10 ** (80 * next() - 40));
  },
  'alternating ±10^8 with small differences': (n) =>
    Float64Array.from({ length: n }, (_, i) => (i % 2 ? 1e8 : -1e8) + 1 / (i + 1)),
  'a ramp of integers': (n) => Float64Array.from({ length: n }, (_, i) => i),
  'squares that leave the range of a double': (n) => normals(n, n + 4, 0, 1e200),
  'squares below the least double': (n) => normals(n, n + 5, 0, 1e-170),
};

onEveryKernel('mean and variance against exact arithmetic', function () {
  this.timeout(SLOW_MACHINE);

  for (const [name, make] of Object.entries(DATA)) {
    for (const n of SIZES) {
      it(`${n} values, ${name}: mean within 4 ulp of mean |x|, variance within 16 ulp`, () => {
        const values = make(n);
        const exact = exactMoments(values);
        for (const ddof of [0, 1] as const) {
          if (n <= ddof) continue;
          const { mean, variance } = ok(summarize(tensor(values), { ddof, quantiles: [] }));
          assert.ok(errorInUlps(mean, exact.mean, 'float64', exact.meanSize) <= 4, `mean ${mean}`);
          if (Number.isFinite(variance))
            assert.ok(errorInUlps(variance, exact.variance(ddof)) <= 16, `variance ${variance}`);
          else assert.ok(name.startsWith('squares that leave'), `variance ${variance}`);
        }
      }).timeout(SLOW ? 600_000 : SLOW_MACHINE);
    }
  }

  it('what a scheme subtracts and divides by is as near: every channel of batch norm, 40 000 values each', () => {
    const values = normals(120_000, 77, 1e9);
    const { mean, variance } = ok(normalize(tensor(values, { shape: [100, 3, 400] }), { scheme: 'batch' }));
    for (let c = 0; c < 3; c++) {
      const own = values.filter((_, i) => Math.floor(i / 400) % 3 === c);
      const exact = exactMoments(own);
      assert.ok(errorInUlps(toFloat64(mean)[c], exact.mean, 'float64', exact.meanSize) <= 4);
      assert.ok(errorInUlps(toFloat64(variance)[c], exact.variance(0)) <= 16);
    }
  });

  it('running statistics over equal batches with a cumulative average: the mean is that of all values', () => {
    const values = normals(6000, 5, 1e6);
    const batches = [0, 1, 2].map((k) => tensor(values.slice(2000 * k, 2000 * (k + 1)), { shape: [2000, 1] }));
    const running = ok(trackRunning(batches, { momentum: null }));
    const exact = exactMoments(values);
    assert.ok(errorInUlps(running.mean[0], exact.mean, 'float64', exact.meanSize) <= 8);
  });
});
