import { affineRows, affineRuns, affineWeighted } from './affine';
export { powersOfFive } from './decimal';
export { writePlaces } from './quick';
export { countLines, scanRows } from './rows';
export { collectDigits, countDigits, hasByte, noteByte, powers } from './runs';
import { blockPowers, collectUpper, countEven, countUpper, extent } from './stretches';
import { squareRows, squareRuns, sumRows, sumRuns } from './sums';

// What the module offers, a function for each type of values (and of results): 64 for float64, 32 for float32.

export function sumRuns64(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  high: usize,
  low: usize,
  setStep: i32,
): void {
  sumRuns<f64>(at, runs, runStep, length, high, low, setStep);
}

export function sumRuns32(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  high: usize,
  low: usize,
  setStep: i32,
): void {
  sumRuns<f32>(at, runs, runStep, length, high, low, setStep);
}

export function squareRuns64(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  sets: usize,
  slot: i32,
  setStep: i32,
): void {
  squareRuns<f64>(at, runs, runStep, length, sets, slot, setStep);
}

export function squareRuns32(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  sets: usize,
  slot: i32,
  setStep: i32,
): void {
  squareRuns<f32>(at, runs, runStep, length, sets, slot, setStep);
}

export function sumRows64(at: usize, rows: i32, rowStep: i32, columns: i32, high: usize, low: usize): void {
  sumRows<f64>(at, rows, rowStep, columns, high, low);
}

export function sumRows32(at: usize, rows: i32, rowStep: i32, columns: i32, high: usize, low: usize): void {
  sumRows<f32>(at, rows, rowStep, columns, high, low);
}

export function squareRows64(at: usize, rows: i32, rowStep: i32, columns: i32, sets: usize, slot: i32): void {
  squareRows<f64>(at, rows, rowStep, columns, sets, slot);
}

export function squareRows32(at: usize, rows: i32, rowStep: i32, columns: i32, sets: usize, slot: i32): void {
  squareRows<f32>(at, rows, rowStep, columns, sets, slot);
}

export function affineRuns64to64(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
  setStep: i32,
  paramStep: i32,
): void {
  affineRuns<f64, f64>(at, runs, runStep, length, to, toStep, sets, params, slot, setStep, paramStep);
}

export function affineRuns64to32(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
  setStep: i32,
  paramStep: i32,
): void {
  affineRuns<f64, f32>(at, runs, runStep, length, to, toStep, sets, params, slot, setStep, paramStep);
}

export function affineRuns32to64(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
  setStep: i32,
  paramStep: i32,
): void {
  affineRuns<f32, f64>(at, runs, runStep, length, to, toStep, sets, params, slot, setStep, paramStep);
}

export function affineRuns32to32(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
  setStep: i32,
  paramStep: i32,
): void {
  affineRuns<f32, f32>(at, runs, runStep, length, to, toStep, sets, params, slot, setStep, paramStep);
}

export function affineWeighted64to64(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
  setStep: i32,
): void {
  affineWeighted<f64, f64>(at, runs, runStep, length, to, toStep, sets, params, slot, setStep);
}

export function affineWeighted64to32(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
  setStep: i32,
): void {
  affineWeighted<f64, f32>(at, runs, runStep, length, to, toStep, sets, params, slot, setStep);
}

export function affineWeighted32to64(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
  setStep: i32,
): void {
  affineWeighted<f32, f64>(at, runs, runStep, length, to, toStep, sets, params, slot, setStep);
}

export function affineWeighted32to32(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
  setStep: i32,
): void {
  affineWeighted<f32, f32>(at, runs, runStep, length, to, toStep, sets, params, slot, setStep);
}

export function affineRows64to64(
  at: usize,
  rows: i32,
  rowStep: i32,
  columns: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
): void {
  affineRows<f64, f64>(at, rows, rowStep, columns, to, toStep, sets, params, slot);
}

export function affineRows64to32(
  at: usize,
  rows: i32,
  rowStep: i32,
  columns: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
): void {
  affineRows<f64, f32>(at, rows, rowStep, columns, to, toStep, sets, params, slot);
}

export function affineRows32to64(
  at: usize,
  rows: i32,
  rowStep: i32,
  columns: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
): void {
  affineRows<f32, f64>(at, rows, rowStep, columns, to, toStep, sets, params, slot);
}

export function affineRows32to32(
  at: usize,
  rows: i32,
  rowStep: i32,
  columns: i32,
  to: usize,
  toStep: i32,
  sets: usize,
  params: usize,
  slot: i32,
): void {
  affineRows<f32, f32>(at, rows, rowStep, columns, to, toStep, sets, params, slot);
}

export function extent64(at: usize, count: i32, result: usize): void {
  extent<f64>(at, count, result);
}

export function extent32(at: usize, count: i32, result: usize): void {
  extent<f32>(at, count, result);
}

export function blockPowers64(at: usize, count: i32, block: i32, result: usize): void {
  blockPowers<f64>(at, count, block, result);
}

export function blockPowers32(at: usize, count: i32, block: i32, result: usize): void {
  blockPowers<f32>(at, count, block, result);
}

export function countUpper64(at: usize, count: i32, counts: usize): void {
  countUpper<f64>(at, count, counts);
}

export function countUpper32(at: usize, count: i32, counts: usize): void {
  countUpper<f32>(at, count, counts);
}

export function collectUpper64(at: usize, count: i32, wanted: usize, to: usize, result: usize): void {
  collectUpper<f64>(at, count, wanted, to, result);
}

export function collectUpper32(at: usize, count: i32, wanted: usize, to: usize, result: usize): void {
  collectUpper<f32>(at, count, wanted, to, result);
}

export function countEven64(
  at: usize,
  count: i32,
  perUnit: f64,
  bins: i32,
  edges: usize,
  counts: usize,
  margin: f64,
): void {
  countEven<f64>(at, count, perUnit, bins, edges, counts, margin);
}

export function countEven32(
  at: usize,
  count: i32,
  perUnit: f64,
  bins: i32,
  edges: usize,
  counts: usize,
  margin: f64,
): void {
  countEven<f32>(at, count, perUnit, bins, edges, counts, margin);
}
