import { Char } from '../bytes';
import { isDigit, latin1, NumberScanner } from '../number';
import { isWordStart } from '../token';
import { Token } from './tokens';

const RADIX = /^[+-]?0(?:[xX][0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|[oO][0-7]+(?:_[0-7]+)*|[bB][01]+(?:_[01]+)*)/;
const MAX_RADIX = 80;
// Rust's types, the letters of C's and Java's, JavaScript's bigint.
const SIZED = /^_?(?:f32|f64|[iu](?:8|16|32|64|128|size))/;
const SUFFIX = /^(?:[fFdD]|[uU][lL]{0,2}|[lL]{1,2}[uU]?|n)/;
// Julia's Float32, Fortran's double precision.
const EXPONENT = /^[fdD][+-]?\d+/;
// Mathematica's precision and exponent: `1.5`, `1.5`15.9*^-3`.
const MATHEMATICA = /^(?:``?[\d.]*)?(?:\*\^([+-]?\d+))?/;
const IMAGINARY = /^[+-]?(?:inf|nan|Inf|NaN)?(?:[jJ]|im|i)(?!\w)/;

/**
 * Scans numbers as programming languages spell them: decimal ones, with a base (`0x1F`), with the
 * suffix of a type (`1.5f`, `2u`, `3_i64`, `4n`), with Julia's and Fortran's exponents (`1f0`, `1d2`), complex ones.
 */
export class SpelledNumber {
  value = 0;
  integer = false;
  wide = false;
  /** An integer whose digits begin with a 0 that is not needed. */
  leadingZero = false;
  /** Where the number ends. */
  at = 0;
  private readonly numbers: NumberScanner;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly end: number,
  ) {
    this.numbers = new NumberScanner(bytes);
  }

  /** Scans at `from`: a Number, a Complex, or Other where it is neither, as with `2x`, which is taken whole. */
  scan(from: number): Token.Number | Token.Complex | Token.Other {
    this.leadingZero = false;
    const second = this.bytes[from + (isDigit(this.bytes[from]) ? 1 : 2)] | 0x20;
    if (second === 0x78 || second === 0x6f || second === 0x62) {
      const radix = RADIX.exec(this.ahead(from, MAX_RADIX));
      if (radix) return this.radix(from, radix[0]);
    }
    const { numbers } = this;
    const after = numbers.scan(from, this.end);
    this.at = after === from ? from + 1 : after;
    if (after === from) return Token.Other;
    this.value = numbers.value;
    this.integer = numbers.integer;
    this.wide = numbers.wide;
    this.leadingZero = numbers.leadingZero && numbers.integer;
    if (after === this.end) return Token.Number;
    const next = this.bytes[after];
    if (next === Char.Dot) return this.dotted(from, after);
    if (next === Char.Backtick || (next === Char.Star && this.bytes[after + 1] === 0x5e)) return this.mathematica(from);
    return goesOn(next) ? this.suffixed(from, after) : Token.Number;
  }

  // A point behind a number that has one, or ends in one: `1.2.3`, `1..2`, an ellipsis, or the end of a sentence.
  private dotted(from: number, after: number): Token.Number | Token.Other {
    const { bytes, end, numbers } = this;
    const first = bytes[after - 1] === Char.Dot ? after - 1 : after;
    let last = after;
    while (last < end && bytes[last] === Char.Dot) last++;
    const dots = last - first;
    const follower = last < end ? bytes[last] : 0;
    if (dots < 3 && (dots === 2 || isDigit(follower) || isWordStart(follower))) return this.foreign();
    // `3...`: all three belong to the ellipsis.
    if (dots === 3 && first < after) {
      this.at = numbers.scan(from, first);
      this.integer = numbers.integer;
      this.wide = numbers.wide;
    }
    return Token.Number;
  }

  private mathematica(from: number): Token.Number {
    const { at } = this;
    const mark = MATHEMATICA.exec(this.ahead(at, 32));
    if (!mark?.[0]) return Token.Number;
    this.at = at + mark[0].length;
    if (mark[1] !== undefined) {
      this.value = Number(`${latin1(this.bytes.subarray(from, at)).replaceAll('_', '')}e${mark[1]}`);
      this.integer = this.wide = false;
    }
    return Token.Number;
  }

  private radix(from: number, digits: string): Token.Number | Token.Complex | Token.Other {
    const magnitude = Number(digits.replace(/^[+-]/, '').replaceAll('_', ''));
    this.at = from + digits.length;
    this.value = digits.startsWith('-') ? -magnitude : magnitude;
    this.integer = true;
    this.wide = magnitude >= 2 ** 53;
    return this.at < this.end && goesOn(this.bytes[this.at]) ? this.suffixed(from, this.at) : Token.Number;
  }

  private suffixed(from: number, after: number): Token.Number | Token.Complex | Token.Other {
    const rest = this.ahead(after, 16);
    const imaginary = IMAGINARY.exec(rest);
    if (imaginary) {
      this.at = after + imaginary[0].length;
      return Token.Complex;
    }
    // An operator, which is not this number's.
    if (/^[+-]/.test(rest)) return Token.Number;
    const sized = SIZED.exec(rest);
    const exponent = sized ? null : EXPONENT.exec(rest);
    const suffix = sized ?? exponent ?? SUFFIX.exec(rest);
    if (!suffix) return this.foreign();
    this.at = after + suffix[0].length;
    const follower = this.at < this.end ? this.bytes[this.at] : 0;
    if (isWordStart(follower) || isDigit(follower) || follower === Char.Dot) return this.foreign();
    if (exponent) {
      const mantissa = latin1(this.bytes.subarray(from, after)).replaceAll('_', '');
      this.value = Number(`${mantissa}e${exponent[0].slice(1)}`);
      this.integer = this.wide = false;
    }
    return Token.Number;
  }

  private foreign(): Token.Other {
    const { bytes, end } = this;
    while (this.at < end && (goesOn(bytes[this.at]) || bytes[this.at] === Char.Dot)) this.at++;
    return Token.Other;
  }

  private ahead(from: number, length: number): string {
    return latin1(this.bytes.subarray(from, Math.min(this.end, from + length)));
  }
}

function goesOn(byte: number): boolean {
  return isWordStart(byte) || isDigit(byte) || byte === Char.Plus || byte === Char.Minus;
}
