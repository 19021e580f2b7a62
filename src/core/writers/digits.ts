import { DTYPES, type Dtype, type TensorData } from '../tensor/dtype';
import { decodeTable, encoder, isNarrow } from '../tensor/narrow';

/** How what is no finite number is written. */
export interface NotFinite {
  readonly nan: string;
  readonly inf: string;
  readonly negInf: string;
}

// The smallest normal number: below it a float has fewer digits than its type promises.
const TINY: Partial<Record<Dtype, number>> = {
  float32: 2 ** -126,
  float16: 2 ** -14,
  bfloat16: 2 ** -126,
  float8_e4m3fn: 2 ** -6,
  float8_e5m2: 2 ** -14,
};
const MOST_DIGITS = 9;

/**
 * A function that writes element `i` of stored data with the fewest digits that read back as the same element of its
 * dtype: float32 0.1 is `0.1` and not `0.10000000149011612`. Integers have all their digits, bool is `true` and `false`.
 * With `digits`, floats have at most so many significant ones.
 */
export function speller(data: TensorData, dtype: Dtype, notFinite: NotFinite, digits?: number): (i: number) => string {
  const { kind } = DTYPES[dtype];
  if (kind === 'bool') return (i) => (data[i] === 0 ? 'false' : 'true');
  if (kind === 'int') return (i) => String(data[i]);
  const round = rounding(digits);
  const shortest = dtype === 'float64' ? float64Digits : shortestDigits(dtype);
  const finite = digits === undefined ? shortest : (value: number) => float64Digits(round(value));
  const table = isNarrow(dtype) ? decodeTable(dtype) : undefined;
  return (i) => {
    const value = table ? table[Number(data[i])] : Number(data[i]);
    if (Number.isFinite(value)) return finite(value);
    if (Number.isNaN(value)) return notFinite.nan;
    return value > 0 ? notFinite.inf : notFinite.negInf;
  };
}

/** Rounds to so many significant digits; without a number of them, not at all. */
export function rounding(digits: number | undefined): (value: number) => number {
  return digits === undefined ? (value) => value : (value) => Number(value.toPrecision(digits));
}

// ECMAScript writes the fewest digits already, but not the sign of -0.
function float64Digits(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

// A decimal of as many digits as the type surely keeps (C's FLT_DIG) comes back from the element that it was read as, so
// that nothing shorter needs to be tried; a few more are enough for any element.
function shortestDigits(dtype: Dtype): (value: number) => string {
  const { eps = 1 } = DTYPES[dtype] as { eps?: number };
  const kept = Math.max(1, Math.floor(-Math.log10(eps)));
  const tiny = TINY[dtype] ?? 0;
  const rounded = rounder(dtype);
  return (value) => {
    if (value === 0) return float64Digits(value);
    for (let digits = Math.abs(value) < tiny ? 1 : kept; digits <= MOST_DIGITS; digits++) {
      const candidate = Number(value.toPrecision(digits));
      if (rounded(candidate) === value) return float64Digits(candidate);
    }
    return float64Digits(value);
  };
}

function rounder(dtype: Dtype): (value: number) => number {
  if (!isNarrow(dtype)) return Math.fround;
  const bitsOf = encoder(dtype);
  const table = decodeTable(dtype);
  return (value) => table[bitsOf(value)];
}
