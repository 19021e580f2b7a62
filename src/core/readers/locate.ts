import type { Span } from '../problem';
import { ArrayFinder, type FoundArray } from './finder/array-finder';
import { isJson } from './language';
import { uncommented } from './literal/uncomment';
import { NAME_REACH, nameAtEnd } from './naming';
import { textSource } from './source';

/** An array in a document. */
export interface ArrayPlace {
  /** From the constructor's name (`np.array(`), if there is one, to the closing bracket. */
  readonly span: Span;
  /** What it is assigned to, or the key it stands under; '' if nothing says. */
  readonly name: string;
}

// How far to look in each direction, at first and then further as long as the array is larger.
const REACH = [1 << 12, 1 << 16, 1 << 20, 1 << 23];
const MAX_PLACES = 10_000;

// A line that is a comment or a quotation.
const COMMENT = /^\s*(?:#|\/\/|\*|%|>)/;

/**
 * The outermost array around an offset of a document in any language: brackets that match around
 * numbers, with the call they are the argument of; in JSON also an object of arrays. Looks no further
 * than eight million characters from the offset, whatever the length of the document, so an array that
 * is larger than that is not found.
 */
export function arrayAt(text: string, offset: number, languageId?: string): ArrayPlace | undefined {
  for (const reach of REACH) {
    const from = lineStart(text, Math.max(0, offset - reach), reach);
    const to = Math.min(text.length, offset + reach);
    const source = textSource(text.slice(from, to));
    const { array, undecided } = search(source.bytes, offset - from, languageId);
    if (array && !undecided) return place(text, array, from);
    if (undecided && (from > 0 || to < text.length)) continue;
    return array ? place(text, array, from) : commentedAt(text, offset, languageId);
  }
  return undefined;
}

function search(bytes: Uint8Array, offset: number, languageId?: string): ReturnType<ArrayFinder['around']> {
  return new ArrayFinder(bytes, 0, bytes.length, { languageId, objects: isJson(languageId) }).around(offset);
}

// An array in a comment, where the cursor's line is one.
function commentedAt(text: string, offset: number, languageId?: string): ArrayPlace | undefined {
  const [reach] = REACH;
  const from = lineStart(text, Math.max(0, offset - reach), reach);
  const line = text.slice(lineStart(text, offset, reach), offset + 1);
  if (!COMMENT.test(line)) return undefined;
  const source = uncommented(textSource(text.slice(from, offset + reach)));
  const array = source && search(source.bytes, offset - from, languageId).array;
  return array && place(text, array, from);
}

/**
 * Every array of a document that is outermost and has at least two values, in order; the first 10 000.
 * Those in comments count where a comment's line begins them.
 */
export function arraysIn(text: string, languageId?: string): ArrayPlace[] {
  const source = textSource(text);
  const arrays = allIn(source.bytes, languageId);
  const comments = uncommented(source);
  const commented = comments ? allIn(comments.bytes, languageId).filter((array) => isCommented(text, array)) : [];
  return merged(arrays, commented).map((array) => place(text, array, 0));
}

function allIn(bytes: Uint8Array, languageId?: string): readonly FoundArray[] {
  const finder = new ArrayFinder(bytes, 0, bytes.length, { languageId, objects: isJson(languageId) });
  return finder.all(MAX_PLACES).filter(({ values }) => values > 1);
}

function isCommented(text: string, { start }: FoundArray): boolean {
  return COMMENT.test(text.slice(lineStart(text, start, NAME_REACH), start));
}

// Both lists are in order. What a comment inside of an array holds is a part of the array.
function merged(arrays: readonly FoundArray[], commented: readonly FoundArray[]): FoundArray[] {
  const all: FoundArray[] = [];
  let next = 0;
  for (const array of arrays) {
    for (; next < commented.length && commented[next].start < array.end; next++)
      if (commented[next].end <= array.start) all.push(commented[next]);
    all.push(array);
  }
  return [...all, ...commented.slice(next)].slice(0, MAX_PLACES);
}

// The beginning of the line that `at` is on, unless that is far off.
function lineStart(text: string, at: number, reach: number): number {
  if (at === 0) return 0;
  const head = text.slice(Math.max(0, at - reach), at);
  const newline = head.lastIndexOf('\n');
  return newline < 0 ? at : at - head.length + newline + 1;
}

function place(text: string, { start, end }: FoundArray, base: number): ArrayPlace {
  const span = { start: base + start, end: base + end };
  return { span, name: nameAtEnd(text.slice(Math.max(0, span.start - NAME_REACH), span.start)) };
}
