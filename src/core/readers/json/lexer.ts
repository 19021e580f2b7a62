import type { MessageArgs, Problem, Span } from '../../problem';
import { Char } from '../bytes';
import { isDigit, latin1 } from '../number';
import { STRIDE, type Source } from '../source';
import { isWordStart, tokenEnd } from '../token';

/** How the words are spelled: as JSON has them, or as the code or the prints of Python and JavaScript do. */
export type Spelling = 'json' | 'code';

const ESCAPED = new Set(Array.from('"\\/bfnrt', (character) => character.charCodeAt(0)));

/**
 * Blanks, comments, keys and strings of JSON, read at a position that moves on. It follows RFC 8259 but for comments, which
 * people's files hold. The first mistake is kept in `problem`.
 */
export class JsonLexer {
  at = 0;
  readonly bytes: Uint8Array;
  readonly end: number;
  problem: Problem | undefined;
  /** A line break was skipped since this was last set to false. */
  newline = false;
  /** A key that the text has only the end of, and its name. */
  cutKey: { readonly span: Span; readonly name: string } | undefined;
  private told = 0;
  private readonly isText: boolean;

  constructor(
    readonly source: Source,
    protected readonly spelling: Spelling = 'json',
  ) {
    this.bytes = source.bytes;
    this.end = source.bytes.length;
    this.isText = source.kind === 'text';
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
        this.tell();
        return byte;
      }
      this.at++;
    }
    return -1;
  }

  /** Says how far it is, every so often. */
  protected tell(): void {
    if (this.at - this.told < STRIDE) return;
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
    if (span.start === this.cutKey?.span.start && span.end === this.cutKey.span.end) return this.cutKey.name;
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
}
