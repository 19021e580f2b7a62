import { Char } from '../bytes';
import { ROWS_APART } from './plain-rows';

/**
 * Where the rows of a table start in its source. Of rows that were read many at once only some starts are kept, and the others are found
 * from there: such a row is one line.
 */
export class RowStarts {
  // Rows, and where they start.
  private rows = new Uint32Array(16);
  private starts = new Uint32Array(16);
  private kept = 0;
  // What was asked for last, and which of those that are kept it was found from.
  private row = -1;
  private start = 0;
  private found = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Keeps where a row starts that comes behind all others. */
  add(row: number, start: number): void {
    if (this.kept === this.rows.length) this.grow(2 * this.kept);
    this.rows[this.kept] = row;
    this.starts[this.kept++] = start;
  }

  /** Keeps where rows from `row` on start, `ROWS_APART` rows apart. */
  addMany(row: number, starts: Uint32Array): void {
    if (this.kept + starts.length > this.rows.length) this.grow(2 * (this.kept + starts.length));
    this.starts.set(starts, this.kept);
    for (let i = 0; i < starts.length; i++) this.rows[this.kept++] = row + i * ROWS_APART;
  }

  /** Where a row starts. Rows asked for one after the other are found in a step each. */
  at(row: number): number {
    if (!this.isBehindFound(row)) this.found = this.lastKept(row);
    else if (this.row <= row && this.row >= this.rows[this.found]) return this.walk(row);
    [this.row, this.start] = [this.rows[this.found], this.starts[this.found]];
    return this.walk(row);
  }

  private isBehindFound(row: number): boolean {
    const next = this.found + 1;
    return this.rows[this.found] <= row && (next >= this.kept || this.rows[next] > row);
  }

  private walk(row: number): number {
    for (; this.row < row; this.row++) this.start = this.bytes.indexOf(Char.LineFeed, this.start) + 1;
    return this.start;
  }

  // The last of those kept that is not behind `row`.
  private lastKept(row: number): number {
    let [low, high] = [0, this.kept - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.rows[middle] <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private grow(length: number): void {
    const [rows, starts] = [new Uint32Array(length), new Uint32Array(length)];
    rows.set(this.rows);
    starts.set(this.starts);
    [this.rows, this.starts] = [rows, starts];
  }
}
