import { Char } from '../bytes';
import { isDigit, latin1, NumberScanner } from '../number';
import { isLetter } from '../token';
import { VALUE_WORDS } from './vocabulary';

/** What a stretch of a text in some programming language, or a print of one, is. */
export const enum Token {
  End,
  Number,
  Complex,
  /** A word that stands for a value: True, nan, -inf, None. */
  Value,
  /** An identifier, dotted perhaps. */
  Word,
  /** A text in quotes. */
  Text,
  Open,
  Close,
  Comma,
  Semicolon,
  Colon,
  Equals,
  /** `...` or `…`: what a print leaves out. */
  Ellipsis,
  /** Anything else. */
  Other,
}

/** What of a text's language changes how it is read. */
export interface Language {
  /** `%` begins a comment. */
  readonly percentComments: boolean;
  /** `//` divides. */
  readonly slashesDivide: boolean;
  /** Line breaks end a matrix's rows. */
  readonly newlineRows: boolean;
}

const SIZED = /^_?(?:f32|f64|[iu](?:8|16|32|64|128|size))/;
const SUFFIX = /^(?:[fFdD]|[uU][lL]{0,2}|[lL]{1,2}[uU]?|n)/;
const EXPONENT = /^[fdD][+-]?\d+/;
const IMAGINARY = /^[+-]?(?:(?:inf|nan|Inf|NaN)?(?:[jJ]|im|i)(?![\w]))/;
const RADIX = /^[+-]?0(?:[xX][0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|[oO][0-7]+(?:_[0-7]+)*|[bB][01]+(?:_[01]+)*)/;

export interface LexerMark extends Pick<
  LiteralLexer,
  'at' | 'start' | 'value' | 'integer' | 'wide' | 'bool' | 'newline' | 'spaced'
> {
  readonly previous: Token;
  readonly previousEnd: number;
}

/**
 * Cuts a text into tokens, one at a time and without knowing the language: comments and quotes of
 * most languages are recognised, a quote that no other one follows on its line is an apostrophe.
 */
export class LiteralLexer {
  at: number;
  start = 0;
  /** Of a Number or a Value. */
  value = 0;
  integer = false;
  wide = false;
  /** A Value that was true or false. */
  bool = false;
  /** A line break, or a blank, stood before the token. */
  newline = false;
  spaced = false;
  private readonly numbers: NumberScanner;
  // Up to here, a quote of this kind was found to have no partner.
  private readonly alone = new Map<number, number>();
  private previousEnd = -1;
  private previous: Token = Token.End;

  constructor(
    readonly bytes: Uint8Array,
    start: number,
    readonly end: number,
    private readonly language: Language,
  ) {
    this.at = start;
    this.numbers = new NumberScanner(bytes);
  }

  /** The token's text. */
  get text(): string {
    return latin1(this.bytes.subarray(this.start, this.at));
  }

  /** Goes on to the next token. */
  next(): Token {
    const { previous } = this;
    this.newline = this.spaced = false;
    this.skip(previous);
    this.start = this.at;
    if (this.at >= this.end) return Token.End;
    const token = this.token(this.bytes[this.at]);
    this.previous = token;
    this.previousEnd = this.at;
    return token;
  }

  /** Where the lexer is, to come back to. */
  mark(): LexerMark {
    const { at, previous, previousEnd, start, value, integer, wide, bool, newline, spaced } = this;
    return { at, previous, previousEnd, start, value, integer, wide, bool, newline, spaced };
  }

  /** Goes back, so that the token after the marked one is next. */
  reset(mark: LexerMark): void {
    Object.assign(this, mark);
  }

  /**
   * Passes over numbers as data has most of them, with commas and blanks between, without looking at their
   * values, and answers how many there were.
   */
  passNumbers(): number {
    const { bytes, end } = this;
    let count = 0;
    let i = this.at;
    let last: Token = this.previous;
    while (i < end) {
      const byte = bytes[i];
      if (SEPARATORS.has(byte)) {
        last = Token.Comma;
        i++;
        continue;
      }
      const after = this.plainEnd(byte === Char.Minus ? i + 1 : i);
      if (after < 0) break;
      last = Token.Number;
      count++;
      i = after;
    }
    if (i > this.at) {
      this.at = this.previousEnd = i;
      this.previous = last;
    }
    return count;
  }

  // The end of decimal digits with a point and an exponent at most, if nothing but a separator or a bracket follows.
  private plainEnd(at: number): number {
    const { bytes, end } = this;
    let i = at;
    while (i < end && isDigit(bytes[i])) i++;
    if (i === at) return -1;
    if (bytes[i] === Char.Dot) for (i++; i < end && isDigit(bytes[i]);) i++;
    if (bytes[i] === 0x65) {
      i += bytes[i + 1] === Char.Minus || bytes[i + 1] === Char.Plus ? 2 : 1;
      if (!isDigit(bytes[i])) return -1;
      while (i < end && isDigit(bytes[i])) i++;
    }
    return i < end && (SEPARATORS.has(bytes[i]) || bytes[i] === Char.CloseBracket) ? i : -1;
  }

  /** What follows directly, without anything in between; 0 at the end. */
  peek(offset = 0): number {
    const at = this.at + offset;
    return at < this.end ? this.bytes[at] : 0;
  }

  private token(byte: number): Token {
    if (isDigit(byte) || byte === Char.Dot || byte === Char.Minus || byte === Char.Plus) return this.signed(byte);
    if (isWordStart(byte)) return this.word(this.at);
    const simple = PUNCTUATION[byte];
    if (simple !== undefined) {
      this.at++;
      return simple;
    }
    if (byte === Char.Quote || byte === Char.Apostrophe || byte === Char.Backtick) return this.quoted(byte);
    this.at++;
    return Token.Other;
  }

  private skip(previous: Token): void {
    const { bytes, end } = this;
    for (; this.at < end; this.at++) {
      const byte = bytes[this.at];
      if (byte === Char.LineFeed || byte === Char.CarriageReturn) this.newline = this.spaced = true;
      else if (byte === Char.Space || byte === Char.Tab || byte === Char.NoBreakSpace) this.spaced = true;
      else if (!this.comment(byte, previous)) return;
    }
  }

  // Leaves `at` on the comment's last character.
  private comment(byte: number, previous: Token): boolean {
    if (byte === Char.Hash || (byte === Char.Percent && (this.language.percentComments || this.atLineStart()))) {
      return this.toLineEnd();
    }
    if (byte !== Char.Slash) return false;
    if (this.peek(1) === Char.Star) return this.blockComment();
    if (this.peek(1) !== Char.Slash || this.language.slashesDivide) return false;
    // Behind a value, `//` and a number divide.
    if (previous !== Token.Number || this.newline) return this.toLineEnd();
    let after = this.at + 2;
    while (after < this.end && this.bytes[after] === Char.Space) after++;
    return isDigit(this.bytes[after]) || after === this.at + 2 ? false : this.toLineEnd();
  }

  private atLineStart(): boolean {
    return this.newline || this.previousEnd < 0;
  }

  private toLineEnd(): boolean {
    const lineEnd = this.bytes.indexOf(Char.LineFeed, this.at);
    this.at = (lineEnd < 0 || lineEnd > this.end ? this.end : lineEnd) - 1;
    return true;
  }

  private blockComment(): boolean {
    if ((this.alone.get(Char.Star) ?? -1) > this.at) return false;
    for (let i = this.at + 3; i < this.end; i++) {
      if (this.bytes[i] !== Char.Slash || this.bytes[i - 1] !== Char.Star || i - 1 < this.at + 2) continue;
      this.at = i;
      this.spaced = true;
      return true;
    }
    this.alone.set(Char.Star, this.end);
    return false;
  }

  // A number, an ellipsis, a signed word, or an operator. A sign that follows a value without a blank,
  // or has a blank on both sides, is an operator.
  private signed(byte: number): Token {
    if (byte === Char.Dot && this.peek(1) === Char.Dot && this.peek(2) === Char.Dot) {
      this.at += 3;
      return Token.Ellipsis;
    }
    const isSign = byte === Char.Minus || byte === Char.Plus;
    if (isSign && this.previousEnd === this.at && AFTER_OPERAND.has(this.previous)) return this.imaginaryPart();
    const from = this.at;
    if (isSign && isWordStart(this.peek(1))) {
      const token = this.word(from + 1);
      if (token !== Token.Value) {
        this.at = from + 1;
        return Token.Other;
      }
      if (byte === Char.Minus) this.value = -this.value;
      return token;
    }
    // `--` is how NumPy prints a masked element.
    if (byte === Char.Minus && this.peek(1) === Char.Minus && !isDigit(this.peek(2)) && !isWordStart(this.peek(2))) {
      this.at += 2;
      return this.assign(NaN, false, false, false);
    }
    return this.number(from);
  }

  private imaginaryPart(): Token {
    const from = this.at;
    const infinite = /^[+-](?:inf|nan|Inf|NaN)(?:j|im?)(?!\w)/.exec(this.ahead(from, 8));
    if (infinite) {
      this.at = from + infinite[0].length;
      return Token.Complex;
    }
    const token = this.number(from);
    if (token === Token.Complex) return token;
    if (token === Token.Number) this.at = from + 1;
    return Token.Other;
  }

  private number(from: number): Token {
    const second = this.bytes[from + (isDigit(this.bytes[from]) ? 1 : 2)] | 0x20;
    if (second === 0x78 || second === 0x6f || second === 0x62) {
      const radix = RADIX.exec(this.ahead(from, 80));
      if (radix) return this.radix(from, radix[0]);
    }
    const after = this.numbers.scan(from, this.end);
    if (after === from) {
      this.at = from + 1;
      return Token.Other;
    }
    this.at = after;
    this.assign(this.numbers.value, this.numbers.integer, this.numbers.wide, false);
    const follower = this.peek();
    if (!isWordByteAfterNumber(follower)) return Token.Number;
    return this.suffixed(from, after);
  }

  private radix(from: number, digits: string): Token {
    this.at = from + digits.length;
    const negative = digits.startsWith('-');
    const integer = BigInt(digits.replace(/^[+-]/, '').replaceAll('_', ''));
    const value = Number(negative ? -integer : integer);
    this.assign(value, true, false, false);
    return isWordStart(this.peek()) ? this.suffixed(from, this.at) : Token.Number;
  }

  private suffixed(from: number, after: number): Token {
    const rest = this.ahead(after, 16);
    const imaginary = IMAGINARY.exec(rest);
    if (imaginary) {
      this.at = after + imaginary[0].length;
      return Token.Complex;
    }
    const sign = rest.charCodeAt(0);
    if (sign === Char.Plus || sign === Char.Minus) return Token.Number;
    const sized = SIZED.exec(rest);
    const exponent = sized ? null : EXPONENT.exec(rest);
    const suffix = sized ?? exponent ?? SUFFIX.exec(rest);
    if (!suffix) return this.foreign(from);
    this.at = after + suffix[0].length;
    if (isWordStart(this.peek()) || isDigit(this.peek()) || this.peek() === Char.Dot) return this.foreign(from);
    if (!exponent) return Token.Number;
    const mantissa = latin1(this.bytes.subarray(from, after)).replaceAll('_', '');
    this.assign(Number(`${mantissa}e${exponent[0].slice(1)}`), false, false, false);
    return Token.Number;
  }

  // `2x`, `1.2.3`, `12:30`'s like: no number, taken as a whole.
  private foreign(from: number): Token {
    while (this.at < this.end && (isWordByteAfterNumber(this.bytes[this.at]) || this.bytes[this.at] === Char.Dot))
      this.at++;
    this.start = from;
    return Token.Other;
  }

  private ahead(from: number, length: number): string {
    return latin1(this.bytes.subarray(from, Math.min(this.end, from + length)));
  }

  private assign(value: number, integer: boolean, wide: boolean, bool: boolean): Token {
    this.value = value;
    this.integer = integer;
    this.wide = wide;
    this.bool = bool;
    return Token.Value;
  }

  private word(from: number): Token {
    const { bytes, end } = this;
    let i = from;
    while (i < end && (isWordStart(bytes[i]) || isDigit(bytes[i]) || this.joins(i))) i++;
    if (bytes[i] === Char.Bang && i + 1 < end && OPENING.has(bytes[i + 1])) i++;
    this.at = i;
    if ((bytes[i] === Char.Quote || bytes[i] === Char.Apostrophe) && i - from <= 2) return this.prefixed(from, i);
    if (i - from > MAX_VALUE_WORD) return Token.Word;
    const value = VALUE_WORDS.get(latin1(bytes.subarray(from, i)));
    if (value === undefined) return Token.Word;
    return this.assign(Number(value), false, false, typeof value === 'boolean');
  }

  // A dot between the parts of a name, Rust's and C++'s `::`, and an apostrophe inside a word of prose.
  private joins(at: number): boolean {
    const { bytes } = this;
    const after = at + 1 < this.end ? bytes[at + 1] : 0;
    if (bytes[at] === Char.Dot || bytes[at] === Char.Apostrophe) return isWordStart(after) && after < 0x80 + 0x40;
    return bytes[at] === Char.Colon && (after === Char.Colon || bytes[at - 1] === Char.Colon);
  }

  // b'...', r"...", f'...'
  private prefixed(from: number, quoteAt: number): Token {
    const prefix = latin1(this.bytes.subarray(from, quoteAt));
    if (!/^[bBrRfFuU]{1,2}$/.test(prefix)) return Token.Word;
    this.at = quoteAt;
    const token = this.quoted(this.bytes[quoteAt]);
    return token === Token.Text ? token : Token.Word;
  }

  private quoted(quote: number): Token {
    const { bytes, end, at } = this;
    const triple = bytes[at + 1] === quote && bytes[at + 2] === quote;
    if (triple || (this.alone.get(quote) ?? -1) > at) {
      this.at += triple ? Math.min(3, end - at) : 1;
      return Token.Other;
    }
    let i = at + 1;
    for (; i < end && bytes[i] !== Char.LineFeed; i++) {
      if (bytes[i] === Char.Backslash) i++;
      else if (bytes[i] === quote) {
        this.at = i + 1;
        return Token.Text;
      }
    }
    this.alone.set(quote, i);
    this.at++;
    return Token.Other;
  }
}

const SEPARATORS: ReadonlySet<number> = new Set([Char.Comma, Char.Space, Char.LineFeed]);

const MAX_VALUE_WORD = 20;

const PUNCTUATION: Readonly<Record<number, Token | undefined>> = {
  [Char.OpenParen]: Token.Open,
  [Char.OpenBracket]: Token.Open,
  [Char.OpenBrace]: Token.Open,
  [Char.CloseParen]: Token.Close,
  [Char.CloseBracket]: Token.Close,
  [Char.CloseBrace]: Token.Close,
  [Char.Comma]: Token.Comma,
  [Char.Semicolon]: Token.Semicolon,
  [Char.Colon]: Token.Colon,
  [Char.Equals]: Token.Equals,
};
const OPENING: ReadonlySet<number> = new Set([Char.OpenParen, Char.OpenBracket, Char.OpenBrace]);
const AFTER_OPERAND: ReadonlySet<Token> = new Set([Token.Number, Token.Complex, Token.Value, Token.Word, Token.Close]);

/** A letter, an underscore, a dollar sign, or any character beyond ASCII that is not a blank. */
export function isWordStart(byte: number): boolean {
  return isLetter(byte) || byte === Char.Underscore || byte === 0x24 || byte > Char.NoBreakSpace;
}

function isWordByteAfterNumber(byte: number): boolean {
  return isWordStart(byte) || isDigit(byte) || byte === Char.Plus || byte === Char.Minus;
}
