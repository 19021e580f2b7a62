import type { Problem, Span } from '../../problem';
import { Char } from '../bytes';
import type { Source } from '../source';
import { isBlank, trimmedSpan } from '../token';

// The mistakes that a text has which ends inside a key, a text, a number or a word, or between a key and its value.
const BROKEN_OFF: ReadonlySet<string> = new Set([
  'json.unclosedString',
  'json.escape',
  'json.number',
  'json.unexpected',
  'json.missingColon',
  'json.missingValue',
  'json.unclosed',
]);
const OPENINGS: ReadonlySet<number> = new Set([Char.Colon, Char.OpenBracket, Char.OpenBrace]);

/** Where the last word of a selection begins, if what is wrong with the selection is that it ends inside of it. */
export function brokenOffAt({ bytes }: Source, { code, span }: Problem): number | undefined {
  if (!BROKEN_OFF.has(code) || !span) return undefined;
  if (code === 'json.unclosedString') return bytes.indexOf(Char.LineFeed, span.start) < 0 ? span.start : undefined;
  const isOpening = (at: number): boolean => isBlank(bytes[at]) || OPENINGS.has(bytes[at]);
  let end = bytes.length;
  while (end > span.end && isOpening(end - 1)) end--;
  if (end !== span.end) return undefined;
  let { start } = span;
  if (code === 'json.unclosed') while (start > 0 && isOpening(start - 1)) start--;
  return start;
}

/** A source without what stands from `end` on. */
export function endedAt(source: Source, end: number): Source {
  return { ...source, bytes: source.bytes.subarray(0, end), text: (span) => source.text(span) };
}

/** What of a selection was left out at its end. */
export function leftOut(source: Source, start: number): Span {
  return { start, end: trimmedSpan(source).end };
}
