import { Char } from './bytes';

// Powers of ten that a float64 holds exactly.
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const EXACT = 2 ** 53;
const MAX_FAST_EXPONENT = 22;
// Digits and a point: a mantissa below 2^53 has no more, but for zeros in front.
const MAX_EXACT_LENGTH = 32;
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

  // Every other spelling: where its parts end, then what it is worth.
  private any(at: number, end: number): number {
    const { bytes } = this;
    const first = at < end ? bytes[at] : 0;
    const digitsAt = first === Char.Minus || first === Char.Plus ? at + 1 : at;
    this.grouped = false;
    const wholeEnd = this.digits(digitsAt, end);
    const hasPoint = wholeEnd < end && bytes[wholeEnd] === Char.Dot;
    const mantissaEnd = hasPoint ? this.digits(wholeEnd + 1, end) : wholeEnd;
    const fraction = hasPoint ? mantissaEnd - wholeEnd - 1 : 0;
    if (wholeEnd - digitsAt + fraction === 0) return at;
    const after = this.exponent(mantissaEnd, end);
    this.leadingZero = wholeEnd - digitsAt > 1 && bytes[digitsAt] === Char.Zero;
    this.integer = !hasPoint && after === mantissaEnd;
    this.plain = !this.grouped && first !== Char.Plus && wholeEnd > digitsAt && (!hasPoint || fraction > 0);
    this.wide = false;
    const magnitude = this.grouped ? -1 : this.exact(digitsAt, mantissaEnd, this.power - fraction);
    if (magnitude >= 0) this.value = first === Char.Minus ? -magnitude : magnitude;
    else {
      this.value = Number(digitsText(bytes, at, after, this.grouped));
      this.wide = this.integer && Math.abs(this.value) >= EXACT;
    }
    return after;
  }

  private grouped = false;

  // The end of digits that may be grouped by single underscores.
  private digits(at: number, end: number): number {
    const { bytes } = this;
    let i = at;
    for (; i < end; i++) {
      if (isDigit(bytes[i])) continue;
      if (bytes[i] !== Char.Underscore || i === at || i + 1 >= end || !isDigit(bytes[i + 1])) break;
      this.grouped = true;
    }
    return i;
  }

  // An underscore between two digits.
  private groups(at: number, from: number, end: number): boolean {
    const { bytes } = this;
    const between = at > from && at + 1 < end && isDigit(bytes[at - 1]) && isDigit(bytes[at + 1]);
    if (bytes[at] !== Char.Underscore || !between) return false;
    this.grouped = true;
    return true;
  }

  // Digits with a point among them, times a power of ten, where both are exact; -1 where they are not.
  private exact(from: number, to: number, power: number): number {
    if (power < -MAX_FAST_EXPONENT || power > MAX_FAST_EXPONENT || to - from > MAX_EXACT_LENGTH) return -1;
    const { bytes } = this;
    let mantissa = 0;
    for (let i = from; i < to; i++) if (bytes[i] !== Char.Dot) mantissa = mantissa * 10 + bytes[i] - Char.Zero;
    // Beyond fifteen digits the sum may have been rounded on the way, but then it came out as 2^53 or more.
    if (mantissa >= EXACT) return -1;
    return power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
  }

  private power = 0;

  // The end of an exponent, with its worth in `power`. A letter e without digits belongs to what follows.
  private exponent(at: number, end: number): number {
    const { bytes } = this;
    this.power = 0;
    if (at >= end || (bytes[at] | 0x20) !== 0x65) return at;
    const signed = bytes[at + 1] === Char.Minus || bytes[at + 1] === Char.Plus;
    const digitsAt = signed ? at + 2 : at + 1;
    let i = digitsAt;
    let power = 0;
    for (; i < end && (isDigit(bytes[i]) || this.groups(i, digitsAt, end)); i++) {
      if (bytes[i] !== Char.Underscore && power < EXPONENT_CAP) power = power * 10 + bytes[i] - Char.Zero;
    }
    if (i === digitsAt) return at;
    this.power = bytes[at + 1] === Char.Minus ? -power : power;
    return i;
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
