import type { Span } from '../../core/problem';

/**
 * A text put together from one or more stretches of a document, and the way back: where a stretch of
 * the text stands in the document. Several selections are a block of a table: those on one line are
 * cells of a row, each further line is another row.
 */
export interface Passage {
  readonly text: string;
  /** Where each piece begins in `text`, in the order of the pieces. */
  readonly starts: readonly number[];
}

/** The text of the given stretches of a document, which are in order and do not overlap; `slice` reads the document. */
export function passageOf(slice: (span: Span) => string, pieces: readonly Span[]): Passage {
  let text = '';
  const starts: number[] = [];
  pieces.forEach((piece, i) => {
    if (i > 0) text += separator(slice({ start: pieces[i - 1].end, end: piece.start }));
    starts.push(text.length);
    text += slice(piece);
  });
  return { text, starts };
}

/** Where a stretch of the passage stands in the document: a span for each piece that it touches. */
export function toDocument(starts: Passage['starts'], pieces: readonly Span[], { start, end }: Span): Span[] {
  const touched = pieces.map((piece, i): Span => {
    const by = piece.start - starts[i];
    return { start: Math.max(start + by, piece.start), end: Math.min(end + by, piece.end) };
  });
  const wanted = start === end ? 0 : 1;
  return touched.filter((span) => span.end - span.start >= wanted);
}

/** Where an offset of the document stands in the passage; undefined outside of its pieces. */
export function toPassage(starts: Passage['starts'], pieces: readonly Span[], offset: number): number | undefined {
  const i = pieces.findIndex(({ start, end }) => start <= offset && offset <= end);
  return i < 0 ? undefined : offset - pieces[i].start + starts[i];
}

// What stood between two cells says how they are told apart; where it was only other text, a blank does.
function separator(between: string): string {
  if (/[\r\n]/.test(between)) return '\n';
  return /[\t;,|]/.exec(between)?.[0] ?? ' ';
}
