import type { Dtype } from './dtype';

/** The float types that JavaScript has no array for, kept as their bits. */
export type NarrowFloat = Extract<Dtype, 'float16' | 'bfloat16' | 'float8_e4m3fn' | 'float8_e5m2'>;

interface Format {
  readonly exponentBits: number;
  readonly mantissaBits: number;
  /** The bits of the first magnitude that is no longer finite. */
  readonly overflow: number;
  /** What a magnitude of `overflow` or more is written as. */
  readonly overflowBits: number;
  readonly nanBits: number;
}

// IEEE 754-2019 for float16; bfloat16 is float32's upper half; the float8 formats are those of
// Micikevicius et al. 2022 (arXiv:2209.05433, table 1). e4m3fn has no infinities.
const FORMATS = {
  float16: { exponentBits: 5, mantissaBits: 10, overflow: 0x7c00, overflowBits: 0x7c00, nanBits: 0x7e00 },
  bfloat16: { exponentBits: 8, mantissaBits: 7, overflow: 0x7f80, overflowBits: 0x7f80, nanBits: 0x7fc0 },
  float8_e4m3fn: { exponentBits: 4, mantissaBits: 3, overflow: 0x7f, overflowBits: 0x7f, nanBits: 0x7f },
  float8_e5m2: { exponentBits: 5, mantissaBits: 2, overflow: 0x7c, overflowBits: 0x7c, nanBits: 0x7e },
} as const satisfies Record<NarrowFloat, Format>;

export function isNarrow(dtype: Dtype): dtype is NarrowFloat {
  return Object.hasOwn(FORMATS, dtype);
}

const tables = new Map<NarrowFloat, Float64Array>();

/** The value of every bit pattern of a format: decoding is one look-up. */
export function decodeTable(dtype: NarrowFloat): Float64Array {
  let table = tables.get(dtype);
  if (!table) {
    const format = FORMATS[dtype];
    const size = 2 ** (1 + format.exponentBits + format.mantissaBits);
    table = Float64Array.from({ length: size }, (_, bits) => decodeBits(bits, size / 2, format));
    tables.set(dtype, table);
  }
  return table;
}

function decodeBits(bits: number, signBit: number, format: Format): number {
  const magnitude = bits % signBit;
  const sign = bits >= signBit ? -1 : 1;
  if (magnitude > format.overflow || magnitude === format.nanBits) return NaN;
  if (magnitude === format.overflow) return sign * Infinity;
  const unit = 2 ** format.mantissaBits;
  const exponent = Math.floor(magnitude / unit);
  const mantissa = magnitude % unit;
  const bias = 2 ** (format.exponentBits - 1) - 1;
  if (exponent === 0) return sign * mantissa * 2 ** (1 - bias - format.mantissaBits);
  return sign * (unit + mantissa) * 2 ** (exponent - bias - format.mantissaBits);
}

const ROUND_TO_INTEGER = 2 ** 52;
const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);
// Which of the two words of a double holds sign and exponent depends on the machine.
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** A function from a double to the format's bits: rounded once, to nearest, ties to even. */
export function encoder(dtype: NarrowFloat): (value: number) => number {
  const { exponentBits, mantissaBits, overflow, overflowBits, nanBits } = FORMATS[dtype];
  const bias = 2 ** (exponentBits - 1) - 1;
  const signBit = 2 ** (exponentBits + mantissaBits);
  const unit = 2 ** mantissaBits;
  const least = 1 - bias;
  const perUnit = Float64Array.from({ length: 2 * bias + 1 }, (_, i) => 2 ** (mantissaBits - least - i));
  return (value) => {
    if (value !== value) return nanBits;
    scratch[0] = value;
    const high = words[HIGH];
    const sign = high >= 0x80000000 ? signBit : 0;
    const exponent = Math.max(((high >>> 20) & 0x7ff) - 1023, least);
    if (exponent > bias + 1) return sign + overflowBits;
    // In units of the last mantissa bit the value is rounded by adding and subtracting 2^52.
    const scaled = Math.abs(value) * perUnit[exponent - least];
    const rounded = scaled + ROUND_TO_INTEGER - ROUND_TO_INTEGER;
    // A mantissa that rounds up to the next power of two carries into the exponent by itself.
    const bits = (exponent - least) * unit + rounded;
    return sign + (bits >= overflow ? overflowBits : bits);
  };
}
