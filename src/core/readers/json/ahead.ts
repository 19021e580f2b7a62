import { Char } from '../bytes';
import type { Source } from '../source';
import { isBlank } from '../token';

// How far to look for the keys of an object.
const REACH = 2 ** 16;

/** Where the text in quotes that opens at `at` ends, behind its closing quote; -1 if it does not on its line. */
export function stringEnd(bytes: Uint8Array, at: number): number {
  const quote = bytes[at];
  for (let i = at + 1; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === quote) return i + 1;
    if (byte === Char.Backslash) i++;
    else if (byte === Char.LineFeed) return -1;
  }
  return -1;
}

/** The keys of the object that `at` is inside of, from there on, and where its brace is or where looking ended. */
export function keysFrom(source: Source, at: number): { readonly keys: readonly string[]; readonly end: number } {
  const { bytes } = source;
  const stop = Math.min(bytes.length, at + REACH);
  const keys: string[] = [];
  let depth = 0;
  let i = at;
  for (; i < stop; i++) {
    const byte = bytes[i];
    if (byte === Char.Quote || byte === Char.Apostrophe) {
      const end = stringEnd(bytes, i);
      if (end < 0) break;
      let next = end;
      while (next < stop && isBlank(bytes[next])) next++;
      if (depth === 0 && bytes[next] === Char.Colon) keys.push(source.text({ start: i + 1, end: end - 1 }));
      i = end - 1;
    } else if (byte === Char.OpenBrace || byte === Char.OpenBracket) depth++;
    else if ((byte === Char.CloseBrace || byte === Char.CloseBracket) && depth-- === 0) break;
  }
  return { keys, end: i };
}
