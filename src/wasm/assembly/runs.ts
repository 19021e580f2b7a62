// What is asked of a run of doubles, or of bytes, that lie side by side: their digits as keys, their powers.

// The key of a double, as an unsigned integer in the order of the numbers: all bits flipped below zero, the sign bit above.
function keyOf(at: usize): u64 {
  const word = load<i64>(at);
  return <u64>(word ^ ((word >> 63) | 0x8000000000000000));
}

/** Counts the sixteen bits of the values' keys `shift` bits from the right; `counts` has a word for each of 65536. */
export function countDigits(at: usize, count: i32, shift: i32, counts: usize): void {
  const by = <u64>shift;
  for (const end = at + ((<usize>count) << 3); at < end; at += 8) {
    const place = counts + ((<usize>((keyOf(at) >> by) & 0xffff)) << 2);
    store<u32>(place, load<u32>(place) + 1);
  }
}

/** Copies the values whose digit has a place in `places` there, one behind the other, and moves the place on. */
export function collectDigits(at: usize, count: i32, shift: i32, places: usize): void {
  const by = <u64>shift;
  for (const end = at + ((<usize>count) << 3); at < end; at += 8) {
    const entry = places + ((<usize>((keyOf(at) >> by) & 0xffff)) << 2);
    const place = load<u32>(entry);
    if (place === 0) continue;
    store<f64>(<usize>place, load<f64>(at));
    store<u32>(entry, place + 8);
  }
}

/** Adds the third and fourth powers of the deviations from center and centerLow to `result`. */
export function powers(at: usize, count: i32, center: f64, centerLow: f64, result: usize): void {
  const high = f64x2.splat(center);
  const low = f64x2.splat(centerLow);
  const pairs = at + ((<usize>(count >> 1)) << 4);
  const end = at + ((<usize>count) << 3);
  let third = f64x2.splat(0);
  let fourth = third;
  while (at < pairs) {
    const stop = min<usize>(at + 2048, pairs);
    let a = f64x2.splat(0);
    let b = a;
    for (; at < stop; at += 16) {
      const d = f64x2.sub(f64x2.sub(v128.load(at), high), low);
      const square = f64x2.mul(d, d);
      a = f64x2.add(a, f64x2.mul(square, d));
      b = f64x2.add(b, f64x2.mul(square, square));
    }
    third = f64x2.add(third, a);
    fourth = f64x2.add(fourth, b);
  }
  let sum = f64x2.extract_lane(third, 0) + f64x2.extract_lane(third, 1);
  let more = f64x2.extract_lane(fourth, 0) + f64x2.extract_lane(fourth, 1);
  if (at < end) {
    const d = load<f64>(at) - center - centerLow;
    sum += d * d * d;
    more += d * d * (d * d);
  }
  store<f64>(result, load<f64>(result) + sum);
  store<f64>(result, load<f64>(result, 8) + more, 8);
}

/** Whether one of four bytes is among `count` bytes, a multiple of 16: 1 or 0. */
export function hasByte(at: usize, count: i32, a: i32, b: i32, c: i32, d: i32): i32 {
  const first = i8x16.splat(<i8>a);
  const second = i8x16.splat(<i8>b);
  const third = i8x16.splat(<i8>c);
  const fourth = i8x16.splat(<i8>d);
  let found = i8x16.splat(0);
  for (const end = at + count; at < end; at += 16) {
    const x = v128.load(at);
    const early = v128.or(i8x16.eq(x, first), i8x16.eq(x, second));
    found = v128.or(found, v128.or(early, v128.or(i8x16.eq(x, third), i8x16.eq(x, fourth))));
  }
  return v128.any_true(found) ? 1 : 0;
}

/** Writes to `result` whether one of four bytes is among `count` bytes, a multiple of 16. */
export function noteByte(at: usize, count: i32, a: i32, b: i32, c: i32, d: i32, result: usize): void {
  store<i32>(result, hasByte(at, count, a, b, c, d));
}
