import type { Span } from '../../problem';
import type { Source } from '../source';

/** A table in another notation, as one of delimited columns: cells stay where they are, all else is blanked out. */
export interface PlainTable {
  readonly source: Source;
  /** What stands between its cells now; sniffed if absent. */
  readonly delimiter?: string;
  /** The columns' names, where they stand in no row. */
  readonly names?: readonly string[];
}

/** A way to write tables that is not a line a row and a character between cells. */
export interface Notation {
  /** Whether a source is written so, by its first characters (those beyond 255 are others). */
  readonly begins: (head: string, source: Source) => boolean;
  /** The table in `content`, the source without the blanks around it. */
  plain(source: Source, content: Span): PlainTable | undefined;
}

/** A source of other bytes in the same places. */
export function rewritten(source: Source, bytes: Uint8Array): Source {
  return { ...source, bytes, text: (span) => source.text(span) };
}
