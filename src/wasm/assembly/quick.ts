import { Decimal, tens } from './decimal';
import { exponent, exponentValue } from './number';

// Numbers in their commonest spellings, sixteen bytes at a time. Constants lie in memory: V8 builds those of the code anew at every use.

const MINUS: u32 = 0x2d;
const DOT: u32 = 0x2e;

const ZEROS = memory.data<u64>([0x3030303030303030, 0x3030303030303030], 16);
const TEN = memory.data<u64>([0x0a0a0a0a0a0a0a0a, 0x0a0a0a0a0a0a0a0a], 16);
const FIRST_OF_TWO = memory.data<u16>([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 16);
const TENS = memory.data<u16>([10, 10, 10, 10, 10, 10, 10, 10], 16);
const HUNDREDS = memory.data<u16>([100, 1, 100, 1, 100, 1, 100, 1], 16);
const MYRIADS = memory.data<u16>([10000, 1, 10000, 1, 10000, 1, 10000, 1], 16);

// What digits behind the point are divided by, 10^1 on, and the same with a sign, 256 bytes further on: -0 comes out as it should.
const DIVISORS = memory.data<f64>(
  [
    1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, -1e1, -1e2, -1e3, -1e4, -1e5, -1e6, -1e7, -1e8, -1e9, -1e10, -1e11, -1e12, -1e13, -1e14, -1e15,
  ],
  16,
);

// Fixed, as the powers of five are: sixteen bytes for every place of a point and every end behind it.
const PLACES: usize = 0xb000;

/**
 * Writes, once for all threads, which of sixteen bytes move where so that the digits before `end` come to stand at the end, without the
 * point at `point`; for `point` 0 there is none.
 */
export function writePlaces(): void {
  for (let point = 0; point < 16; point++) {
    for (let end = 0; end < 16; end++) {
      for (let lane = 0; lane < 16; lane++) {
        const from = end - 16 + lane;
        store<i8>(PLACES + (point << 8) + (end << 4) + lane, <i8>(point > 0 && from <= point ? from - 1 : from));
      }
    }
  }
}

/** The number that sixteen digits are, a byte each, the first one foremost. */
/**
 * Reads `[-] digits . digits`, which with what follows it are sixteen bytes at most, to `to`: where it ends, or 0 if something else
 * stands there. Looks at sixteen bytes, and at one of the 33 from `at`.
 */
/** Functions that are written where they are called: decorators are for methods only. */
export class Quick {
  @inline
  static sixteen(digits: v128): u64 {
    const tens = i16x8.mul(v128.and(digits, v128.load(FIRST_OF_TWO)), v128.load(TENS));
    const fours = i32x4.dot_i16x8_s(i16x8.add(tens, i16x8.shr_u(digits, 8)), v128.load(HUNDREDS));
    const eights = i32x4.dot_i16x8_s(i16x8.narrow_i32x4_u(fours, fours), v128.load(MYRIADS));
    const both = <u64>i64x2.extract_lane(eights, 0);
    return (both & 0xffffffff) * 100000000 + (both >> 32);
  }

  @inline
  static number(at: usize, to: usize): usize {
    const digits = i8x16.sub(v128.load(at), v128.load(ZEROS));
    const others = i8x16.ge_u(digits, v128.load(TEN));
    const marks = i8x16.bitmask(others);
    const sign = marks & 1;
    const inner = marks ^ sign;
    const behind = inner & (inner - 1);
    const point = ctz(inner);
    // No two marks side by side, up to the point and behind it.
    const close = marks & (marks >> 1) & (inner ^ (inner - 1));
    const odd =
      (<i32>(load<u8>(at + point) !== DOT)) | (sign & (<i32>(load<u8>(at) !== MINUS))) | (<i32>(behind === 0));
    if ((close | odd) !== 0) return 0;
    const end = ctz(behind);
    const places = v128.load(PLACES + (point << 8) + (end << 4));
    const mantissa = <i64>Quick.sixteen(i8x16.swizzle(v128.andnot(digits, others), places));
    store<f64>(to, <f64>mantissa / load<f64>(DIVISORS + (sign << 8) + ((end - point) << 3) - 16));
    return at + end;
  }

  // How many digits follow, of 32.
  @inline
  static digitsFrom(at: usize): i32 {
    const first = i8x16.ge_u(i8x16.sub(v128.load(at), v128.load(ZEROS)), v128.load(TEN));
    const second = i8x16.ge_u(i8x16.sub(v128.load(at, 16), v128.load(ZEROS)), v128.load(TEN));
    return ctz(i8x16.bitmask(first) | (i8x16.bitmask(second) << 16));
  }
}

/** The number read by `longNumber` has neither a point nor an exponent. */
export let wasInteger: bool = false;

// From a place so many bytes on, sixteen bytes of which so many keep what stands at the end.
const KEPT = memory.data<u64>([0, 0, 0xffffffffffffffff, 0xffffffffffffffff], 16);

/**
 * Reads `[-] digits [. digits] [e [+-] digits]` of up to nineteen digits, fifteen before the point, to `to`: where it ends, or 0 if
 * something else stands there or its value is for others to find. Looks at 50 bytes, and at the sixteen before `at`. What numbers of one
 * column have now and now have not (a sign, a digit more) is no branch here.
 */
export function longNumber(at: usize, to: usize): usize {
  const sign = <usize>(load<u8>(at) === MINUS);
  at += sign;
  const digits = i8x16.sub(v128.load(at), v128.load(ZEROS));
  const marks = i8x16.bitmask(i8x16.ge_u(digits, v128.load(TEN)));
  const whole = ctz(marks);
  if ((marks & 1) !== 0 || marks === 0) return 0;
  let mantissa = Quick.sixteen(i8x16.swizzle(digits, v128.load(PLACES + (whole << 4))));
  at += whole;
  let power: i32 = 0;
  wasInteger = load<u8>(at) !== DOT;
  if (!wasInteger) {
    power = Quick.digitsFrom(++at);
    if (power === 0 || power > 16) {
      mantissa = mantissa * tens(max(0, power - 16)) + few(at, power - 16);
      if (power === 0 || power + whole > 19) return 0;
    }
    at += power;
    const last = i8x16.sub(v128.load(at - 16), v128.load(ZEROS));
    const kept = min<i32>(power, 16);
    mantissa = mantissa * tens(kept) + Quick.sixteen(v128.and(last, v128.load(KEPT + kept)));
    if (power + whole > 19) return 0;
    power = -power;
  }
  if (((<u32>load<u8>(at)) | 0x20) === 0x65) {
    at = exponent(at + 1);
    if (at === 0) return 0;
    power += exponentValue;
    wasInteger = false;
  }
  const x = wasInteger ? <f64>(<i64>mantissa) : mantissa === 0 ? 0 : Decimal.eiselLemire(mantissa, power);
  if (x !== x) return 0;
  store<u64>(to, reinterpret<u64>(x) | ((<u64>sign) << 63));
  return at;
}

// The number that the first few digits are.
function few(at: usize, count: i32): u64 {
  let number: u64 = 0;
  for (; count > 0; count--) number = number * 10 + (<u64>load<u8>(at++) - 0x30);
  return number;
}
