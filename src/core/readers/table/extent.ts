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

// `Freq: D, Name: loss, Length: 3, dtype: float64` under a series, or some of these.
const SERIES =
  /^[ \t]*(?=.*(?:\bdtype: |, Length: ))(?:Freq: \S+?(?:, |$))?(?:Name: (?<name>.*?)(?:, (?=Length: |dtype: )|$))?(?:Length: \d+(?:, |$))?(?:dtype: \S+)?$/;
// `[4 rows x 3 columns]` under a frame, `(4 rows)` under a query, and the categories of a series.
const FOOTER = /^[ \t]*(?:\[\d+ rows x \d+ columns\]|\(\d+ rows?\)|\d+ rows? in set.*|Categories \(\d+, \w+\): .*)$/;
const FOOTER_LENGTH = 300;

/** Where a source's content ends: before the lines that pandas, or a database, prints under a table. */
export function contentEnd(source: Source): number {
  return footers(source).start;
}

/** Whether there are such lines. */
export function hasFooter(source: Source): boolean {
  return contentEnd(source) < source.bytes.length;
}

/** What stands under a series of pandas: its name, or '' if it has none. Undefined if the source is no series. */
export function seriesFooter(source: Source): { readonly name: string } | undefined {
  return footers(source).series;
}

function footers(source: Source): { readonly start: number; readonly series?: { readonly name: string } } {
  const { bytes } = source;
  let content = bytes.length;
  let series: { readonly name: string } | undefined;
  for (;;) {
    let end = content;
    while (end > 0 && bytes[end - 1] <= Char.Space) end--;
    const start = bytes.lastIndexOf(Char.LineFeed, end - 1) + 1;
    const line = end - start <= FOOTER_LENGTH ? source.text({ start, end }) : '';
    const match = SERIES.exec(line);
    if (start === 0 || !(match ?? FOOTER.test(line))) return { start: content, series };
    if (match) series ??= { name: match.groups?.name ?? '' };
    content = start;
  }
}
