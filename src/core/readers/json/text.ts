import { Char } from '../bytes';
import { isDigit, latin1, NumberScanner } from '../number';
import type { ValueSink } from '../sink';
import type { Source } from '../source';
import { scalarOf, VALUE_WORDS } from '../literal/vocabulary';
import { isWordByte, quoted, tokenEnd } from '../token';
import { JsonLexer, type Spelling } from './lexer';

/** What a value of JSON that is neither an object nor an array turned out to be. */
export type Scalar = 'number' | 'null' | 'text' | 'bad';

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

/** The values of JSON: numbers as RFC 8259 has them, and NaN, Infinity and -Infinity besides. */
export class JsonText extends JsonLexer {
  /** Where the number began that `plainNumber` read. */
  numberAt = 0;
  private readonly numbers: NumberScanner;

  constructor(source: Source, spelling: Spelling = 'json') {
    super(source, spelling);
    this.numbers = new NumberScanner(source.bytes);
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
    this.tell();
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
