import type { Span } from '../../problem';
import type { TableBody } from './body';

/**
 * The names of a table aligned by blanks, where blanks stand in some of them, so that words alone do not tell them apart: each
 * ends where the numbers below it end, as pandas and R print them. `levels` columns have none there; unless that is told, the first
 * has an empty one where nothing stands above it. Undefined if a word ends elsewhere.
 */
export function alignedNames(body: TableBody, line: Span, levels?: number): string[] | undefined {
  if (body.dialect.delimiter !== 'whitespace' || body.dialect.spacedNames) return undefined;
  const text = body.source.text(line);
  const words = [...text.matchAll(/\S+/g)];
  const ends = endsBelow(body, line)?.slice(levels ?? 0);
  if (!ends || words.length === 0) return undefined;
  const names: string[] = levels === undefined && words[0].index >= ends[0] ? [''] : [];
  let start: number | undefined;
  for (const { 0: word, index } of words) {
    start ??= index;
    const end = index + word.length;
    if (end > ends[names.length]) return undefined;
    if (end < ends[names.length]) continue;
    names.push(text.slice(start, end));
    start = undefined;
  }
  return start === undefined && names.length === ends.length ? names : undefined;
}

// Where the cells of the first row of numbers end, in characters from the beginning of their line.
function endsBelow(body: TableBody, line: Span): number[] | undefined {
  const first = body.rows > 0 && body.rowStarts.at(0) > line.start ? 0 : 1;
  if (first >= body.rows) return undefined;
  const row = body.rowStarts.at(first);
  const rows = body.scanner();
  rows.seek(row);
  return Array.from({ length: rows.count }, (_, cell) => body.source.text({ start: row, end: rows.ends[cell] }).length);
}
