import type { MessageArgs, Problem, Span } from '../../problem';
import { Char } from '../bytes';
import { isDigit, latin1, NumberScanner } from '../number';
import type { ValueSink } from '../sink';
import { STRIDE, type Source } from '../source';
import { scalarOf, VALUE_WORDS } from '../literal/vocabulary';
import { isWordByte, isWordStart, quoted, tokenEnd } from '../token';

/** What a value of JSON that is neither an object nor an array turned out to be. */
export type Scalar = 'number' | 'null' | 'text' | 'bad';

/** How the words are spelled: as JSON has them, or as the code or the prints of Python and JavaScript do. */
export type Spelling = 'json' | 'code';

const NULL = 'null';
const WORDS: Readonly<Record<string, number | boolean | null>> = {
  null: null,
  true: true,
  false: false,
  NaN: NaN,
  Infinity: Infinity,
  '-Infinity': -Infinity,
};
const MAX_WORD = 32;
const ESCAPED = new Set(Array.from('"\\/bfnrt', (character) => character.charCodeAt(0)));

/**
 * The words of JSON: blanks, comments, strings, numbers and literals, read at a position that moves
 * on. It follows RFC 8259 but for what people's files hold: comments, NaN, Infinity and -Infinity.
 * The first mistake is kept in `problem`.
 */
export class JsonText {
  at = 0;
  readonly bytes: Uint8Array;
  readonly end: number;
  problem: Problem | undefined;
  /** A line break was skipped since this was last set to false. */
  newline = false;
  /** Where the number began that `plainNumber` read. */
  numberAt = 0;
  private told = 0;
  private readonly numbers: NumberScanner;
  private readonly isText: boolean;

  constructor(
    readonly source: Source,
    private readonly spelling: Spelling = 'json',
  ) {
    this.bytes = source.bytes;
    this.end = source.bytes.length;
    this.isText = source.kind === 'text';
    this.numbers = new NumberScanner(source.bytes);
    const { bytes } = this;
    if (!this.isText && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3;
  }

  /** Notes the first mistake, at `[start, end)`; the answer is always false. */
  fail(code: string, start: number, end: number, args: MessageArgs = {}): false {
    this.problem ??= { code, severity: 'error', args, span: { start, end } };
    return false;
  }

  /** The next byte that is neither blank nor comment, -1 at the end or after a comment that never ends. */
  next(): number {
    const { bytes, end } = this;
    while (this.at < end) {
      const byte = bytes[this.at];
      if (byte === Char.LineFeed || byte === Char.CarriageReturn) this.newline = true;
      else if (byte === Char.Hash && this.spelling === 'code') {
        this.at = this.lineEnd();
        continue;
      } else if (byte === Char.Slash) {
        if (!this.comment()) return this.problem ? -1 : byte;
        continue;
      } else if (!this.isBlank(byte)) {
        if (this.at - this.told >= STRIDE) this.tell();
        return byte;
      }
      this.at++;
    }
    return -1;
  }

  private tell(): void {
    this.told = this.at;
    this.source.reached?.(this.at);
  }

  private isBlank(byte: number): boolean {
    return byte === Char.Space || byte === Char.Tab || (byte === Char.NoBreakSpace && this.isText);
  }

  private lineEnd(): number {
    const lineEnd = this.bytes.indexOf(Char.LineFeed, this.at);
    return lineEnd < 0 ? this.end : lineEnd;
  }

  private comment(): boolean {
    const { bytes, end, at } = this;
    if (bytes[at + 1] === Char.Slash) {
      this.at = this.lineEnd();
      return true;
    }
    if (bytes[at + 1] !== Char.Star) return false;
    for (let i = at + 3; i < end; i++) {
      if (bytes[i] !== Char.Slash || bytes[i - 1] !== Char.Star || i - 1 < at + 2) continue;
      this.at = i + 1;
      return true;
    }
    return this.fail('json.unclosedComment', at, at + 2);
  }

  /** Whether a byte opens a string. */
  opensString(byte: number): boolean {
    return byte === Char.Quote || (byte === Char.Apostrophe && this.spelling === 'code');
  }

  /** Moves behind the key of an object that starts here, which code need not quote; false if there is none. */
  key(): boolean {
    const byte = this.bytes[this.at];
    if (this.opensString(byte)) return this.string();
    if (this.spelling === 'json' || !(isWordStart(byte) || isDigit(byte) || byte === Char.Minus)) return false;
    this.at = tokenEnd(this.bytes, this.at);
    return true;
  }

  /** What the key or string at `span` says, without its quotes. */
  textOf(span: Span): string {
    const text = this.source.text(span);
    if (this.spelling === 'json') return String(JSON.parse(text));
    return /^["']/.test(text) ? text.slice(1, -1).replace(/\\(.)/gs, '$1') : text;
  }

  /** Whether two stretches are the same text. */
  sameText(a: Span, b: Span): boolean {
    if (a.end - a.start !== b.end - b.start) return false;
    const { source, bytes } = this;
    // In a text, bytes do not tell all characters apart.
    if (this.isText) return source.text(a) === source.text(b);
    for (let i = a.start, j = b.start; i < a.end; i++, j++) if (bytes[i] !== bytes[j]) return false;
    return true;
  }

  /** Moves behind the string that starts here. */
  string(): boolean {
    const { bytes, end } = this;
    const start = this.at;
    const quote = bytes[start];
    for (let i = start + 1; i < end; i++) {
      const byte = bytes[i];
      if (byte === quote) {
        this.at = i + 1;
        return true;
      }
      if (byte === Char.Backslash) {
        const length = this.escapeLength(i);
        if (length === 0) return this.fail('json.escape', i, Math.min(i + 2, end));
        i += length - 1;
      } else if (byte < Char.Space && !this.isWide(i)) return this.fail('json.control', i, i + 1);
    }
    return this.fail('json.unclosedString', start, start + 1);
  }

  // In a text, a character beyond 255 stands as a control character.
  private isWide(at: number): boolean {
    return this.isText && this.source.text({ start: at, end: at + 1 }).charCodeAt(0) > 0xff;
  }

  private escapeLength(at: number): number {
    const escaped = this.bytes[at + 1];
    if (this.spelling === 'code') return 2;
    if (escaped !== 0x75) return at + 1 < this.end && ESCAPED.has(escaped) ? 2 : 0;
    return /^[0-9a-fA-F]{4}$/.test(latin1(this.bytes.subarray(at + 2, at + 6))) ? 6 : 0;
  }

  /** Reads a scalar; a number (null is NaN) goes into `sink`, if there is one. */
  scalar(sink: ValueSink | undefined): Scalar {
    const start = this.at;
    const byte = this.bytes[start];
    if (this.opensString(byte)) return this.string() ? 'text' : 'bad';
    const after = this.numbers.scan(start, this.end);
    const isCode = this.spelling === 'code';
    if (
      after === start ||
      (after < this.end && isWordByte(this.bytes[after])) ||
      !(isCode || isDigit(this.bytes[after - 1]))
    )
      return this.word(start, sink);
    const { numbers } = this;
    if (!(numbers.plain || isCode) || numbers.leadingZero) return this.badNumber(start);
    this.at = after;
    if (numbers.integer) sink?.pushInteger(numbers.value, start, numbers.wide);
    else sink?.push(numbers.value, start);
    return 'number';
  }

  /** Reads a number into `sink` if one stands here, with nothing but blanks before it, that needs no second look. */
  plainNumber(sink: ValueSink): boolean {
    const { bytes, numbers, end } = this;
    let start = this.at;
    while (start < end && (bytes[start] === Char.Space || bytes[start] === Char.LineFeed)) start++;
    const after = numbers.scan(start, end);
    if (after === start || !numbers.plain || numbers.leadingZero) return false;
    const follower = after < end ? bytes[after] : 0;
    if (follower !== Char.Comma && follower !== Char.CloseBracket && follower !== Char.LineFeed) return false;
    if (numbers.integer) sink.pushInteger(numbers.value, start, numbers.wide);
    else sink.push(numbers.value, start);
    this.numberAt = start;
    this.at = after;
    if (after - this.told >= STRIDE) this.tell();
    return true;
  }

  /** Moves behind a comma that stands right here. */
  comma(): boolean {
    if (this.at >= this.end || this.bytes[this.at] !== Char.Comma) return false;
    this.at++;
    return true;
  }

  private badNumber(start: number): Scalar {
    const end = tokenEnd(this.bytes, start);
    this.fail('json.number', start, end, { text: quoted(this.source, { start, end }) });
    return 'bad';
  }

  private word(start: number, sink: ValueSink | undefined): Scalar {
    if (this.spelling === 'code') return this.codeWord(start, sink);
    const end = tokenEnd(this.bytes, start);
    const word = end - start <= 9 ? latin1(this.bytes.subarray(start, end)) : '';
    if (!Object.hasOwn(WORDS, word)) {
      if (isDigit(this.bytes[start]) || (this.bytes[start] === Char.Minus && end > start + 1))
        return this.badNumber(start);
      return this.unexpected(start, end);
    }
    this.at = end;
    const value = WORDS[word];
    if (typeof value === 'boolean') sink?.pushBool(value, start);
    else sink?.push(value ?? NaN, start);
    return word === NULL ? 'null' : 'number';
  }

  // `None`, `-inf`, `np.nan`, and a scalar in the call of its type: `np.float64(0.5)`.
  private codeWord(start: number, sink: ValueSink | undefined): Scalar {
    const { bytes } = this;
    const end = tokenEnd(bytes, start);
    const word = end - start <= MAX_WORD ? latin1(bytes.subarray(start, end)) : '';
    if (bytes[end] === Char.OpenParen && scalarOf(word)) {
      this.at = end + 1;
      const kind = this.scalar(sink);
      if (kind === 'bad' || kind === 'text' || bytes[this.at] !== Char.CloseParen) return this.unexpected(start, end);
      this.at++;
      return kind;
    }
    const value = VALUE_WORDS.get(word.replace(/^[+-]/, ''));
    if (value === undefined) return this.unexpected(start, end);
    this.at = end;
    if (typeof value === 'boolean') sink?.pushBool(value, start);
    else sink?.push(word.startsWith('-') ? -value : value, start);
    return Number.isNaN(Number(value)) ? 'null' : 'number';
  }

  private unexpected(start: number, end: number): 'bad' {
    this.fail('json.unexpected', start, end, { text: quoted(this.source, { start, end }) });
    return 'bad';
  }
}
