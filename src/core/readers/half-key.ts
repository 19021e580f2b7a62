import { Char } from './bytes';
import type { Source } from './source';

const HALF_KEY = /^[\w. -]{0,80}["']\s*:\s*(?=[[{(\d.+-])/;
const REACH = 100;

/**
 * The source without the rest of a key that it begins inside of (`s": [1, 2], "b": …`), so that the quote which closes the key is not
 * taken for one that opens a text; everything else stays where it is. The same source if it begins otherwise.
 */
export function withoutHalfKey(source: Source): Source {
  if (source.kind !== 'text') return source;
  const half = HALF_KEY.exec(source.text({ start: 0, end: Math.min(source.bytes.length, REACH) }));
  if (!half) return source;
  const bytes = source.bytes.slice().fill(Char.Space, 0, half[0].length);
  const text: Source['text'] = ({ start, end }) =>
    ' '.repeat(Math.max(0, Math.min(end, half[0].length) - start)) +
    source.text({ start: Math.max(start, half[0].length), end: Math.max(end, half[0].length) });
  return { ...source, bytes, text };
}
