// Decimal numbers to doubles, correctly rounded: one multiplication or division of exact operands where that is enough (Clinger 1990),
// the method of Eisel and Lemire (Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience 51(8),
// 2021) beyond that. What it does not decide is left to the caller.

// 10^0 … 10^22, which doubles hold exactly.
const POWERS = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]);
const TENS = memory.data<u64>([
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
  10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000,
  10000000000000000000,
]);

const LEAST_POWER: i32 = -342;
const GREATEST_POWER: i32 = 308;
// Fixed, and no data of the module: a second thread's instance would write zeros over what the first one's host has written.
const POWERS_OF_FIVE: usize = 0x8000;

/** Where the host writes the powers of five from 5^-342 to 5^308: 128 bits of each, the upper half first. */
export function powersOfFive(): usize {
  return POWERS_OF_FIVE;
}

/** How many of the eight bytes are digits, from the first one on. */
export function digitsIn(bytes: u64): i32 {
  const t = bytes ^ 0x3030303030303030;
  const others = (t + 0x7676767676767676) | t;
  return <i32>(ctz(others & 0x8080808080808080) >> 3);
}

/** The number that the first `count` bytes spell, which are digits; 1 to 8 of them. */
export function valueOf(bytes: u64, count: i32): u64 {
  let t = (bytes - 0x3030303030303030) << (64 - ((<u64>count) << 3));
  t = t * 10 + (t >> 8);
  return ((t & 0x000000ff000000ff) * 0x000f424000000064 + ((t >> 16) & 0x000000ff000000ff) * 0x0000271000000001) >> 32;
}

/** 10^count of up to nineteen digits. */
export function tens(count: i32): u64 {
  return load<u64>(TENS + ((<usize>count) << 3));
}

/** mantissa · 10^power of a mantissa up to 2^53 and a power from -22 to 22: both are exact, and one operation rounds. */
export function exactly(mantissa: u64, power: i32): f64 {
  const x = <f64>(<i64>mantissa);
  if (power < 0) return x / load<f64>(POWERS + ((<usize>-power) << 3));
  return x * load<f64>(POWERS + ((<usize>power) << 3));
}

/** mantissa · 10^power, or NaN where it is not decided here. */
export function decimal(mantissa: u64, power: i32): f64 {
  if (mantissa === 0) return 0;
  if (mantissa <= 0x20000000000000 && power >= -22 && power <= 22) return exactly(mantissa, power);
  return Decimal.eiselLemire(mantissa, power);
}

/** mantissa · 10^power of a mantissa that is not 0, or NaN where it is not decided here. */
/** Functions that are written where they are called: decorators are for methods only. */
export class Decimal {
  // The upper half of a product.
  @inline
  static upperProduct(a: u64, b: u64): u64 {
    const aLow = a & 0xffffffff;
    const aHigh = a >> 32;
    const bLow = b & 0xffffffff;
    const bHigh = b >> 32;
    const middle = aHigh * bLow + ((aLow * bLow) >> 32);
    const other = aLow * bHigh + (middle & 0xffffffff);
    return aHigh * bHigh + (middle >> 32) + (other >> 32);
  }

  @inline
  static eiselLemire(mantissa: u64, power: i32): f64 {
    if (power < LEAST_POWER || power > GREATEST_POWER) return NaN;
    const zeros = clz(mantissa);
    const w = mantissa << zeros;
    const five = POWERS_OF_FIVE + ((<usize>(power - LEAST_POWER)) << 4);
    const upperFive = load<u64>(five);
    let low = w * upperFive;
    let high = Decimal.upperProduct(w, upperFive);
    if ((high & 0x1ff) === 0x1ff) {
      const more = Decimal.upperProduct(w, load<u64>(five, 8));
      low += more;
      if (more > low) high++;
    }
    if (low === 0xffffffffffffffff && (power < -27 || power > 55)) return NaN;
    const upper = high >> 63;
    let digits = high >> (upper + 9);
    let exponent = (((152170 + 65536) * power) >> 16) + 63 + <i32>upper - <i32>zeros + 1023;
    if (exponent <= 0) return subnormal(digits, 1 - exponent);
    if (low <= 1 && power >= -4 && power <= 23 && (digits & 3) === 1 && digits << (upper + 9) === high) digits &= ~1;
    digits = (digits + (digits & 1)) >> 1;
    if (digits >= 0x20000000000000) {
      digits = 0x10000000000000;
      exponent++;
    }
    if (exponent >= 0x7ff) return NaN;
    return reinterpret<f64>((digits & 0xfffffffffffff) | ((<u64>exponent) << 52));
  }
}

// What is below the least normal number has fewer digits; there are no ties among them.
function subnormal(digits: u64, shift: i32): f64 {
  if (shift > 63) return 0;
  digits >>= shift;
  return reinterpret<f64>((digits + (digits & 1)) >> 1);
}
