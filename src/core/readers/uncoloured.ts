import { kernels } from '../kernels';
import { Char } from './bytes';
import { isLetter } from './token';
import type { Source } from './source';

export const ESCAPE = 0x1b;

/**
 * The source with blanks in place of the control sequences that terminals colour their output with (`ESC [ 31 m`), so
 * that everything else stays where it is. The same source if it has none.
 */
export function uncoloured(source: Source): Source {
  if (!kernels().runs.hasByte(source.bytes, [ESCAPE, ESCAPE, ESCAPE, ESCAPE])) return source;
  const bytes = source.bytes.slice();
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at)) {
    const end = sequenceEnd(bytes, at);
    bytes.fill(Char.Space, at, end);
    at = end;
  }
  const text: Source['text'] = (span) => {
    const original = source.text(span);
    if (original.length !== span.end - span.start) return original;
    return Array.from({ length: original.length }, (_, i) =>
      bytes[span.start + i] === Char.Space ? ' ' : original[i],
    ).join('');
  };
  return { ...source, bytes, text };
}

// The end of the sequence that the escape at `at` begins: behind its letter, or behind the escape itself.
function sequenceEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at + 1] !== Char.OpenBracket) return at + 1;
  let end = at + 2;
  while (end < bytes.length && bytes[end] >= 0x20 && bytes[end] <= 0x3f) end++;
  return end < bytes.length && isLetter(bytes[end]) ? end + 1 : at + 1;
}
