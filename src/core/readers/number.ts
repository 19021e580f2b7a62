import { Char } from './bytes';

// Powers of ten that a float64 holds exactly.
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const EXACT = 2 ** 53;
const MAX_FAST_EXPONENT = 22;
// An exponent's digits beyond this change nothing: the value is 0 or ±Infinity either way.
const EXPONENT_CAP = 100_000_000;

/**
 * Scans decimal numbers from bytes without making a string: `scan` answers where the number ends
 * and leaves what it is in the fields, so that no object is made a number.
 *
 * The value is the one that `Number()` gives, to the bit: a mantissa below 2^53 and a power of ten
 * up to 22 are both exact, so that one multiplication or division rounds correctly (Clinger, "How to
 * read floating point numbers accurately", 1990); everything else is given to `Number()` itself.
 */
export class NumberScanner {
  /** The value last scanned. */
  value = 0;
  /** It had neither a point nor an exponent. */
  integer = false;
  /** An integer of 2^53 or more: float64 may not hold all its digits. */
  wide = false;
  /** The digits before the point began with a 0 that was not the only one. */
  leadingZero = false;
  /** Its spelling is one that JSON has: digits on both sides of a point, no underscore, no plus. */
  plain = false;

  constructor(private readonly bytes: Uint8Array) {}

  /**
   * Scans `[+-] digits [. digits] [e [+-] digits]` at `at`; either side of the point may be missing,
   * digits may be grouped by single underscores. Answers the offset after it, or `at` if there is none.
   */
  scan(at: number, end: number): number {
    const after = this.short(at, end);
    return after >= 0 ? after : this.any(at, end);
  }

  // What nearly every number is: up to fifteen digits, a point among them perhaps, no exponent. Then the
  // mantissa and the power of ten are exact, and one division rounds. -1 if it is something else.
  private short(at: number, end: number): number {
    const { bytes } = this;
    const negative = bytes[at] === Char.Minus;
    const digitsAt = negative ? at + 1 : at;
    const stop = Math.min(end, digitsAt + 16);
    let mantissa = 0;
    let i = digitsAt;
    for (; i < stop; i++) {
      const digit = bytes[i] - Char.Zero;
      if (digit < 0 || digit > 9) break;
      mantissa = mantissa * 10 + digit;
    }
    const wholeDigits = i - digitsAt;
    let fraction = 0;
    if (i < stop && bytes[i] === Char.Dot && wholeDigits > 0) {
      const from = ++i;
      for (; i < stop; i++) {
        const digit = bytes[i] - Char.Zero;
        if (digit < 0 || digit > 9) break;
        mantissa = mantissa * 10 + digit;
      }
      fraction = i - from;
      if (fraction === 0) return -1;
    }
    if (wholeDigits === 0 || i - digitsAt > 15 || (i < end && continues(bytes[i]))) return -1;
    const magnitude = mantissa / POWERS[fraction];
    this.value = negative ? -magnitude : magnitude;
    this.integer = fraction === 0;
    this.wide = false;
    this.leadingZero = wholeDigits > 1 && bytes[digitsAt] === Char.Zero;
    this.plain = true;
    return i;
  }

  private any(at: number, end: number): number {
    const { bytes } = this;
    let i = at;
    const first = i < end ? bytes[i] : 0;
    const negative = first === Char.Minus;
    if (negative || first === Char.Plus) i++;
    const digitsAt = i;
    let mantissa = 0;
    let significant = 0;
    let grouped = false;
    for (; i < end; i++) {
      const digit = bytes[i] - Char.Zero;
      if (digit >= 0 && digit <= 9) {
        if (significant !== 0 || digit !== 0) significant++;
        mantissa = mantissa * 10 + digit;
      } else if (bytes[i] === Char.Underscore && i > digitsAt && isDigit(bytes[i + 1]) && i + 1 < end) grouped = true;
      else break;
    }
    const wholeDigits = i - digitsAt;
    this.leadingZero = wholeDigits > 1 && bytes[digitsAt] === Char.Zero;
    let fraction = 0;
    let pointAt = -1;
    if (i < end && bytes[i] === Char.Dot) {
      pointAt = i++;
      for (; i < end; i++) {
        const digit = bytes[i] - Char.Zero;
        if (digit >= 0 && digit <= 9) {
          if (significant !== 0 || digit !== 0) significant++;
          mantissa = mantissa * 10 + digit;
          fraction++;
        } else if (bytes[i] === Char.Underscore && fraction > 0 && isDigit(bytes[i + 1]) && i + 1 < end) grouped = true;
        else break;
      }
    }
    if (wholeDigits + fraction === 0) return at;
    const afterMantissa = i;
    const exponent = this.exponent(i, end);
    i = this.exponentEnd;
    this.integer = pointAt < 0 && i === afterMantissa;
    this.plain = !grouped && first !== Char.Plus && wholeDigits > 0 && (pointAt < 0 || fraction > 0);
    const power = exponent - fraction;
    // Sixteen digits may round on the way, but then they come out as 2^53 or more.
    if (significant <= 16 && mantissa < EXACT && power >= -MAX_FAST_EXPONENT && power <= MAX_FAST_EXPONENT) {
      const magnitude = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
      this.value = negative ? -magnitude : magnitude;
      this.wide = false;
    } else {
      this.value = Number(digitsText(bytes, at, i, grouped));
      this.wide = this.integer && Math.abs(this.value) >= EXACT;
    }
    return i;
  }

  private exponentEnd = 0;

  // A letter e without digits after it belongs to whatever follows the number.
  private exponent(at: number, end: number): number {
    const { bytes } = this;
    this.exponentEnd = at;
    if (at >= end || (bytes[at] | 0x20) !== 0x65) return 0;
    let i = at + 1;
    const negative = bytes[i] === Char.Minus;
    if (negative || bytes[i] === Char.Plus) i++;
    const digitsAt = i;
    let exponent = 0;
    for (; i < end && isDigit(bytes[i]); i++) {
      if (exponent < EXPONENT_CAP) exponent = exponent * 10 + bytes[i] - Char.Zero;
    }
    if (i === digitsAt) return 0;
    this.exponentEnd = i;
    return negative ? -exponent : exponent;
  }
}

// A digit, point, exponent or underscore: the number goes on.
function continues(byte: number): boolean {
  return isDigit(byte) || byte === Char.Dot || byte === Char.Underscore || (byte | 0x20) === 0x65;
}

/** Whether a byte is one of 0 to 9. */
export function isDigit(byte: number): boolean {
  return byte >= Char.Zero && byte <= Char.Nine;
}

/** The ASCII text of `bytes[start, end)`, with the underscores that group digits left out if `grouped`. */
export function digitsText(bytes: Uint8Array, start: number, end: number, grouped: boolean): string {
  const text = latin1(bytes.subarray(start, end));
  return grouped ? text.replaceAll('_', '') : text;
}

const SHORT = 1024;
const longText = new TextDecoder('latin1');

/** One character a byte. Of texts longer than a number ever needs to be, the control characters above 0x7f are not kept. */
export function latin1(bytes: Uint8Array): string {
  if (bytes.length > SHORT) return longText.decode(bytes);
  // Spreading a typed array into arguments takes three times as long.
  const { fromCharCode } = String;
  const fours = bytes.length & ~3;
  let text = '';
  let i = 0;
  for (; i < fours; i += 4) text += fromCharCode(bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]);
  for (; i < bytes.length; i++) text += fromCharCode(bytes[i]);
  return text;
}
