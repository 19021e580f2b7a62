import type { Problem, Span } from '../problem';
import { Char } from './bytes';
import { excerpt } from './excerpt';
import { isDigit, latin1 } from './number';
import type { Source } from './source';

/** Whether a byte belongs to a number or a word: a letter, a digit, one of `_ . + -`. */
export function isWordByte(byte: number): boolean {
  return (
    isDigit(byte) ||
    isLetter(byte) ||
    byte === Char.Dot ||
    byte === Char.Plus ||
    byte === Char.Minus ||
    byte === Char.Underscore
  );
}

/** Whether a byte is an ASCII letter. */
export function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** A letter, an underscore, a dollar sign, or any character beyond ASCII that is not a blank. */
export function isWordStart(byte: number): boolean {
  return isLetter(byte) || byte === Char.Underscore || byte === Char.Dollar || byte > Char.NoBreakSpace;
}

/** Where the number or word that starts at `start` ends; at least one character on. */
export function tokenEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && isWordByte(bytes[end])) end++;
  return Math.max(end, Math.min(start + 1, bytes.length));
}

/** The span of the number or word at `start`. */
export function valueSpan(bytes: Uint8Array, start: number): Span {
  return { start, end: tokenEnd(bytes, start) };
}

/** The number or word at `start`, without the underscores that group digits. */
export function tokenText(bytes: Uint8Array, start: number): string {
  return latin1(bytes.subarray(start, tokenEnd(bytes, start))).replaceAll('_', '');
}

const QUOTED = 64;

/** A span's text, short enough for a message and on one line. */
export function quoted(source: Source, { start, end }: Span): string {
  return excerpt(source.text({ start, end: Math.min(end, start + QUOTED) }));
}

/** The span of a source without the blanks at its ends. */
export function trimmedSpan({ bytes }: Source): Span {
  return trimmed(bytes, 0, bytes.length);
}

/** The span without the blanks at its ends. */
export function trimmed(bytes: Uint8Array, start: number, end: number): Span {
  while (start < end && isBlank(bytes[start])) start++;
  while (end > start && isBlank(bytes[end - 1])) end--;
  return { start, end };
}

/** Whether a byte is a space, a tab or a line break. */
export function isBlank(byte: number): boolean {
  return byte === Char.Space || (byte >= Char.Tab && byte <= Char.CarriageReturn);
}

/** Says that a selection ends inside the bracket that it opens at `at`, and that it was read as if they were one. */
export function endsInside(at: number): Problem {
  return { code: 'readers.cut', severity: 'info', args: {}, span: { start: at, end: at + 1 } };
}

/** Says that a source holds nothing at all, or no numbers. */
export function nothingRead(source: Source): Problem {
  const span = trimmedSpan(source);
  const code = span.start === span.end ? 'readers.empty' : 'readers.noNumbers';
  return { code, severity: 'error', args: { text: quoted(source, span) }, span };
}
