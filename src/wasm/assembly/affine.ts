import { load1, load2, store2 } from './lanes';

// (x - mean - meanLow) / scale · weight + bias, with the reciprocal of the scale where the result is a float32: to its last place
// that is the same.  The figures of a set, and then of a parameter, stand in slots: mean,
// meanLow, scale; weight, bias.

function over<U>(x: v128, scale: v128): v128 {
  return sizeof<U>() == 8 ? f64x2.div(x, scale) : f64x2.mul(x, scale);
}

function divisor<U>(at: usize): v128 {
  const scale = v128.load64_splat(at);
  return sizeof<U>() == 8 ? scale : f64x2.div(f64x2.splat(1), scale);
}

/** Runs of one set and one weight each: `runs` of them, their sets `setStep` and their weights `paramStep` bytes further. */
export function affineRuns<T, U>(
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
  for (let run = 0; run < runs; run++) {
    affineRun<T, U>(at, length, to, sets, params, slot);
    at += runStep;
    to += toStep;
    sets += setStep;
    params += paramStep;
  }
}

function affineRun<T, U>(at: usize, length: i32, to: usize, sets: usize, params: usize, slot: i32): void {
  const size = <i32>sizeof<T>();
  const toSize = <i32>sizeof<U>();
  const mean = v128.load64_splat(sets);
  const meanLow = v128.load64_splat(sets + slot);
  const scale = divisor<U>(sets + 2 * slot);
  const weight = v128.load64_splat(params);
  const bias = v128.load64_splat(params + slot);
  const end = at + (length >> 1) * 2 * size;
  for (; at < end; at += 2 * size, to += 2 * toSize) {
    const z = over<U>(f64x2.sub(f64x2.sub(load2<T>(at), mean), meanLow), scale);
    store2<U>(to, f64x2.add(f64x2.mul(z, weight), bias));
  }
  if (length & 1) affineAt<T, U>(at, to, sets, params, slot, true);
}

/** Runs of one set each along which the weights change. */
export function affineWeighted<T, U>(
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
  const size = <i32>sizeof<T>();
  const toSize = <i32>sizeof<U>();
  for (let run = 0; run < runs; run++) {
    const mean = v128.load64_splat(sets);
    const meanLow = v128.load64_splat(sets + slot);
    const scale = divisor<U>(sets + 2 * slot);
    const pairs = length >> 1;
    for (let pair = 0; pair < pairs; pair++) {
      const param = params + pair * 16;
      const z = over<U>(f64x2.sub(f64x2.sub(load2<T>(at + pair * 2 * size), mean), meanLow), scale);
      store2<U>(to + pair * 2 * toSize, f64x2.add(f64x2.mul(z, v128.load(param)), v128.load(param + slot)));
    }
    if (length & 1) {
      const last = length - 1;
      affineAt<T, U>(at + last * size, to + last * toSize, sets, params + last * 8, slot, true);
    }
    at += runStep;
    to += toStep;
    sets += setStep;
  }
}

/** Rows along which the set changes, and the weight as well. Of float32 results, the scales have to be their reciprocals already. */
export function affineRows<T, U>(
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
  const size = <i32>sizeof<T>();
  const toSize = <i32>sizeof<U>();
  const pairs = columns >> 1;
  for (let row = 0; row < rows; row++) {
    for (let pair = 0; pair < pairs; pair++) {
      const set = sets + pair * 16;
      const param = params + pair * 16;
      const x = load2<T>(at + pair * 2 * size);
      const z = over<U>(f64x2.sub(f64x2.sub(x, v128.load(set)), v128.load(set + slot)), v128.load(set + 2 * slot));
      store2<U>(to + pair * 2 * toSize, f64x2.add(f64x2.mul(z, v128.load(param)), v128.load(param + slot)));
    }
    if (columns & 1) {
      const last = columns - 1;
      affineAt<T, U>(at + last * size, to + last * toSize, sets + last * 8, params + last * 8, slot, sizeof<U>() == 8);
    }
    at += rowStep;
    to += toStep;
  }
}

function affineAt<T, U>(at: usize, to: usize, set: usize, param: usize, slot: i32, divides: bool): void {
  const d = load1<T>(at) - load<f64>(set) - load<f64>(set + slot);
  const scale = load<f64>(set + 2 * slot);
  const z = divides ? d / scale : d * scale;
  store<U>(to, <U>(z * load<f64>(param) + load<f64>(param + slot)));
}
