import type { Span } from '../../problem';
import { releaseRoom, roomFor } from '../../kernels';
import { STRIDE, type Source } from '../source';
import { Batches } from './batches';
import { CellKind, CellReader } from './cell';
import { ColumnCounts } from './counts';
import type { Dialect } from './dialect';
import { Gaps } from './gaps';
import type { RowBatch, RowTaker } from './plain-rows';
import { RowStarts } from './row-starts';
import { delimiterByte, RowScanner } from './rows';
import { settleUnits } from './units';

/** A row that has not as many cells as the others. */
export interface RaggedRow extends Span {
  /** Counted from 0; names are counted, what stands before them is not. */
  readonly row: number;
  readonly cells: number;
}

const MAX_RAGGED = 20;

/** A table's cells as numbers, row by row: NaN for what is missing or text. The first row is among them. */
export class TableBody {
  values: Float64Array;
  /** Where each row starts in the source. */
  readonly rowStarts: RowStarts;
  rows = 0;
  readonly counts: ColumnCounts;
  /** What the cells of the first row are. */
  readonly firstKinds: Uint8Array;
  /** The columns whose numbers all have the same percent or currency sign, which is left out. */
  readonly unitColumns = new Set<number>();
  /** The columns whose numbers have different ones, so that they are no numbers that can be compared. */
  readonly mixedUnits = new Set<number>();
  /** The first rows of another length, and how many there are. */
  readonly ragged: RaggedRow[] = [];
  raggedCount = 0;
  /** Rows before the first one of full length that hold no numbers: a title, or names. */
  readonly lead: RaggedRow[] = [];
  /** Below the first row, the names of an index: pandas prints them left of where the other columns begin. */
  indexNames: RaggedRow | undefined;
  /** The comment right before the first row. */
  comment: Span | undefined;
  end = 0;
  unclosed = -1;
  /** Where the print of a library shows that it is not whole. */
  readonly gaps: Gaps;

  constructor(
    readonly source: Source,
    readonly dialect: Dialect,
  ) {
    const { columns } = dialect;
    this.rowStarts = new RowStarts(source.bytes);
    this.gaps = new Gaps(source, dialect);
    this.counts = new ColumnCounts(columns);
    this.firstKinds = new Uint8Array(columns);
    this.values = new Float64Array(Math.max(16, columns));
  }

  get columns(): number {
    return this.dialect.columns;
  }

  /** What a cell is that was read as `kind`, now that its column is known. */
  kindOf(column: number, kind: CellKind): CellKind {
    if (kind !== CellKind.Unit) return kind;
    return this.unitColumns.has(column) ? CellKind.Float : CellKind.Text;
  }

  /** A scanner of the same rows, for a second look. */
  scanner(): RowScanner {
    const { delimiter, spacedNames, columns } = this.dialect;
    return new RowScanner(this.source, delimiterByte(delimiter), undefined, undefined, spacedNames ? columns : 0);
  }

  cellReader(): CellReader {
    return new CellReader(this.source.bytes, this.dialect.decimal);
  }

  /** Reads every row. */
  read(): this {
    const rows = this.scanner();
    const cells = this.cellReader();
    const batches = new Batches(this.source, this.dialect);
    const taker = this.taker();
    let passed = 0;
    for (;;) {
      const added = this.rows === 0 ? 0 : batches.read(rows, taker);
      if (added > 0) this.end = batches.end;
      passed += added;
      if (!rows.next()) break;
      this.tell(rows.rowStart);
      this.gaps.look(rows);
      if (rows.count === this.columns) this.addRow(rows, cells);
      else if (!this.addIndexNames(rows, cells, passed) && !this.addLead(rows, cells, passed))
        this.addRagged(rows, passed);
      passed++;
      this.end = rows.rowEnd;
    }
    this.unclosed = rows.unclosed;
    settleUnits(this);
    return this;
  }

  private told = 0;

  // How far it is, now and then.
  private tell(position: number): void {
    if (position - this.told < STRIDE) return;
    this.told = position;
    this.source.reached?.(position);
  }

  // Rows that are read many at once are put right behind the others.
  private taker(): RowTaker {
    return {
      room: (rows, position) => {
        this.tell(position);
        this.reserve(position, rows);
        const from = this.rows * this.columns;
        return this.values.subarray(from, from + rows * this.columns);
      },
      take: (batch) => this.addBatch(batch),
    };
  }

  private addBatch({ rows, starts, integers, missing }: RowBatch): void {
    const { columns, counts } = this;
    this.rowStarts.addMany(this.rows, starts);
    for (let column = 0; column < columns; column++) {
      counts.integers[column] += integers[column];
      counts.missing[column] += missing[column];
      counts.floats[column] += rows - integers[column] - missing[column];
    }
    this.rows += rows;
  }

  private addRow(rows: RowScanner, cells: CellReader): void {
    const { columns, counts } = this;
    if (this.rows === 0) this.comment = rows.comment;
    this.reserve(rows.rowStart);
    const base = this.rows * columns;
    const first = this.rows === 0;
    for (let column = 0; column < columns; column++) {
      const kind = cells.read(rows.starts[column], rows.ends[column]);
      this.values[base + column] = cells.value;
      if (first) this.firstKinds[column] = kind;
      else counts.add(column, kind, cells, this.rows);
    }
    this.rowStarts.add(this.rows++, rows.rowStart);
  }

  private addIndexNames(rows: RowScanner, cells: CellReader, row: number): boolean {
    const { columns, dialect } = this;
    const isBelowNames = this.rows === 1 && this.raggedCount === 0 && !this.indexNames && rows.count < columns;
    if (!isBelowNames || dialect.delimiter !== 'whitespace') return false;
    const end = rows.ends[rows.count - 1] - rows.rowStart;
    for (let cell = 0; cell < rows.count; cell++) {
      if (cells.read(rows.starts[cell], rows.ends[cell]) !== CellKind.Text) return false;
    }
    const names = this.scanner();
    names.seek(this.rowStarts.at(0));
    if (names.starts[rows.count] - names.rowStart < end) return false;
    this.indexNames = { row, cells: rows.count, start: rows.rowStart, end: rows.rowEnd };
    return true;
  }

  // Names may be numbers if they count the columns, as pandas prints them.
  private addLead(rows: RowScanner, cells: CellReader, row: number): boolean {
    if (this.rows > 0 || this.raggedCount > 0 || this.lead.length === MAX_RAGGED) return false;
    const counting = rows.count === this.columns - 1;
    for (let cell = 0; cell < rows.count; cell++) {
      const kind = cells.read(rows.starts[cell], rows.ends[cell]);
      if (kind !== CellKind.Text && kind !== CellKind.Unit && !(counting && cells.value === cell)) return false;
    }
    this.lead.push({ row, cells: rows.count, start: rows.rowStart, end: rows.rowEnd });
    return true;
  }

  private addRagged(rows: RowScanner, row: number): void {
    this.raggedCount++;
    if (this.ragged.length < MAX_RAGGED) {
      this.ragged.push({ row: row - this.lead.length, cells: rows.count, start: rows.rowStart, end: rows.rowEnd });
    }
  }

  // To what the rest of the source will need if it goes on as it began, and a little more; of what is added at once, no more
  // than could still come, two bytes a value.
  private reserve(position: number, more = 1): void {
    const { columns } = this;
    const needed = this.rows + more;
    if (needed * columns <= this.values.length) return;
    const { length } = this.source.bytes;
    const likely = Math.ceil(((needed * (length + 1)) / Math.max(1, position)) * 1.02);
    const most = more > 1 ? needed + Math.ceil((length - position) / (2 * columns)) : this.rows * 8;
    const rows = Math.max(needed, Math.min(likely, most), Math.ceil(this.rows * 1.25));
    const values = roomFor(rows * columns, 'float64') as Float64Array;
    values.set(this.values.subarray(0, this.rows * columns));
    releaseRoom(this.values);
    this.values = values;
  }
}
