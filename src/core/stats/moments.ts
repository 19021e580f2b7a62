import type { NanPolicy } from '../schemes/scheme';
import type { FloatView } from '../tensor/floats';
import { kernels } from '../kernels';
import { emptyMoments, runMoments, scaleBy, type RunMoments } from './run';
import { extentOf } from './extent';
import { gatherer, type Sets } from './sets';

/** Mean and variance of every set. */
export interface SetMoments {
  /** How many values went in. */
  readonly n: Float64Array;
  /** The mean is mean + meanLow: what subtracts it loses nothing, even at an offset of 1e15 σ. 0 when not centered. */
  readonly mean: Float64Array;
  readonly meanLow: Float64Array;
  /** Divisor n (ddof 0); when not centered, the mean of the squares. */
  readonly variance: Float64Array;
  /** Its root, which is there even when the variance leaves the range of a double. */
  readonly std: Float64Array;
  /** Sets whose values lie near the ends of the double range: their figures scaled by 2^-exponent. */
  readonly extreme: readonly ExtremeSet[];
}

export interface ExtremeSet {
  readonly set: number;
  readonly exponent: number;
  readonly mean: number;
  readonly meanLow: number;
  readonly variance: number;
}

/**
 * Two passes over all sets at once, in memory order: compensated sums, then squares around the mean. Sets in which that
 * is not enough (NaN, ±Inf, no spread, ends of the range) are gathered and done again with more care, so
 * that the cost of a value stays the same whatever the data.
 */
export function setMoments(view: FloatView, sets: Sets, centered: boolean, policy: NanPolicy): SetMoments {
  const { count, size } = sets;
  const moments = {
    n: new Float64Array(count).fill(size),
    mean: new Float64Array(count),
    meanLow: new Float64Array(count),
    variance: new Float64Array(count),
    std: new Float64Array(count),
    extreme: [] as ExtremeSet[],
  };
  if (size === 0) {
    for (const figure of [moments.mean, moments.variance, moments.std]) figure.fill(NaN);
    return moments;
  }
  kernels().moments(sets, centered, moments);
  for (let set = 0; set < count; set++) moments.std[set] = Math.sqrt(moments.variance[set]);
  mend(view, sets, moments, centered, policy);
  return moments;
}

type Writable = { -readonly [K in keyof SetMoments]: K extends 'extreme' ? ExtremeSet[] : SetMoments[K] };

// σ below 2^-40 of the mean may be rounding and not spread; a variance at the ends of the range has lost digits.
const NO_SPREAD = 2 ** -80;
const LEAST = 2 ** -900;
const GREATEST = 2 ** 900;

function mend(view: FloatView, sets: Sets, moments: Writable, centered: boolean, policy: NanPolicy): void {
  const gather = gatherer(view, sets);
  const run = emptyMoments();
  let values: Float64Array | undefined;
  for (let set = 0; set < sets.count; set++) {
    const mean = moments.mean[set];
    const variance = moments.variance[set];
    // Written so that NaN fails.
    if (variance > LEAST && variance < GREATEST && variance > mean * mean * NO_SPREAD) continue;
    values ??= new Float64Array(sets.size);
    gather(set, values);
    const n = finiteFirst(values);
    if (n < sets.size && policy === 'propagate') {
      spread(values, n, set, moments, centered);
    } else {
      runMoments(values, n, run, 2, !centered);
      write(run, set, moments);
    }
  }
}

// Of fewer values it is as well to look at each once.
const MANY = 1024;

/** Moves the finite values to the front, in their order, and says how many there are. What is behind them is kept, in some order. */
export function finiteFirst(values: Float64Array, length = values.length): number {
  if (length >= MANY && extentOf(values, length).finite) return length;
  let n = 0;
  for (let i = 0; i < length; i++) {
    const x = values[i];
    if (x - x !== 0) continue;
    values[i] = values[n];
    values[n++] = x;
  }
  return n;
}

function write(run: RunMoments, set: number, moments: Writable): void {
  const { n, exponent, mean, meanLow, m2 } = run;
  const variance = m2 / n;
  moments.n[set] = n;
  moments.mean[set] = scaleBy(mean, exponent);
  moments.meanLow[set] = scaleBy(meanLow, exponent);
  moments.variance[set] = scaleBy(variance, 2 * exponent);
  moments.std[set] = scaleBy(Math.sqrt(variance), exponent);
  if (exponent !== 0) moments.extreme.push({ set, exponent, mean, meanLow, variance });
}

// As IEEE arithmetic has it when nothing is left out.
function spread(values: Float64Array, n: number, set: number, moments: Writable, centered: boolean): void {
  let sum = 0;
  for (let i = n; i < values.length; i++) sum += centered ? values[i] : Math.abs(values[i]);
  moments.mean[set] = centered ? sum : 0;
  moments.meanLow[set] = 0;
  moments.variance[set] = moments.std[set] = centered ? NaN : sum;
}
