import type { Span } from '../problem';
import { Char } from './bytes';
import { kernels, releaseRoom, roomFor } from '../kernels';
import type { PlainRows, RowBatch } from './plain-rows';
import { STRIDE, WIDE, type Source } from './source';
import { CellKind, CellReader } from './table-cell';
import { delimiterByte, RowScanner, WHITESPACE } from './table-rows';
import type { Dialect } from './table-dialect';
import { settleUnits } from './table-units';

/** A row that has not as many cells as the others. */
export interface RaggedRow extends Span {
  /** Counted from 0; names are counted, what stands before them is not. */
  readonly row: number;
  readonly cells: number;
}

const MAX_RAGGED = 20;
// So many plain rows in a row are worth looking for more right away; otherwise ever more are read one by one before that.
const MANY = 32;
const MOST_PATIENCE = 1024;
/** Delimiters of tables that a library prints, which may leave rows or columns out. */
/** What pandas, polars and Julia print for rows and columns that are left out, beside dots. */
const OMITTED = '…⋮⋯';
const PRINTED: ReadonlySet<string> = new Set(['whitespace', '|']);

/** What the columns hold, an array a figure; the first row, which may be names, is not counted. */
export class ColumnCounts {
  readonly missing: Uint32Array;
  readonly texts: Uint32Array;
  /** Numbers with a point or an exponent, or not finite. */
  readonly floats: Uint32Array;
  readonly integers: Uint32Array;
  /** Those of the integers that reach 2^53. */
  readonly wide: Uint32Array;
  readonly bools: Uint32Array;
  /** Numbers with a percent or currency sign, until it is known what their columns are, and that sign; -1 for several. */
  readonly units: Uint32Array;
  readonly unit: Int16Array;
  /** The row of the first text, counted from 0. */
  readonly firstText: Uint32Array;

  constructor(readonly columns: number) {
    const figure = () => new Uint32Array(columns);
    [this.missing, this.texts, this.floats, this.integers] = [figure(), figure(), figure(), figure()];
    [this.wide, this.bools, this.firstText, this.units] = [figure(), figure(), figure(), figure()];
    this.unit = new Int16Array(columns);
  }

  add(column: number, kind: CellKind, { wide, unit }: Pick<CellReader, 'wide' | 'unit'>, row: number): void {
    if (kind === CellKind.Unit) this.addUnit(column, unit);
    else if (kind === CellKind.Integer) this.integers[column]++;
    else if (kind === CellKind.Float) this.floats[column]++;
    else if (kind === CellKind.Missing) this.missing[column]++;
    else if (kind === CellKind.Bool) this.bools[column]++;
    else if (this.texts[column]++ === 0) this.firstText[column] = row;
    if (wide) this.wide[column]++;
  }

  private addUnit(column: number, unit: number): void {
    const known = this.unit[column];
    this.unit[column] = known === 0 || known === unit ? unit : -1;
    this.units[column]++;
  }

  /** Whether all values of a column have the same percent or currency sign. */
  isUnit(column: number): boolean {
    return this.units[column] > 0 && this.unit[column] > 0 && this.values(column) + this.texts[column] === 0;
  }

  /** Whether all values of a column have a sign, but not the same one. */
  areMixedUnits(column: number): boolean {
    return this.unit[column] < 0 && this.values(column) + this.texts[column] === 0;
  }

  /** How many cells of a column are numbers or booleans. */
  values(column: number): number {
    return this.floats[column] + this.integers[column] + this.bools[column];
  }
}

/** A table's cells as numbers, row by row: NaN for what is missing or text. The first row is among them. */
export class TableBody {
  values: Float64Array;
  /** Where each row starts in the source. */
  rowStarts: Uint32Array<ArrayBuffer> = new Uint32Array(16);
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
  /** The comment right before the first row. */
  comment: Span | undefined;
  end = 0;
  unclosed = -1;
  /** The first dots that stand for what pandas left out, and the first backslash where it broke the columns. */
  dots: Span | undefined;
  backslash: Span | undefined;

  constructor(
    readonly source: Source,
    readonly dialect: Dialect,
  ) {
    const { columns } = dialect;
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
    const plain = this.plainRows();
    let passed = 0;
    for (;;) {
      if (plain) passed += this.addPlain(plain, rows);
      if (!rows.next()) break;
      this.tell(rows.rowStart);
      if (PRINTED.has(this.dialect.delimiter)) this.lookForGaps(rows);
      if (rows.count === this.columns) this.addRow(rows, cells);
      else if (!this.addLead(rows, cells, passed)) this.addRagged(rows, passed);
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

  private plainRows(): PlainRows | undefined {
    const delimiter = delimiterByte(this.dialect.delimiter);
    const isPlain = this.dialect.decimal === '.' && delimiter !== WHITESPACE;
    return isPlain ? kernels().plainRows(this.source.bytes, delimiter, this.columns) : undefined;
  }

  // How many rows are still to be read one by one, since the last ones had to be, and how many of them next time.
  private alone = 0;
  private patience = 0;

  // Reads on as far as rows are plain, and answers how many were. Where they seldom are, it is seldom tried.
  private addPlain(plain: PlainRows, rows: RowScanner): number {
    if (this.rows === 0 || this.alone-- > 0) return 0;
    const before = this.rows;
    rows.at = plain.read(rows.at, rows.end, (batch) => this.addBatch(batch));
    const added = this.rows - before;
    this.patience = added >= MANY ? 0 : Math.min(MOST_PATIENCE, 2 * this.patience + 1);
    this.alone = this.patience;
    if (added > 0) this.end = this.lineEnd(rows.at);
    return added;
  }

  private addBatch({ rows, values, starts, integers, missing }: RowBatch): void {
    const { columns, counts } = this;
    this.tell(starts[rows - 1]);
    this.reserve(starts[rows - 1], rows);
    this.values.set(values, this.rows * columns);
    this.rowStarts.set(starts, this.rows);
    for (let column = 0; column < columns; column++) {
      counts.integers[column] += integers[column];
      counts.missing[column] += missing[column];
      counts.floats[column] += rows - integers[column] - missing[column];
    }
    this.rows += rows;
  }

  // Where the line ends behind whose break `at` is.
  private lineEnd(at: number): number {
    return at - (this.source.bytes[at - 2] === Char.CarriageReturn ? 2 : 1);
  }

  private lookForGaps({ starts, ends, count }: RowScanner): void {
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
    this.rowStarts[this.rows++] = rows.rowStart;
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
    if (needed <= this.rowStarts.length && needed * columns <= this.values.length) return;
    const { length } = this.source.bytes;
    const likely = Math.ceil(((needed * (length + 1)) / Math.max(1, position)) * 1.02);
    const most = more > 1 ? needed + Math.ceil((length - position) / (2 * columns)) : this.rows * 8;
    const rows = Math.max(needed, Math.min(likely, most), Math.ceil(this.rows * 1.25));
    const values = roomFor(rows * columns, 'float64') as Float64Array;
    values.set(this.values.subarray(0, this.rows * columns));
    releaseRoom(this.values);
    this.values = values;
    const rowStarts = new Uint32Array(rows);
    rowStarts.set(this.rowStarts.subarray(0, this.rows));
    this.rowStarts = rowStarts;
  }
}
