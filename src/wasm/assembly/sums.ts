import { across, addTo, addTo2, load1, load2 } from './lanes';

// Sums of values, and of deviations and their squares, of one set (a run) or of neighbouring sets (rows). Blocks of 128 values,
// or of 8 rows, are added plainly and then to pairs of doubles: the error is that of some twenty additions,
// however many values there are. Steps are in bytes.

const BLOCK: i32 = 128;

/** Adds every value of `runs` runs of one set each to its pair; the next run's set is `setStep` further. */
export function sumRuns<T>(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  high: usize,
  low: usize,
  setStep: i32,
): void {
  for (let run = 0; run < runs; run++) {
    sumRun<T>(at, length, high, low);
    at += runStep;
    high += setStep;
    low += setStep;
  }
}

function sumRun<T>(at: usize, length: i32, high: usize, low: usize): void {
  const size = <i32>sizeof<T>();
  const end = at + length * size;
  const blocks = at + (length / BLOCK) * BLOCK * size;
  while (at < blocks) {
    const stop = at + BLOCK * size;
    let a = load2<T>(at);
    let b = load2<T>(at + 2 * size);
    let c = load2<T>(at + 4 * size);
    let d = load2<T>(at + 6 * size);
    for (at += 8 * size; at < stop; at += 8 * size) {
      a = f64x2.add(a, load2<T>(at));
      b = f64x2.add(b, load2<T>(at + 2 * size));
      c = f64x2.add(c, load2<T>(at + 4 * size));
      d = f64x2.add(d, load2<T>(at + 6 * size));
    }
    addTo(high, low, across(f64x2.add(f64x2.add(a, b), f64x2.add(c, d))));
  }
  if (at === end) return;
  const pairs = at + ((end - at) / (2 * size)) * 2 * size;
  let rest = f64x2.splat(0);
  for (; at < pairs; at += 2 * size) rest = f64x2.add(rest, load2<T>(at));
  addTo(high, low, across(rest) + (at < end ? load1<T>(at) : 0));
}

/**
 * Adds x - center and its square of every value of `runs` runs to their pairs. Center, then the two pairs of a set, stand `slot`
 * bytes from each other.
 */
export function squareRuns<T>(
  at: usize,
  runs: i32,
  runStep: i32,
  length: i32,
  sets: usize,
  slot: i32,
  setStep: i32,
): void {
  for (let run = 0; run < runs; run++) {
    squareRun<T>(at, length, sets, slot);
    at += runStep;
    sets += setStep;
  }
}

function squareRun<T>(at: usize, length: i32, sets: usize, slot: i32): void {
  const size = <i32>sizeof<T>();
  const single = load<f64>(sets);
  const center = f64x2.splat(single);
  const high = sets + slot;
  const low = high + slot;
  const squareHigh = low + slot;
  const squareLow = squareHigh + slot;
  const end = at + length * size;
  const blocks = at + (length / BLOCK) * BLOCK * size;
  while (at < blocks) {
    const stop = at + BLOCK * size;
    let a = f64x2.splat(0);
    let b = a;
    let a2 = a;
    let b2 = a;
    let c2 = a;
    let d2 = a;
    for (; at < stop; at += 8 * size) {
      const p = f64x2.sub(load2<T>(at), center);
      const q = f64x2.sub(load2<T>(at + 2 * size), center);
      const r = f64x2.sub(load2<T>(at + 4 * size), center);
      const s = f64x2.sub(load2<T>(at + 6 * size), center);
      a = f64x2.add(a, f64x2.add(p, q));
      b = f64x2.add(b, f64x2.add(r, s));
      a2 = f64x2.add(a2, f64x2.mul(p, p));
      b2 = f64x2.add(b2, f64x2.mul(q, q));
      c2 = f64x2.add(c2, f64x2.mul(r, r));
      d2 = f64x2.add(d2, f64x2.mul(s, s));
    }
    addTo(high, low, across(f64x2.add(a, b)));
    addTo(squareHigh, squareLow, across(f64x2.add(f64x2.add(a2, b2), f64x2.add(c2, d2))));
  }
  let sum: f64 = 0;
  let squares: f64 = 0;
  for (; at < end; at += size) {
    const d = load1<T>(at) - single;
    sum += d;
    squares += d * d;
  }
  addTo(high, low, sum);
  addTo(squareHigh, squareLow, squares);
}

let touched: i64 = 0;

/**
 * Reads a little of every cache line of `length` bytes, in order, so that they are on their way when they are needed: eight rows
 * read side by side are no order that the processor sees through.
 */
function touch(at: usize, length: i32): void {
  let seen: i64 = 0;
  for (const end = at + length; at < end; at += 64) seen |= load<i64>(at);
  touched = seen;
}

// Eight rows beyond this do not stay in the nearest cache until they are needed.
const TOUCHED_AT_MOST: i32 = 16384;

/** Adds every value of `rows` rows to its column's pair: `columns` sets side by side. */
export function sumRows<T>(at: usize, rows: i32, rowStep: i32, columns: i32, high: usize, low: usize): void {
  const eight = 8 * rowStep;
  const touches = rowStep > 0 && eight <= TOUCHED_AT_MOST;
  for (; rows >= 8; rows -= 8) {
    if (touches && rows >= 16) touch(at + eight, eight);
    sumEight<T>(at, rowStep, columns, high, low);
    at += eight;
  }
  for (; rows > 0; rows--) {
    sumOne<T>(at, columns, high, low);
    at += rowStep;
  }
}

function sumEight<T>(at: usize, step: i32, columns: i32, high: usize, low: usize): void {
  const size = <i32>sizeof<T>();
  const fourth = at + 4 * step;
  const pairs = columns >> 1;
  for (let pair = 0; pair < pairs; pair++) {
    const from = at + pair * 2 * size;
    const further = fourth + pair * 2 * size;
    const a = f64x2.add(load2<T>(from), load2<T>(from + step));
    const b = f64x2.add(load2<T>(from + 2 * step), load2<T>(from + 3 * step));
    const c = f64x2.add(load2<T>(further), load2<T>(further + step));
    const d = f64x2.add(load2<T>(further + 2 * step), load2<T>(further + 3 * step));
    addTo2(high + pair * 16, low + pair * 16, f64x2.add(f64x2.add(a, b), f64x2.add(c, d)));
  }
  if (!(columns & 1)) return;
  let sum: f64 = 0;
  for (let row = 0; row < 8; row++) sum += load1<T>(at + row * step + (columns - 1) * size);
  addTo(high + (columns - 1) * 8, low + (columns - 1) * 8, sum);
}

function sumOne<T>(at: usize, columns: i32, high: usize, low: usize): void {
  const size = <i32>sizeof<T>();
  for (let column = 0; column < columns; column++) {
    addTo(high + column * 8, low + column * 8, load1<T>(at + column * size));
  }
}

/** Adds x - center and its square of every value of `rows` rows to its column's pairs; laid out as for `squareRuns`. */
export function squareRows<T>(at: usize, rows: i32, rowStep: i32, columns: i32, sets: usize, slot: i32): void {
  const eight = 8 * rowStep;
  const touches = rowStep > 0 && eight <= TOUCHED_AT_MOST;
  for (; rows >= 8; rows -= 8) {
    if (touches && rows >= 16) touch(at + eight, eight);
    squareEight<T>(at, rowStep, columns, sets, slot);
    at += eight;
  }
  for (; rows > 0; rows--) {
    squareOne<T>(at, columns, sets, slot);
    at += rowStep;
  }
}

function squareEight<T>(at: usize, step: i32, columns: i32, sets: usize, slot: i32): void {
  const size = <i32>sizeof<T>();
  const pairs = columns >> 1;
  for (let pair = 0; pair < pairs; pair++) {
    const set = sets + pair * 16;
    const center = v128.load(set);
    const from = at + pair * 2 * size;
    const further = from + 4 * step;
    const a = f64x2.sub(load2<T>(from), center);
    const b = f64x2.sub(load2<T>(from + step), center);
    const c = f64x2.sub(load2<T>(from + 2 * step), center);
    const d = f64x2.sub(load2<T>(from + 3 * step), center);
    let sum = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
    let squares = f64x2.add(f64x2.add(f64x2.mul(a, a), f64x2.mul(b, b)), f64x2.add(f64x2.mul(c, c), f64x2.mul(d, d)));
    const e = f64x2.sub(load2<T>(further), center);
    const f = f64x2.sub(load2<T>(further + step), center);
    const g = f64x2.sub(load2<T>(further + 2 * step), center);
    const h = f64x2.sub(load2<T>(further + 3 * step), center);
    sum = f64x2.add(sum, f64x2.add(f64x2.add(e, f), f64x2.add(g, h)));
    squares = f64x2.add(
      squares,
      f64x2.add(f64x2.add(f64x2.mul(e, e), f64x2.mul(f, f)), f64x2.add(f64x2.mul(g, g), f64x2.mul(h, h))),
    );
    addTo2(set + slot, set + 2 * slot, sum);
    addTo2(set + 3 * slot, set + 4 * slot, squares);
  }
  if (!(columns & 1)) return;
  const last = columns - 1;
  for (let row = 0; row < 8; row++) squareAt<T>(at + row * step + last * size, sets + last * 8, slot);
}

function squareOne<T>(at: usize, columns: i32, sets: usize, slot: i32): void {
  const size = <i32>sizeof<T>();
  for (let column = 0; column < columns; column++) squareAt<T>(at + column * size, sets + column * 8, slot);
}

function squareAt<T>(at: usize, set: usize, slot: i32): void {
  const d = load1<T>(at) - load<f64>(set);
  addTo(set + slot, set + 2 * slot, d);
  addTo(set + 3 * slot, set + 4 * slot, d * d);
}
