import { Char } from '../bytes';
import type { Language } from '../language';
import { isDigit, latin1 } from '../number';
import { isWordStart } from '../token';
import { Blanks } from './blanks';
import { AFTER_OPERAND, BEGINS_VALUE, MAX_VALUE_WORD, MAYBE_BLANK, OPENING, PUNCTUATION } from './characters';
import { PlainNumbers } from './plain-numbers';
import { SpelledNumber } from './spelled-number';
import { Token } from './tokens';
import { VALUE_WORDS } from './vocabulary';

export interface LexerMark extends Pick<
  LiteralLexer,
  'at' | 'start' | 'value' | 'integer' | 'wide' | 'leadingZero' | 'bool' | 'newline' | 'spaced'
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
  /** An integer whose digits begin with a 0 that is not needed. */
  leadingZero = false;
  /** A Value that was true or false. */
  bool = false;
  /** A line break, or a blank, stood before the token. */
  newline = false;
  spaced = false;
  private readonly numbers: SpelledNumber;
  private readonly plain: PlainNumbers;
  private readonly blanks: Blanks;
  // Up to here, a quote of this kind was found to have no partner.
  private readonly alone = new Map<number, number>();
  private previousEnd = -1;
  private previous: Token = Token.End;

  constructor(
    readonly bytes: Uint8Array,
    start: number,
    readonly end: number,
    language: Language,
  ) {
    this.at = start;
    this.numbers = new SpelledNumber(bytes, end);
    this.plain = new PlainNumbers(bytes, end);
    this.blanks = new Blanks(bytes, end, language);
  }

  /** The token's text. */
  get text(): string {
    return latin1(this.bytes.subarray(this.start, this.at));
  }

  /** Goes on to the next token. */
  next(): Token {
    const { at } = this;
    const direct = at < this.end && MAYBE_BLANK[this.bytes[at]] === 0;
    if (direct) {
      this.start = at;
      this.newline = this.spaced = false;
    } else if (!this.passBlanks()) return Token.End;
    const byte = this.bytes[this.at];
    const punctuation = PUNCTUATION[byte];
    if (punctuation > 0) this.at++;
    const token = punctuation > 0 ? (punctuation as Token) : this.token(byte);
    this.previous = token;
    this.previousEnd = this.at;
    return token;
  }

  // False at the end.
  private passBlanks(): boolean {
    this.start = this.at = this.blanks.pass(this.at, this.behind());
    this.newline = this.blanks.newline;
    this.spaced = this.blanks.spaced;
    return this.at < this.end;
  }

  private behind(): 'nothing' | 'number' | 'other' {
    if (this.previousEnd < 0) return 'nothing';
    return this.previous === Token.Number ? 'number' : 'other';
  }

  /** Where the lexer is, to come back to. */
  mark(): LexerMark {
    const { at, previous, previousEnd, start, value, integer, wide, leadingZero, bool, newline, spaced } = this;
    return { at, previous, previousEnd, start, value, integer, wide, leadingZero, bool, newline, spaced };
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
    const { plain } = this;
    plain.pass(this.at);
    if (plain.at > this.at) {
      this.at = this.previousEnd = plain.at;
      this.previous = plain.endsInNumber ? Token.Number : Token.Comma;
    }
    return plain.count;
  }

  /** What follows directly, without anything in between; 0 at the end. */
  peek(offset = 0): number {
    const at = this.at + offset;
    return at < this.end ? this.bytes[at] : 0;
  }

  private token(byte: number): Token {
    if (isDigit(byte) || byte === Char.Dot || byte === Char.Minus || byte === Char.Plus) return this.signed(byte);
    if (isWordStart(byte)) return this.word(this.at);
    if (byte === Char.Quote || byte === Char.Apostrophe || byte === Char.Backtick) return this.quoted(byte);
    this.at++;
    return Token.Other;
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
    const infinite =
      isWordStart(this.peek(1)) &&
      /^[+-](?:inf|nan|Inf|NaN)(?:j|im?)(?!\w)/.exec(latin1(this.bytes.subarray(from, from + 8)));
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
    const { numbers } = this;
    const token = numbers.scan(from);
    this.at = numbers.at;
    this.assign(numbers.value, numbers.integer, numbers.wide, false);
    this.leadingZero = numbers.leadingZero;
    return token;
  }

  private assign(value: number, integer: boolean, wide: boolean, bool: boolean): Token {
    this.value = value;
    this.integer = integer;
    this.wide = wide;
    this.bool = bool;
    this.leadingZero = false;
    return Token.Value;
  }

  private word(from: number): Token {
    const { bytes, end } = this;
    let i = from;
    while (i < end && (isWordStart(bytes[i]) || isDigit(bytes[i]) || this.joins(i))) i++;
    if (bytes[i] === Char.Bang && i + 1 < end && OPENING.has(bytes[i + 1])) i++;
    this.at = i;
    if ((bytes[i] === Char.Quote || bytes[i] === Char.Apostrophe) && i - from <= 2) return this.prefixed(from, i);
    if (i - from > MAX_VALUE_WORD || BEGINS_VALUE[bytes[from]] === 0) return Token.Word;
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
