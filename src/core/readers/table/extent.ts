import { Char } from '../bytes';
import type { Source } from '../source';

const SEPARATOR_LINE = /^\ufeff?sep=([^\r\n]?)[ \t]*\r?(?:\n|$)/;

/** The delimiter that Excel's first line names: `sep=;`. */
export function namedDelimiter(source: Source): string | undefined {
  return SEPARATOR_LINE.exec(head(source))?.[1] || undefined;
}

/** Where a source's content starts: after the byte order mark that a UTF-8 file may have, and Excel's `sep=;`. */
export function contentStart(source: Source): number {
  const line = SEPARATOR_LINE.exec(head(source));
  return markLength(source) + (line ? line[0].length : 0);
}

function markLength({ bytes, kind }: Source): number {
  return kind === 'file' && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function head(source: Source): string {
  const start = markLength(source);
  return source.text({ start, end: Math.min(source.bytes.length, start + 16) });
}

// `Name: loss, dtype: float64` under a series, `[4 rows x 3 columns]` under a frame, `(4 rows)` under a query.
const FOOTER =
  /^[ \t]*(?:(?:Freq: \S+, )?(?:Name: .*, )?(?:Length: \d+, )?dtype: \w+|\[\d+ rows x \d+ columns\]|\(\d+ rows?\)|\d+ rows? in set.*)$/;
const FOOTER_LENGTH = 300;

/** Where a source's content ends: before the line that pandas, or a database, prints under a table. */
export function contentEnd(source: Source): number {
  const { bytes } = source;
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] <= Char.Space) end--;
  const start = bytes.lastIndexOf(Char.LineFeed, end - 1) + 1;
  const isFooter = end - start <= FOOTER_LENGTH && FOOTER.test(source.text({ start, end }));
  return isFooter ? start : bytes.length;
}
