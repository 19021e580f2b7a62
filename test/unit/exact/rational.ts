/** A fraction of two integers, exact; the denominator is positive. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

const words = new DataView(new ArrayBuffer(8));

/** A finite double as m · 2^e with an integer m. */
export function decompose(x: number): { readonly m: bigint; readonly e: number } {
  words.setFloat64(0, x);
  const bits = words.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const m = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  return { m: bits >> 63n ? -m : m, e: Math.max(exponent, 1) - 1075 };
}

/** num · 2^e. */
export function scaled(num: bigint, e: number, den = 1n): Rational {
  return e >= 0 ? { num: num << BigInt(e), den } : { num, den: den << BigInt(-e) };
}

export function rational(x: number): Rational {
  const { m, e } = decompose(x);
  return scaled(m, e);
}

export const add = (a: Rational, b: Rational): Rational => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });
export const subtract = (a: Rational, b: Rational): Rational => add(a, { num: -b.num, den: b.den });
export const multiply = (a: Rational, b: Rational): Rational => ({ num: a.num * b.num, den: a.den * b.den });

export function divide(a: Rational, b: Rational): Rational {
  const sign = b.num < 0n ? -1n : 1n;
  return { num: sign * a.num * b.den, den: sign * a.den * b.num };
}

/** Digits (bits) of a root beyond those of its argument. */
const ROOT_BITS = 200n;

/** √a of a ≥ 0, short by less than 2^-200 of its size. */
export function root({ num, den }: Rational): Rational {
  const lengths = BigInt(Math.max(0, bitLength(den) - bitLength(num)));
  const shift = ROOT_BITS + lengths;
  return { num: integerRoot((num * den) << (2n * shift)), den: den << shift };
}

function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let guess = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const next = (guess + n / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

export function bitLength(n: bigint): number {
  return (n < 0n ? -n : n).toString(16).length * 4;
}

export const absolute = ({ num, den }: Rational): Rational => ({ num: num < 0n ? -num : num, den });

/** A quotient as a number, good to nine digits after the point. */
export function toNumber({ num, den }: Rational): number {
  return Number((num * 1_000_000_000n) / den) / 1e9;
}

/** The floating-point types: bits of the significand, least normal exponent, largest finite value, what lies beyond it. */
export const FLOATS = {
  float64: { precision: 53, least: -1022, greatest: Number.MAX_VALUE, beyond: Infinity },
  float32: { precision: 24, least: -126, greatest: (2 - 2 ** -23) * 2 ** 127, beyond: Infinity },
  float16: { precision: 11, least: -14, greatest: 65504, beyond: Infinity },
  bfloat16: { precision: 8, least: -126, greatest: (2 - 2 ** -7) * 2 ** 127, beyond: Infinity },
  float8_e4m3fn: { precision: 4, least: -6, greatest: 448, beyond: NaN },
  float8_e5m2: { precision: 3, least: -14, greatest: 57344, beyond: Infinity },
} as const;

export type FloatName = keyof typeof FLOATS;

/** The exponent of a rational's size: 2^e ≤ |a| < 2^(e + 1). */
export function exponentOf(a: Rational): number {
  const { num, den } = absolute(a);
  let e = bitLength(num) - bitLength(den) + 4;
  while (compare(scaled(1n, e), { num, den }) > 0) e--;
  return e;
}

export function compare(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The distance between neighbours of a type around a value, as a power of two. */
export function ulpExponent(a: Rational, type: FloatName): number {
  const { precision, least } = FLOATS[type];
  return Math.max(a.num === 0n ? least : exponentOf(a), least) - precision + 1;
}

/** A rational rounded once, to nearest, ties to even. */
export function roundTo(a: Rational, type: FloatName): number {
  if (a.num === 0n) return 0;
  const { greatest, beyond } = FLOATS[type];
  const unit = ulpExponent(a, type);
  const { num, den } = divide(absolute(a), scaled(1n, unit));
  const floor = num / den;
  const twice = 2n * (num % den);
  const up = twice > den || (twice === den && floor % 2n === 1n);
  const integer = up ? floor + 1n : floor;
  const sign = a.num < 0n ? -1 : 1;
  if (compare(scaled(integer, unit), rational(greatest)) > 0) return sign * beyond;
  // The integer has at most 53 bits, and the product is a value of the type: exact, but for a power of two below the range.
  return sign * Number(integer) * 2 ** Math.max(unit, -1074);
}

/** |actual - exact| in units in the last place of a type at a magnitude (by default the exact value's own). */
export function errorInUlps(actual: number, exact: Rational, type: FloatName = 'float64', magnitude = exact): number {
  const error = absolute(subtract(rational(actual), exact));
  return toNumber(divide(error, scaled(1n, ulpExponent(magnitude, type))));
}
