import type { Floats } from '../tensor/floats';
import { walkPairs, type Loop } from '../tensor/layout';
import { quotient, quotientLow } from './run';
import type { Sets } from './sets';

// The loops that see every value. Each adds to sums that are kept as unevaluated pairs of doubles (TwoSum, Knuth,
// TAOCP volume 2, 4.2.2, theorem B), so that neither the number of values nor their order shows in the result.
// A run stays in one set, whose pair is held in registers; a row moves from set to set.

/** Sums as pairs of doubles, one a set. */
interface Pairs {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** Means as pairs of doubles, one a set. */
interface Centers {
  readonly mean: Float64Array;
  readonly meanLow: Float64Array;
}

/** Where the moments of every set are written; all zero before. */
export interface MomentColumns extends Centers {
  readonly variance: Float64Array;
}

/** Two passes over all sets at once, in memory order: compensated sums, then squares around the mean. */
export function plainMoments(sets: Sets, centered: boolean, into: MomentColumns): void {
  if (centered) means(sets, into);
  const { variance } = into;
  const sums = { high: variance, low: new Float64Array(sets.count) };
  walkPairs(sets.loops, [sets.offset, 0], (outer, inner, at) => addSquares(sets.data, outer, inner, at, into, sums));
  for (let set = 0; set < sets.count; set++) variance[set] = (variance[set] + sums.low[set]) / sets.size;
}

function means(sets: Sets, { mean, meanLow }: Centers): void {
  const sums = { high: mean, low: meanLow };
  walkPairs(sets.loops, [sets.offset, 0], (outer, inner, at) => addValues(sets.data, outer, inner, at, sums));
  for (let set = 0; set < sets.count; set++) {
    const high = mean[set];
    mean[set] = quotient(high, meanLow[set], sets.size);
    meanLow[set] = quotientLow(high, meanLow[set], sets.size, mean[set]);
  }
}

/** Adds every value of two nested loops, over the operands [values, set], to its set. */
function addValues(data: Floats, outer: Loop, inner: Loop, at: readonly number[], sums: Pairs): void {
  const add = inner.steps[1] === 0 ? addRun : addRow;
  for (let turn = 0; turn < outer.length; turn++) {
    add(data, inner, at[0] + turn * outer.steps[0], at[1] + turn * outer.steps[1], sums);
  }
}

/** Adds (x - mean)² of every value of two nested loops to its set. */
function addSquares(
  data: Floats,
  outer: Loop,
  inner: Loop,
  at: readonly number[],
  centers: Centers,
  sums: Pairs,
): void {
  const add = inner.steps[1] === 0 ? addSquaresRun : addSquaresRow;
  for (let turn = 0; turn < outer.length; turn++) {
    add(data, inner, at[0] + turn * outer.steps[0], at[1] + turn * outer.steps[1], centers, sums);
  }
}

function addRun(data: Floats, { length, steps }: Loop, start: number, set: number, { high, low }: Pairs): void {
  const step = steps[0];
  let sum = high[set];
  let rest = low[set];
  for (let i = 0, from = start; i < length; i++, from += step) {
    const x = data[from];
    const next = sum + x;
    const part = next - sum;
    rest += sum - (next - part) + (x - part);
    sum = next;
  }
  high[set] = sum;
  low[set] = rest;
}

function addRow(data: Floats, { length, steps }: Loop, start: number, first: number, { high, low }: Pairs): void {
  const [step, setStep] = steps;
  for (let i = 0, from = start, set = first; i < length; i++, from += step, set += setStep) {
    const x = data[from];
    const sum = high[set];
    const next = sum + x;
    const part = next - sum;
    low[set] += sum - (next - part) + (x - part);
    high[set] = next;
  }
}

function addSquaresRun(
  data: Floats,
  { length, steps }: Loop,
  start: number,
  set: number,
  centers: Centers,
  { high, low }: Pairs,
): void {
  const step = steps[0];
  const mean = centers.mean[set];
  const meanLow = centers.meanLow[set];
  let sum = high[set];
  let rest = low[set];
  for (let i = 0, from = start; i < length; i++, from += step) {
    const d = data[from] - mean - meanLow;
    const x = d * d;
    const next = sum + x;
    const part = next - sum;
    rest += sum - (next - part) + (x - part);
    sum = next;
  }
  high[set] = sum;
  low[set] = rest;
}

function addSquaresRow(
  data: Floats,
  { length, steps }: Loop,
  start: number,
  first: number,
  { mean, meanLow }: Centers,
  { high, low }: Pairs,
): void {
  const [step, setStep] = steps;
  for (let i = 0, from = start, set = first; i < length; i++, from += step, set += setStep) {
    const d = data[from] - mean[set] - meanLow[set];
    const x = d * d;
    const sum = high[set];
    const next = sum + x;
    const part = next - sum;
    low[set] += sum - (next - part) + (x - part);
    high[set] = next;
  }
}
