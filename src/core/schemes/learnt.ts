import { forEachSet, setsOfView, viewAxes } from '../stats/sets';
import { finiteFirst } from '../stats/moments';
import { quantilesOf } from '../stats/quantile';
import { floatView } from '../tensor/floats';
import type { Tensor } from '../tensor/tensor';

/** What drift is measured against: where the fitted values lay, one entry a feature. */
export interface Learnt {
  readonly min: readonly number[];
  readonly max: readonly number[];
  /** The distinct ones among the fit's 10 %, 20 % … 90 % quantiles. */
  readonly deciles: readonly (readonly number[])[];
  /** The share of the fitted values in each bin between them: up to and including the first, …, above the last. */
  readonly shares: readonly (readonly number[])[];
}

const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Range and deciles of every feature's finite values. A feature without any has NaN and no deciles. */
export function learnt(tensor: Tensor, samples: readonly number[]): Learnt {
  const view = floatView(tensor);
  const found = { min: [] as number[], max: [] as number[], deciles: [] as number[][], shares: [] as number[][] };
  forEachSet(view, setsOfView(view, viewAxes(tensor.shape, samples)), (values) => {
    const n = finiteFirst(values);
    const [min, max, ...tenths] = quantilesOf(values, n, [0, 1, ...TENTHS]);
    const deciles = n === 0 ? [] : [...new Set(tenths)];
    found.min.push(min);
    found.max.push(max);
    found.deciles.push(deciles);
    found.shares.push(Array.from(binCounts(values, n, deciles), (count) => count / n));
  });
  return found;
}

/** How many of the first `n` values lie in each bin (…, inner[0]], (inner[0], inner[1]], …, (inner.at(-1), …). */
export function binCounts(values: Float64Array, n: number, inner: readonly number[]): Float64Array {
  const counts = new Float64Array(inner.length + 1);
  for (let i = 0; i < n; i++) {
    let bin = 0;
    while (bin < inner.length && values[i] > inner[bin]) bin++;
    counts[bin]++;
  }
  return counts;
}
