import { Char } from '../bytes';
import type { Source } from '../source';
import { isBlank } from '../token';

const MARKS: ReadonlySet<number> = new Set([Char.Hash, Char.Slash, Char.Star, Char.Percent, Char.Greater, Char.Bang]);

const LETTER_E = 0x45;

// `E   `, with which pytest begins the lines of an error.
function isPytestMark(bytes: Uint8Array, at: number): boolean {
  const begins = at === 0 || bytes[at - 1] === Char.LineFeed;
  return begins && bytes[at] === LETTER_E && bytes[at + 1] === Char.Space && bytes[at + 2] === Char.Space;
}

/**
 * The source with the marks blanked out that make its lines comments or quotations (`#`, `//`, `*`, `%`, `>`, pytest's `E`),
 * so that an array in a comment can be read; every other character stays where it is. Undefined if there are none.
 */
export function uncommented(source: Source): Source | undefined {
  const bytes = source.bytes.slice();
  let changed = false;
  let atStart = true;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === Char.LineFeed) atStart = true;
    else if (atStart && (MARKS.has(byte) || isPytestMark(bytes, i))) {
      bytes[i] = Char.Space;
      changed = true;
    } else if (!isBlank(byte)) atStart = false;
  }
  return changed ? { ...source, bytes, text: (span) => source.text(span) } : undefined;
}
