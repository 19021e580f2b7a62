import { Char } from '../bytes';
import type { Span } from '../../problem';

/** A key of the header and where it is spelled, counted from the header's first byte. */
export interface HeaderKey extends Span {
  readonly name: string;
}

/** The keys of the header's outermost object, and the first key that stands twice in one object. */
export interface HeaderKeys {
  readonly outer: readonly HeaderKey[];
  readonly duplicate?: HeaderKey;
}

// Tensors are keys of the outermost object, their fields one level below.
const MAX_DEPTH = 2;

/**
 * The keys of a JSON object with their places. `JSON.parse` keeps neither places nor the first of two equal keys, which
 * another reader might take. The bytes must be what `JSON.parse` has accepted.
 */
export function headerKeys(bytes: Uint8Array): HeaderKeys {
  const outer: HeaderKey[] = [];
  let names = [new Set<string>()];
  let duplicate: HeaderKey | undefined;
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const char = bytes[at];
    if (char === Char.OpenBrace || char === Char.OpenBracket) {
      depth++;
      if (depth <= MAX_DEPTH) names = [...names.slice(0, depth), new Set()];
    } else if (char === Char.CloseBrace || char === Char.CloseBracket) depth--;
    else if (char === Char.Quote) {
      const end = stringEnd(bytes, at);
      if (depth <= MAX_DEPTH && isKey(bytes, end)) {
        const key = { name: unquoted(bytes, at, end), start: at, end };
        if (depth === 1) outer.push(key);
        if (names[depth].has(key.name)) duplicate ??= key;
        names[depth].add(key.name);
      }
      at = end - 1;
    }
  }
  return { outer, duplicate };
}

function stringEnd(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (bytes[at] !== Char.Quote) at += bytes[at] === Char.Backslash ? 2 : 1;
  return at + 1;
}

function isKey(bytes: Uint8Array, stringEnd: number): boolean {
  let at = stringEnd;
  while (bytes[at] <= Char.Space) at++;
  return bytes[at] === Char.Colon;
}

function unquoted(bytes: Uint8Array, start: number, end: number): string {
  return JSON.parse(new TextDecoder().decode(bytes.subarray(start, end))) as string;
}
