import { across, load1, load2 } from './lanes';

// What is asked of a stretch of values of either type: its ends, its powers block by block, the upper
// digits of its keys, its bins.

/**
 * The least and the greatest of `count` values, of which there is at least one, and how many are 0, to `result`; the sum of what every value is when taken from
 * itself comes last: 0 if all are finite, and NaN otherwise.
 */
export function extent<T>(at: usize, count: i32, result: usize): void {
  const size = <i32>sizeof<T>();
  const end = at + count * size;
  const pairs = at + (count >> 1) * 2 * size;
  let least = f64x2.splat(load1<T>(at));
  let greatest = least;
  let zeros = i64x2.splat(0);
  let odd = f64x2.splat(0);
  const zero = f64x2.splat(0);
  for (; at < pairs; at += 2 * size) {
    const x = load2<T>(at);
    least = f64x2.pmin(least, x);
    greatest = f64x2.pmax(greatest, x);
    zeros = i64x2.sub(zeros, f64x2.eq(x, zero));
    odd = f64x2.add(odd, f64x2.sub(x, x));
  }
  let min = Math.min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  let max = Math.max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
  let nothing = i64x2.extract_lane(zeros, 0) + i64x2.extract_lane(zeros, 1);
  let rest = across(odd);
  if (at < end) {
    const x = load1<T>(at);
    min = Math.min(min, x);
    max = Math.max(max, x);
    if (x === 0) nothing++;
    rest += x - x;
  }
  store<f64>(result, min);
  store<f64>(result, max, 8);
  store<f64>(result, <f64>nothing, 16);
  store<f64>(result, rest, 24);
}

/**
 * Of every block of `block` values, to `result`, five doubles each: about where its middle is, and the sums of the deviations from
 * there, of their squares, third and fourth powers.
 */
export function blockPowers<T>(at: usize, count: i32, block: i32, result: usize): void {
  const size = <i32>sizeof<T>();
  for (; count > 0; count -= block, at += block * size, result += 40) powersOf<T>(at, min<i32>(count, block), result);
}

function powersOf<T>(at: usize, count: i32, result: usize): void {
  const size = <i32>sizeof<T>();
  const quads = at + (count >> 2) * 4 * size;
  const end = at + count * size;
  const center = middleOf<T>(at, count);
  const middle = f64x2.splat(center);
  let a = f64x2.splat(0);
  let b = a;
  let a2 = a;
  let b2 = a;
  let a3 = a;
  let b3 = a;
  let a4 = a;
  let b4 = a;
  for (; at < quads; at += 4 * size) {
    const d = f64x2.sub(load2<T>(at), middle);
    const e = f64x2.sub(load2<T>(at + 2 * size), middle);
    const dd = f64x2.mul(d, d);
    const ee = f64x2.mul(e, e);
    a = f64x2.add(a, d);
    b = f64x2.add(b, e);
    a2 = f64x2.add(a2, dd);
    b2 = f64x2.add(b2, ee);
    a3 = f64x2.add(a3, f64x2.mul(dd, d));
    b3 = f64x2.add(b3, f64x2.mul(ee, e));
    a4 = f64x2.add(a4, f64x2.mul(dd, dd));
    b4 = f64x2.add(b4, f64x2.mul(ee, ee));
  }
  let first = across(f64x2.add(a, b));
  let second = across(f64x2.add(a2, b2));
  let third = across(f64x2.add(a3, b3));
  let fourth = across(f64x2.add(a4, b4));
  for (; at < end; at += size) {
    const d = load1<T>(at) - center;
    first += d;
    second += d * d;
    third += d * d * d;
    fourth += d * d * (d * d);
  }
  store<f64>(result, center);
  store<f64>(result, first, 8);
  store<f64>(result, second, 16);
  store<f64>(result, third, 24);
  store<f64>(result, fourth, 32);
}

function middleOf<T>(at: usize, count: i32): f64 {
  const size = <i32>sizeof<T>();
  const quads = at + (count >> 2) * 4 * size;
  const end = at + count * size;
  let a = f64x2.splat(0);
  let b = a;
  for (; at < quads; at += 4 * size) {
    a = f64x2.add(a, load2<T>(at));
    b = f64x2.add(b, load2<T>(at + 2 * size));
  }
  let sum = across(f64x2.add(a, b));
  for (; at < end; at += size) sum += load1<T>(at);
  return sum / <f64>count;
}

// The upper twenty bits of a double's key: the numbers' order is theirs.
function upperDigit<T>(at: usize): u32 {
  const word: i32 = sizeof<T>() == 8 ? load<i32>(at, 4) : <i32>(reinterpret<i64>(load1<T>(at)) >> 32);
  return (<u32>(word ^ ((word >> 31) | 0x80000000))) >> 12;
}

/** Counts the upper twenty bits of the values' keys; `counts` has a word for each of 2^20. */
export function countUpper<T>(at: usize, count: i32, counts: usize): void {
  const size = <i32>sizeof<T>();
  for (const end = at + count * size; at < end; at += size) {
    const place = counts + ((<usize>upperDigit<T>(at)) << 2);
    store<u32>(place, load<u32>(place) + 1);
  }
}

/** Copies, as doubles, the values whose upper twenty bits have a byte other than 0 in `wanted`; `result` gets how many. */
export function collectUpper<T>(at: usize, count: i32, wanted: usize, to: usize, result: usize): void {
  const size = <i32>sizeof<T>();
  const first = to;
  for (const end = at + count * size; at < end; at += size) {
    store<f64>(to, load1<T>(at));
    to += (<usize>(load<u8>(wanted + <usize>upperDigit<T>(at)) !== 0)) << 3;
  }
  store<f64>(result, <f64>((to - first) >> 3));
}

/**
 * Counts the values in each of `bins` bins between even edges; what is outside is in none. `counts` has two words for each bin.
 * Where a value is `margin` of a bin from an edge the product may round to the neighbour: there the edges decide.
 */
export function countEven<T>(
  at: usize,
  count: i32,
  perUnit: f64,
  bins: i32,
  edges: usize,
  counts: usize,
  margin: f64,
): void {
  const size = <i32>sizeof<T>();
  const first = load<f64>(edges);
  const last = load<f64>(edges + ((<usize>bins) << 3));
  const least = f64x2.splat(first);
  const greatest = f64x2.splat(last);
  const scale = f64x2.splat(perUnit);
  const low = f64x2.splat(margin);
  const high = f64x2.splat(1 - margin);
  const pairs = at + (count >> 1) * 2 * size;
  const end = at + count * size;
  for (; at < pairs; at += 2 * size) {
    const x = load2<T>(at);
    const place = f64x2.mul(f64x2.sub(x, least), scale);
    const part = f64x2.sub(place, f64x2.floor(place));
    const inside = v128.and(f64x2.ge(x, least), f64x2.le(x, greatest));
    if (i64x2.all_true(v128.and(inside, v128.and(f64x2.gt(part, low), f64x2.lt(part, high))))) {
      const bin = i32x4.trunc_sat_f64x2_s_zero(place);
      const one = counts + ((<usize>i32x4.extract_lane(bin, 0)) << 3);
      const other = counts + ((<usize>i32x4.extract_lane(bin, 1)) << 3);
      store<u32>(one, load<u32>(one) + 1);
      store<u32>(other, load<u32>(other, 4) + 1, 4);
    } else {
      countByEdges(f64x2.extract_lane(x, 0), perUnit, bins, edges, counts);
      countByEdges(f64x2.extract_lane(x, 1), perUnit, bins, edges, counts + 4);
    }
  }
  for (; at < end; at += size) countByEdges(load1<T>(at), perUnit, bins, edges, counts);
}

function countByEdges(x: f64, perUnit: f64, bins: i32, edges: usize, counts: usize): void {
  const first = load<f64>(edges);
  const top = bins - 1;
  if (!(x >= first && x <= load<f64>(edges + ((<usize>bins) << 3)))) return;
  let bin = min<i32>(<i32>((x - first) * perUnit), top);
  const edge = edges + ((<usize>bin) << 3);
  if (x < load<f64>(edge)) bin--;
  else if (bin < top && x >= load<f64>(edge, 8)) bin++;
  const place = counts + ((<usize>bin) << 3);
  store<u32>(place, load<u32>(place) + 1);
}
