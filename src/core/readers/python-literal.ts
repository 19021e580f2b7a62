import { Char } from './bytes';
import { isDigit, latin1 } from './number';

/** What a .npy header is written in: a small part of Python's literals. Lists and tuples are one thing here. */
export type PythonValue = string | number | boolean | null | readonly PythonValue[] | ReadonlyMap<string, PythonEntry>;

/** The value of a dict's key, and where it is spelled. */
export interface PythonEntry {
  readonly value: PythonValue;
  readonly start: number;
  readonly end: number;
}

// Structured dtypes nest a little; whatever nests more is an attack on the stack.
const MAX_DEPTH = 32;

/** Where reading had to stop; never leaves this file. */
class Unreadable extends Error {}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);

/**
 * Reads one Python literal: strings, integers, True, False, None, tuples, lists and dicts keyed by strings.
 * Nothing is evaluated. Answers the literal, or the offset at which it is none.
 */
export function parsePythonLiteral(bytes: Uint8Array): { readonly ok: PythonEntry } | { readonly errorAt: number } {
  const parser = new Parser(bytes);
  try {
    return { ok: parser.whole() };
  } catch (error) {
    if (error instanceof Unreadable) return { errorAt: Math.min(parser.at, bytes.length) };
    throw error;
  }
}

class Parser {
  at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  whole(): PythonEntry {
    const entry = this.entry(0);
    this.blanks();
    if (this.at < this.bytes.length) throw new Unreadable();
    return entry;
  }

  private entry(depth: number): PythonEntry {
    this.blanks();
    const start = this.at;
    const value = this.value(depth);
    return { value, start, end: this.at };
  }

  private value(depth: number): PythonValue {
    const char = this.bytes[this.at];
    if (depth > MAX_DEPTH) throw new Unreadable();
    if (char === Char.OpenParen) return this.sequence(Char.CloseParen, depth);
    if (char === Char.OpenBracket) return this.sequence(Char.CloseBracket, depth);
    if (char === Char.OpenBrace) return this.dict(depth);
    if (char === Char.Minus || isDigit(char)) return this.integer();
    return this.wordOrString();
  }

  private sequence(close: number, depth: number): PythonValue {
    const values: PythonValue[] = [];
    this.at++;
    while (!this.closes(close)) {
      values.push(this.entry(depth + 1).value);
      this.comma(close);
    }
    return values;
  }

  private dict(depth: number): ReadonlyMap<string, PythonEntry> {
    const entries = new Map<string, PythonEntry>();
    this.at++;
    while (!this.closes(Char.CloseBrace)) {
      const key = this.wordOrString();
      this.blanks();
      if (typeof key !== 'string' || this.bytes[this.at++] !== Char.Colon) throw new Unreadable();
      entries.set(key, this.entry(depth + 1));
      this.comma(Char.CloseBrace);
    }
    return entries;
  }

  private closes(close: number): boolean {
    this.blanks();
    if (this.bytes[this.at] !== close) return false;
    this.at++;
    return true;
  }

  // After a value: a comma, or the closing bracket, which is left for `closes`.
  private comma(close: number): void {
    this.blanks();
    if (this.bytes[this.at] === Char.Comma) this.at++;
    else if (this.bytes[this.at] !== close) throw new Unreadable();
  }

  private integer(): number {
    const start = this.at;
    if (this.bytes[this.at] === Char.Minus) this.at++;
    const digitsAt = this.at;
    while (isDigit(this.bytes[this.at])) this.at++;
    if (this.at === digitsAt) throw new Unreadable();
    const value = Number(latin1(this.bytes.subarray(start, this.at)));
    if (this.bytes[this.at] === 0x4c) this.at++; // Python 2 writes long integers as 3L
    return value;
  }

  private wordOrString(): string | boolean | null {
    const start = this.at;
    while (isLetter(this.bytes[this.at])) this.at++;
    const word = latin1(this.bytes.subarray(start, this.at));
    const quote = this.bytes[this.at];
    if ((quote === Char.Apostrophe || quote === Char.Quote) && /^[uUbB]?$/.test(word)) return this.string(quote);
    const known = WORDS.get(word);
    if (known === undefined) this.at = start;
    if (known === undefined) throw new Unreadable();
    return known;
  }

  // The keys and dtypes of a header hold nothing to escape: a backslash stays what it is.
  private string(quote: number): string {
    const start = ++this.at;
    while (this.at < this.bytes.length && this.bytes[this.at] !== quote) {
      this.at += this.bytes[this.at] === Char.Backslash ? 2 : 1;
    }
    if (this.at >= this.bytes.length) throw new Unreadable();
    return new TextDecoder().decode(this.bytes.subarray(start, this.at++));
  }

  private blanks(): void {
    while (isBlank(this.bytes[this.at])) this.at++;
  }
}

function isBlank(char: number): boolean {
  return char === Char.Space || char === Char.LineFeed || char === Char.Tab || char === Char.CarriageReturn;
}

function isLetter(char: number): boolean {
  const lower = char | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
