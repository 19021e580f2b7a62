import { halfStep, type Rounding } from './rounding';

/**
 * What a difference is laid to, the strictest first: only to how the after values are written; to arithmetic in float32 as
 * well; to the before values' having been rounded when they were written down, too.
 */
export const LEVELS = ['exact', 'float32', 'rounded'] as const;
export type Level = (typeof LEVELS)[number];

/** How well one tensor of numbers stands for another. */
export interface Residual {
  readonly maxAbs: number;
  /** Row-major index of the element that has it; -1 for none. */
  readonly index: number;
  readonly maxRel: number;
  /** 1 - (what is left) / (what there was to explain). */
  readonly rSquared: number;
  /** Largest difference, in units of what each level allows. Up to 1 the level explains all of it. */
  readonly score: Readonly<Record<Level, number>>;
  /** Elements that are not finite on one side only. */
  readonly mismatched: number;
}

export interface Precision {
  readonly before: Rounding;
  readonly after: Rounding;
}

/** Of each element: how strongly it depends on the before values, and how large the numbers were on the way. */
export interface Sensitivity {
  /** |weight| / scale: what a change of x by 1 changes. */
  readonly slope: (i: number) => number;
  /** The largest number that was computed with, in units of y. */
  readonly magnitude: (i: number) => number;
  /** Weight and bias were fitted to values as coarse as these, and are off by as much. */
  readonly fitted?: boolean;
}

const FLOAT32 = 2 ** -24;
const FLOAT32_DIGITS = 9;
// Roundings that a value has behind it: the mean's, the difference's, the quotient's, weight's and bias'.
const ROUNDINGS = 8;
// Roundings of the sums that weight and bias are fitted by.
const SUMMED = 32;
// Before values written shorter than this are data (5.1, 3.5), not numbers that were cut off.
const CUT_OFF_DECIMALS = 3;
const CUT_OFF_DIGITS = 5;

/** Holds what a hypothesis predicts against what is there. */
export function judge(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  before: ArrayLike<number>,
  sensitivity: Sensitivity,
  precision: Precision,
): Residual {
  const found = { maxAbs: 0, index: -1, maxRel: NaN, mismatched: 0 };
  const score = { exact: 0, float32: 0, rounded: 0 };
  const moments = { n: 0, mean: 0, squares: 0, left: 0 };
  const allows = allowances(actual, before, sensitivity, precision);
  for (let i = 0; i < actual.length; i++) {
    const [y, p] = [actual[i], predicted[i]];
    if (!isFinite(y) || !isFinite(p)) {
      if (y !== p && (y === y || p === p)) found.mismatched++;
      continue;
    }
    const error = Math.abs(p - y);
    if (error > found.maxAbs) Object.assign(found, { maxAbs: error, index: i });
    if (y !== 0 && !(error / Math.abs(y) <= found.maxRel)) found.maxRel = error / Math.abs(y);
    raise(score, error, allows(i));
    addTo(moments, y, error);
  }
  return { ...found, rSquared: 1 - moments.left / moments.squares, score };
}

/** The level of finite values; what no level explains is given up at the first value that shows it. */
export function levelOn(
  predicted: (i: number) => number,
  actual: ArrayLike<number>,
  before: ArrayLike<number>,
  sensitivity: Sensitivity,
  precision: Precision,
): Level | undefined {
  const score = { exact: 0, float32: 0, rounded: 0 };
  const allows = allowances(actual, before, sensitivity, precision);
  for (let i = 0; i < actual.length; i++) {
    raise(score, Math.abs(predicted(i) - actual[i]), allows(i));
    // Not `> 1`: a prediction that is NaN explains nothing.
    if (!(score.rounded <= 1)) return undefined;
  }
  return levelOf({ score, mismatched: 0 });
}

type Allowance = Record<Level, number>;

function raise(score: Allowance, error: number, allowed: Readonly<Allowance>): void {
  score.exact = Math.max(score.exact, error / allowed.exact);
  score.float32 = Math.max(score.float32, error / allowed.float32);
  score.rounded = Math.max(score.rounded, error / allowed.rounded);
}

/** Of each value, how far off each level lets it be; the object is used again for the next. */
function allowances(
  actual: ArrayLike<number>,
  before: ArrayLike<number>,
  { slope, magnitude, fitted = false }: Sensitivity,
  precision: Precision,
): (i: number) => Readonly<Allowance> {
  const isCutOff = cutOff(precision.before);
  const arithmetic = arithmeticOf(precision.after);
  const single = Math.max(arithmetic, FLOAT32);
  const greatest = fitted ? greatestOf(actual) : 0;
  const offBy = fitted ? halfStep(precision.after, greatest) + SUMMED * arithmetic * greatest : 0;
  const allowed = { exact: 0, float32: 0, rounded: 0 };
  return (i) => {
    const rounding = halfStep(precision.after, actual[i]) + offBy;
    const carried = ROUNDINGS * magnitude(i);
    allowed.exact = rounding + carried * arithmetic;
    allowed.float32 = rounding + carried * single;
    allowed.rounded = allowed.float32 + (isCutOff ? 2 * slope(i) * halfStep(precision.before, before[i]) : 0);
    return allowed;
  };
}

// What is written with no more digits than float32 has may well have been computed in it.
function arithmeticOf({ kind, places = 0, eps }: Rounding): number {
  return kind === 'dtype' ? Math.max(eps / 2, 2 ** -53) : places <= FLOAT32_DIGITS ? FLOAT32 : 2 ** -53;
}

function greatestOf(values: ArrayLike<number>): number {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) if (isFinite(values[i])) greatest = Math.max(greatest, Math.abs(values[i]));
  return greatest;
}

function cutOff({ kind, places = 0 }: Rounding): boolean {
  return places >= (kind === 'decimals' ? CUT_OFF_DECIMALS : kind === 'digits' ? CUT_OFF_DIGITS : Infinity);
}

function addTo(moments: { n: number; mean: number; squares: number; left: number }, y: number, error: number): void {
  const delta = y - moments.mean;
  moments.mean += delta / ++moments.n;
  moments.squares += delta * (y - moments.mean);
  moments.left += error * error;
}

/** The strictest level that explains all of the difference; undefined when none does. */
export function levelOf({ score, mismatched }: Pick<Residual, 'score' | 'mismatched'>): Level | undefined {
  return mismatched > 0 ? undefined : LEVELS.find((level) => score[level] <= 1);
}
