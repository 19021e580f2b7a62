/**
 * The order-preserving keys of doubles, sixteen bits at a time: level 0 is the upper digit of four. (For such keys see Knuth, TAOCP
 * volume 3, 5.2.5.)
 */
export const DIGITS = 65536;
export const LEVELS = 4;
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
}

// The key of a double, as an unsigned integer in the order of the numbers: all bits flipped below zero, the sign bit above.
function digitOf(words: Uint32Array, i: number, level: number): number {
  const high = words[2 * i + HIGH];
  const negative = high >>> 31;
  const word = level < 2 ? high ^ (negative ? 0xffffffff : 0x80000000) : words[2 * i + 1 - HIGH] ^ -negative;
  return level % 2 === 0 ? word >>> 16 : word & 0xffff;
}

/** How many values have each digit at a level. */
export function countDigits(values: Float64Array, level: number): Uint32Array {
  const counts = new Uint32Array(DIGITS);
  const words = wordsOf(values);
  for (let i = 0; i < values.length; i++) counts[digitOf(words, i, level)]++;
  return counts;
}

/** The values that have each of some digits at a level, whose counts are known. */
export function collectDigits(
  values: Float64Array,
  level: number,
  digits: readonly number[],
  counts: Uint32Array,
): Float64Array[] {
  return digits.map((digit) => collect(values, level, digit, counts[digit]));
}

function collect(values: Float64Array, level: number, digit: number, count: number): Float64Array {
  const inside = new Float64Array(count);
  const words = wordsOf(values);
  let filled = 0;
  for (let i = 0; i < values.length; i++) if (digitOf(words, i, level) === digit) inside[filled++] = values[i];
  return inside;
}
