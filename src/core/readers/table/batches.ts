import { kernels } from '../../kernels';
import { Char } from '../bytes';
import type { Source } from '../source';
import type { Dialect } from './dialect';
import type { PlainRows, RowTaker } from './plain-rows';
import { delimiterByte, WHITESPACE, type RowScanner } from './rows';

// So many plain rows in a row are worth looking for more right away; otherwise ever more are read one by one before that.
const MANY = 32;
const MOST_PATIENCE = 1024;

/** Reads plain rows many at once, where that is worth it: between rows that are read one by one. */
export class Batches {
  /** Where the last row that was read ends. */
  end = 0;
  private readonly plain: PlainRows | undefined;
  // How many rows are still to be read one by one, since the last ones had to be, and how many of them next time.
  private alone = 0;
  private patience = 0;

  constructor(
    private readonly source: Source,
    { delimiter, decimal, columns }: Dialect,
  ) {
    const byte = delimiterByte(delimiter);
    const isPlain = decimal === '.' && byte !== WHITESPACE;
    this.plain = isPlain ? kernels().plainRows(source.bytes, byte, columns) : undefined;
  }

  /** Reads on as far as rows are plain, and answers how many were. Where they seldom are, it is seldom tried. */
  read(rows: RowScanner, taker: RowTaker): number {
    if (!this.plain || this.alone-- > 0) return 0;
    let added = 0;
    rows.at = this.plain.read(rows.at, rows.end, {
      room: (many, position) => taker.room(many, position),
      take: (batch) => {
        added += batch.rows;
        taker.take(batch);
      },
    });
    this.patience = added >= MANY ? 0 : Math.min(MOST_PATIENCE, 2 * this.patience + 1);
    this.alone = this.patience;
    this.end = this.lineEnd(rows.at);
    return added;
  }

  // Where the line ends behind whose break `at` is.
  private lineEnd(at: number): number {
    return at - (this.source.bytes[at - 2] === Char.CarriageReturn ? 2 : 1);
  }
}
