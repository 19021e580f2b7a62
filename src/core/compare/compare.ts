import type { Outcome } from '../problem';
import { histogram } from '../stats/histogram';
import { quantilesOf } from '../stats/quantile';
import type { Histogram } from '../stats/summary';
import type { Dtype } from '../tensor/dtype';
import { tensorOf, type Tensor } from '../tensor/tensor';
import { aligned, type Alignment } from './align';
import { pairsOf, type Pairs } from './differences';
import { elementAt, type ComparedElement } from './element';
import { isClose, toleranceIn, type Tolerance, type ToleranceId } from './tolerance';
import { coarserFloat, ulpDistance, type UlpDistance } from './ulp';
import { Worst } from './worst';

export interface CompareOptions {
  /** Tolerances, or the function whose defaults are meant. Default 'numpy'. */
  readonly tolerance?: Tolerance | ToleranceId;
  /** What to do about a b of another shape. Absent: it is a problem. */
  readonly align?: Alignment;
  /** How many of the worst elements are listed. Default 20. */
  readonly worst?: number;
}

/** A figure and the element (row-major index) that has it; index -1 where there is none. */
export interface Extreme {
  readonly value: number;
  readonly index: number;
}

/** How two tensors differ. b is what is expected: errors are relative to it. */
export interface Comparison {
  readonly shape: readonly number[];
  readonly dtypes: readonly [a: Dtype, b: Dtype];
  readonly count: number;
  readonly tolerance: Tolerance;
  /** Every element is close: `numpy.allclose(a, b)`. */
  readonly close: boolean;
  /** Elements that are not close. */
  readonly mismatches: number;
  /** Elements that are equal: the same number, the same infinity, or both NaN. */
  readonly equal: number;
  /** Elements of which both are finite; all figures below are over these. */
  readonly finite: number;
  readonly maxAbs: Extreme;
  /** Over the elements whose b is not 0. */
  readonly maxRel: Extreme;
  readonly meanAbs: number;
  readonly rms: number;
  /** mean of a - b: a shift of the whole shows here. */
  readonly meanDifference: number;
  readonly cosine: number;
  /** Pearson's r. */
  readonly correlation: number;
  /** Elements of which exactly one is NaN, or one is infinite and the other is not that same infinity. */
  readonly nanMismatches: number;
  readonly infMismatches: number;
  readonly nanBoth: number;
  /** In units in the last place of the coarser float dtype of the two; absent for integers. */
  readonly ulp?: {
    readonly dtype: Dtype;
    readonly max: Extreme;
    readonly median: number;
    /** The share of finite elements that are equal in this dtype. */
    readonly equalShare: number;
  };
  /** Of a - b, over the finite elements. */
  readonly histogram: Histogram;
  /** What differs by NaN or infinity first, then by the absolute error. Equal elements are not listed. */
  readonly worst: readonly ComparedElement[];
}

const MOST_BINS = 200;

/** a - b in a's shape, as float64: 0 where both are the same infinity, NaN where one is NaN. Err as `compare` for shapes that do not fit. */
export function differenceOf(first: Tensor, second: Tensor, align?: Alignment): Outcome<Tensor> {
  const other = aligned(first, second, align);
  return 'err' in other ? other : { ok: tensorOf(pairsOf(first, other.ok).difference, first.shape, 'float64') };
}

/**
 * Compares two tensors element by element. Err `compare.shape` where the shapes differ and nothing was asked to be done about
 * it, `compare.tolerance` for a tolerance that is negative or not a number.
 */
export function compare(first: Tensor, second: Tensor, options: CompareOptions = {}): Outcome<Comparison> {
  const other = aligned(first, second, options.align);
  if ('err' in other) return other;
  const dtypes = [first.dtype, second.dtype] as const;
  const tolerance = toleranceIn(options.tolerance, dtypes);
  if (!(tolerance.rtol >= 0 && tolerance.atol >= 0)) {
    const args = { rtol: String(tolerance.rtol), atol: String(tolerance.atol) };
    return { err: { code: 'compare.tolerance', severity: 'error', args } };
  }
  const pairs = pairsOf(first, other.ok);
  const bins = histogram([tensorOf(pairs.difference, first.shape, 'float64')], { maxBins: MOST_BINS });
  if ('err' in bins) return bins;
  const dtype = coarserFloat(dtypes);
  const distance = dtype && ulpDistance(dtype);
  const tally = count(pairs, tolerance, options.worst ?? 20);
  return {
    ok: {
      shape: first.shape,
      dtypes,
      count: pairs.a.length,
      tolerance,
      close: tally.mismatches === 0,
      ...tally.counts,
      ...errors(pairs, tally.counts.finite),
      ...likeness(pairs),
      ulp: dtype && distance && ulps(pairs, dtype, distance),
      histogram: bins.ok,
      worst: tally.worst.indices.map((index) => elementAt(pairs, index, tolerance, distance)),
    },
  };
}

function count({ a, b, difference }: Pairs, tolerance: Tolerance, most: number) {
  const counts = { mismatches: 0, equal: 0, finite: 0, nanMismatches: 0, infMismatches: 0, nanBoth: 0 };
  const worst = new Worst(most);
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i], b[i]];
    if (!isClose(x, y, difference[i], tolerance)) counts.mismatches++;
    if (isFinite(x) && isFinite(y)) {
      counts.finite++;
      if (difference[i] === 0) counts.equal++;
      worst.offer(i, Math.abs(difference[i]));
    } else if (x === y) counts.equal++;
    else if (x !== x && y !== y) {
      counts.nanBoth++;
      counts.equal++;
    } else {
      counts[x !== x || y !== y ? 'nanMismatches' : 'infMismatches']++;
      worst.offer(i, Infinity);
    }
  }
  return { counts, worst, mismatches: counts.mismatches };
}

type Errors = Pick<Comparison, 'maxAbs' | 'maxRel' | 'meanAbs' | 'rms' | 'meanDifference'>;

function errors({ a, b, difference }: Pairs, finite: number): Errors {
  const maxAbs = { value: finite > 0 ? 0 : NaN, index: -1 };
  const maxRel = { value: NaN, index: -1 };
  let [sum, absolute] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    if (!(isFinite(a[i]) && isFinite(b[i]))) continue;
    const error = Math.abs(difference[i]);
    sum += difference[i];
    absolute += error;
    if (error > maxAbs.value) Object.assign(maxAbs, { value: error, index: i });
    const relative = error / Math.abs(b[i]);
    if (b[i] !== 0 && !(relative <= maxRel.value)) Object.assign(maxRel, { value: relative, index: i });
  }
  return {
    maxAbs,
    maxRel,
    meanAbs: absolute / finite,
    rms: rootMeanSquare(difference, maxAbs.value, finite),
    meanDifference: sum / finite,
  };
}

// In units of the greatest one, since squares of doubles can leave their range.
function rootMeanSquare(difference: Float64Array, greatest: number, finite: number): number {
  if (!(greatest > 0)) return greatest;
  let squares = 0;
  for (const d of difference) if (isFinite(d)) squares += (d / greatest) ** 2;
  return greatest * Math.sqrt(squares / finite);
}

/** Cosine similarity and Pearson's correlation, over the elements that are finite in both; NaN where one has no length or spread. */
function likeness({ a, b }: Pairs): Pick<Comparison, 'cosine' | 'correlation'> {
  const unit = [a, b].map((values) =>
    values.reduce((most, x) => (isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0),
  );
  const [ua, ub] = unit.map((most) => (most > 0 ? most : 1));
  const means = { n: 0, a: 0, b: 0 };
  const around = (ma: number, mb: number): number => {
    let [ab, aa, bb] = [0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      if (!(isFinite(a[i]) && isFinite(b[i]))) continue;
      const [x, y] = [a[i] / ua - ma, b[i] / ub - mb];
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return Math.max(-1, Math.min(1, ab / Math.sqrt(aa) / Math.sqrt(bb)));
  };
  for (let i = 0; i < a.length; i++) {
    if (!(isFinite(a[i]) && isFinite(b[i]))) continue;
    means.n++;
    means.a += (a[i] / ua - means.a) / means.n;
    means.b += (b[i] / ub - means.b) / means.n;
  }
  return { cosine: around(0, 0), correlation: around(means.a, means.b) };
}

function ulps({ a, b }: Pairs, dtype: Dtype, distance: UlpDistance): Comparison['ulp'] {
  const max = { value: NaN, index: -1 };
  const distances = new Float64Array(a.length);
  let [n, same] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    if (!(isFinite(a[i]) && isFinite(b[i]))) continue;
    const apart = distance(a[i], b[i]);
    distances[n++] = apart;
    if (apart === 0) same++;
    if (!(apart <= max.value)) Object.assign(max, { value: apart, index: i });
  }
  const [median] = n > 0 ? quantilesOf(distances, n, [0.5]) : [NaN];
  return { dtype, max, median, equalShare: same / n };
}
