import { extentOf } from './extent';
import type { NanPolicy } from '../schemes/scheme';
import type { FloatView } from '../tensor/floats';
import { finiteFirst } from './moments';
import { writeQuantiles } from './quantile';
import { emptyMoments, runMoments, scaleBy, type RunMoments } from './run';
import { forEachSet, type Sets } from './sets';
import type { Summary } from './summary';

/** The figures of a Summary that are one number. */
export type Figure = Exclude<keyof Summary, 'quantiles' | 'ddof'>;

const FIGURES = {
  count: 0,
  n: 0,
  nan: 0,
  posInf: 0,
  negInf: 0,
  zeros: 0,
  mean: NaN,
  variance: NaN,
  std: NaN,
  min: NaN,
  max: NaN,
  skewness: NaN,
  excessKurtosis: NaN,
  l2: NaN,
} as const satisfies Record<Figure, number>;

/** Every figure of every set: column `mean` at position i is the mean of set i. */
export interface SummaryColumns {
  readonly figures: Readonly<Record<Figure, Float64Array>>;
  /** One array a quantile asked for. */
  readonly quantiles: readonly Float64Array[];
}

export interface ColumnOptions {
  readonly ddof: 0 | 1;
  readonly quantiles: readonly number[];
  readonly nanPolicy: NanPolicy;
  /** false leaves skewness and kurtosis at NaN, and saves their cost. */
  readonly shape: boolean;
}

/** The statistics of every set of a tensor. NaN and ±Inf are left out under 'omit' and 'error', and spread under 'propagate'. */
export function summaryColumns(view: FloatView, sets: Sets, options: ColumnOptions): SummaryColumns {
  const figures = {} as Record<Figure, Float64Array>;
  for (const [figure, start] of Object.entries(FIGURES))
    figures[figure as Figure] = new Float64Array(sets.count).fill(start);
  const quantiles = options.quantiles.map(() => new Float64Array(sets.count).fill(NaN));
  const run = emptyMoments();
  forEachSet(view, sets, (values, set) => {
    const n = finiteFirst(values);
    count(values, n, set, figures);
    const spread = options.nanPolicy === 'propagate' && n < values.length;
    if (spread && figures.nan[set] > 0) {
      figures.n[set] = values.length;
      figures.min[set] = figures.max[set] = figures.l2[set] = NaN;
      return;
    }
    const ordered = spread ? values.length : n;
    writeQuantiles(values, ordered, options.quantiles, quantiles, set);
    if (spread) return infinite(set, values.length, figures);
    runMoments(values, n, run, options.shape ? 4 : 2);
    write(run, set, figures, options.ddof);
  });
  return { figures, quantiles };
}

type Columns = Readonly<Record<Figure, Float64Array>>;

function count(values: Float64Array, n: number, set: number, figures: Columns): void {
  const { zeros, min, max } = extentOf(values, n);
  let nan = 0;
  let posInf = 0;
  for (let i = n; i < values.length; i++) {
    if (values[i] === Infinity) posInf++;
    else if (values[i] !== -Infinity) nan++;
  }
  figures.count[set] = values.length;
  figures.n[set] = n;
  figures.zeros[set] = zeros;
  figures.nan[set] = nan;
  figures.posInf[set] = posInf;
  figures.negInf[set] = values.length - n - nan - posInf;
  figures.min[set] = n === 0 ? NaN : min;
  figures.max[set] = n === 0 ? NaN : max;
}

// ±Inf without NaN, taken as IEEE arithmetic takes it. `min` and `max` hold the finite ones' so far.
function infinite(set: number, count: number, figures: Columns): void {
  const up = figures.posInf[set] > 0;
  const down = figures.negInf[set] > 0;
  const finite = figures.posInf[set] + figures.negInf[set] < count;
  figures.n[set] = count;
  figures.mean[set] = up && down ? NaN : up ? Infinity : -Infinity;
  if (down || !finite) figures.min[set] = down ? -Infinity : Infinity;
  if (up || !finite) figures.max[set] = up ? Infinity : -Infinity;
  figures.l2[set] = Infinity;
}

function write(run: RunMoments, set: number, figures: Columns, ddof: 0 | 1): void {
  const { n, exponent, mean, meanLow, m2, m3, m4 } = run;
  const variance = n > ddof ? m2 / (n - ddof) : NaN;
  const spread = m2 / n;
  figures.mean[set] = scaleBy(mean + meanLow, exponent);
  figures.variance[set] = scaleBy(variance, 2 * exponent);
  figures.std[set] = scaleBy(Math.sqrt(variance), exponent);
  figures.skewness[set] = m2 === 0 ? NaN : m3 / n / (spread * Math.sqrt(spread));
  figures.excessKurtosis[set] = m2 === 0 ? NaN : m4 / n / (spread * spread) - 3;
  figures.l2[set] = n === 0 ? 0 : scaleBy(Math.sqrt(n * (mean * mean) + m2), exponent);
}
