import type { Span } from '../../problem';
import { Char } from '../bytes';
import { WIDE, type Source } from '../source';
import type { Dialect } from './dialect';
import type { RowScanner } from './rows';

/** Delimiters of tables that a library prints, which may leave rows or columns out. */
/** What pandas, polars and Julia print for rows and columns that are left out, beside dots. */
const OMITTED = '…⋮⋯';
const PRINTED: ReadonlySet<string> = new Set(['whitespace', '|']);

/** Watches the rows of a table that a library printed for signs that it did not print all of it. */
export class Gaps {
  /** The first dots that stand for what was left out. */
  dots: Span | undefined;
  /** The first backslash where pandas broke the columns. */
  backslash: Span | undefined;
  private readonly isPrinted: boolean;

  constructor(
    private readonly source: Source,
    { delimiter }: Dialect,
  ) {
    this.isPrinted = PRINTED.has(delimiter);
  }

  /** Looks at the cells of the current row. */
  look({ starts, ends, count }: RowScanner): void {
    if (!this.isPrinted) return;
    const { bytes } = this.source;
    const last = count - 1;
    if (ends[last] === starts[last] + 1 && bytes[starts[last]] === Char.Backslash) {
      this.backslash ??= { start: starts[last], end: ends[last] };
    }
    for (let cell = 0; cell < count && !this.dots; cell++) {
      const start = starts[cell];
      const length = ends[cell] - start;
      if (length === 1 && bytes[start] === WIDE && OMITTED.includes(this.source.text({ start, end: ends[cell] })))
        this.dots = { start, end: ends[cell] };
      if (length < 2 || length > 3 || bytes[start] !== Char.Dot || bytes[start + 1] !== Char.Dot) continue;
      if (length === 2 || bytes[start + 2] === Char.Dot) this.dots = { start, end: ends[cell] };
    }
  }
}
