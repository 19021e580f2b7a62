import { kernels } from '../kernels';
import { extentOf } from './extent';

/**
 * The moments of one run of finite values, with the care that no data can defeat: the sums are kept
 * as an unevaluated pair of doubles (TwoSum, Knuth, TAOCP volume 2, 4.2.2, theorem B), the variance is the two-pass one
 * around that mean (Chan, Golub and LeVeque 1983, The American Statistician 37(3), eq. 1.1), and data near the
 * ends of the double range are scaled by a power of two first.
 */
export interface RunMoments {
  n: number;
  /** The mean is mean + meanLow, the second being what the double nearest to it leaves out. */
  mean: number;
  meanLow: number;
  /** Σ(x - mean)², Σ(x - mean)³, Σ(x - mean)⁴. Under `raw`, the first is Σx². */
  m2: number;
  m3: number;
  m4: number;
  /** All figures above are of x · 2^-exponent. 0 unless the data lie near the ends of the range. */
  exponent: number;
}

export function emptyMoments(): RunMoments {
  return { n: 0, mean: NaN, meanLow: 0, m2: NaN, m3: NaN, m4: NaN, exponent: 0 };
}

// Within these, neither squares and cubes of values nor those of their last places leave the range.
const LARGE = 2 ** 200;
const SMALL = 2 ** -100;

/**
 * Fills `into` with the moments of the first `n` values, all finite; the values are overwritten if they have to be scaled.
 * `raw` leaves the mean at 0. `orders` 4 also fills m3 and m4.
 */
export function runMoments(values: Float64Array, n: number, into: RunMoments, orders: 2 | 4 = 2, raw = false): void {
  into.n = n;
  into.mean = into.m2 = n === 0 ? NaN : 0;
  into.m3 = into.m4 = NaN;
  into.meanLow = into.exponent = 0;
  if (n === 0) return;
  const { min, max } = extentOf(values, n);
  const greatest = Math.max(Math.abs(min), Math.abs(max));
  if (greatest > LARGE || (greatest < SMALL && greatest > 0)) {
    into.exponent = exponentOf(greatest);
    for (let i = 0; i < n; i++) values[i] = scaleBy(values[i], -into.exponent);
  }
  if (!raw && min === max) {
    into.mean = values[0];
    into.m3 = into.m4 = 0;
    return;
  }
  if (n >= MANY) momentsOfMany(values.subarray(0, n), into, !raw);
  else {
    if (!raw) meanOf(values, n, into);
    secondMoment(values, n, into);
  }
  if (orders === 4) [into.m3, into.m4] = kernels().runs.powers(values.subarray(0, n), into.mean, into.meanLow);
}

// Fewer values are dealt with sooner than they are described.
const MANY = 4096;

function momentsOfMany(values: Float64Array, into: RunMoments, centered: boolean): void {
  const n = values.length;
  const within = [{ length: n, steps: [1] }];
  const loops = [{ length: n, steps: [1, 0] }];
  const figures = { mean: new Float64Array(1), meanLow: new Float64Array(1), variance: new Float64Array(1) };
  kernels().moments(
    { data: values, offset: 0, count: 1, size: n, shape: [], axes: [], loops, within },
    centered,
    figures,
  );
  into.mean = figures.mean[0];
  into.meanLow = figures.meanLow[0];
  into.m2 = figures.variance[0] * n;
}

function meanOf(values: Float64Array, n: number, into: RunMoments): void {
  let high = 0;
  let low = 0;
  for (let i = 0; i < n; i++) {
    const x = values[i];
    const sum = high + x;
    const part = sum - high;
    low += high - (sum - part) + (x - part);
    high = sum;
  }
  into.mean = quotient(high, low, n);
  into.meanLow = quotientLow(high, low, n, into.mean);
}

function secondMoment(values: Float64Array, n: number, into: RunMoments): void {
  const { mean, meanLow } = into;
  let high = 0;
  let low = 0;
  for (let i = 0; i < n; i++) {
    const d = values[i] - mean - meanLow;
    const x = d * d;
    const sum = high + x;
    const part = sum - high;
    low += high - (sum - part) + (x - part);
    high = sum;
  }
  into.m2 = high + low;
}

/** The double nearest to (high + low) / n, but for its last place. */
export function quotient(high: number, low: number, n: number): number {
  return (high + low) / n;
}

const SPLITTER = 2 ** 27 + 1;

/** What (high + low) / n has beyond `mean`: the remainder of the division, by Dekker's exact product. */
export function quotientLow(high: number, low: number, n: number, mean: number): number {
  const product = mean * n;
  const a = SPLITTER * mean;
  const meanHigh = a - (a - mean);
  const b = SPLITTER * n;
  const nHigh = b - (b - n);
  const meanRest = mean - meanHigh;
  const nRest = n - nHigh;
  const error = meanRest * nRest - (product - meanHigh * nHigh - meanRest * nHigh - meanHigh * nRest);
  return (high - product - error + low) / n;
}

/** The e of 2^e ≤ |x| < 2^(e+1), near enough for scaling. */
export function exponentOf(x: number): number {
  return Math.max(Math.floor(Math.log2(Math.abs(x))), -1074);
}

/** x · 2^exponent, in two steps so that no intermediate power leaves the range. */
export function scaleBy(x: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return x * 2 ** half * 2 ** (exponent - half);
}
