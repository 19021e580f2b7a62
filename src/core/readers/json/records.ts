import type { Span } from '../../problem';
import { ValueSink } from '../sink';

/** An array inside a record: where its values are in the column's sink, and its shape. */
export interface Piece {
  readonly record: number;
  readonly from: number;
  readonly to: number;
  readonly shape: readonly number[];
  readonly span: Span;
}

// Keys whose texts name what the record describes: the layer of a network, the part of a model.
const NAMING: ReadonlySet<string> = new Set(['name', 'layer', 'layer_name', 'layerName']);

/** What the records of a list hold under one key. */
export class Column {
  readonly sink: ValueSink;
  /** Arrays, where the key holds arrays; numbers are in the sink alone, one a record. */
  readonly pieces: Piece[] = [];
  /** How many values are texts, and the first of them. */
  texts = 0;
  firstText: Span | undefined;
  /** How many values are null. */
  nulls = 0;
  /** How many records lack the key, and the first of them. */
  missing = 0;
  firstMissing = -1;
  /** Set when something in it cannot be part of a tensor; that has been said then. */
  refused = false;
  lastRecord = -1;
  /** Where the texts begin that may serve as the records' names. */
  readonly names: number[] = [];

  constructor(
    readonly name: string,
    /** The key in the source, with its quotes, and the path of the object it is in. */
    readonly key: Span,
    readonly prefix: string,
    sourceLength: number,
    /** Its place among the columns. */
    readonly index: number,
  ) {
    this.sink = new ValueSink(sourceLength);
  }

  /** How many single numbers it holds; where there are pieces, their values count too. */
  get numbers(): number {
    return this.sink.length - this.missing - this.nulls;
  }

  /** Cannot be part of a tensor: it holds texts, or nothing but null. */
  get wordless(): boolean {
    return this.texts > 0 || (this.pieces.length === 0 && this.numbers === 0);
  }

  /** Remembers a text that may name its record. */
  keepText(start: number): void {
    if (NAMING.has(this.name)) this.names.push(start);
  }

  /** Fills the records before `record` that had no such key with NaN, each placed where its record begins. */
  padTo(record: number, starts: readonly number[]): void {
    while (this.sink.length < record) {
      if (this.missing++ === 0) this.firstMissing = this.sink.length;
      this.sink.push(NaN, starts[this.sink.length]);
    }
  }
}

/** More columns or tensors than anybody looks at; each costs far more memory than its text. */
export const MAX_COLUMNS = 4096;

// Records with different keys: so many missing cells for each that is there are still a table.
const MISSING_PER_VALUE = 4;
const MISSING_FREE = 200;

/** More lists of records than these are passed over. */
export const MAX_LISTS = 4096;

/** A list of objects: a column for each key of theirs, in the order in which the keys first appear. */
export class Records {
  readonly columns: Column[] = [];
  readonly starts: number[] = [];
  private readonly byName = new Map<string, Column>();
  private padded = 0;
  private values = 0;
  span: Span;
  /** Beyond the number of lists that are kept: nothing in it is. */
  ignored = false;

  constructor(
    /** The record of an outer list that this list belongs to, and its path in there. */
    readonly owner: { readonly records: Records; readonly record: number } | undefined,
    readonly path: string,
    start: number,
  ) {
    this.span = { start, end: start };
  }

  /** A record begins at `start`. */
  begin(start: number): void {
    if (!this.ignored) this.starts.push(start);
  }

  get count(): number {
    return this.starts.length;
  }

  get(name: string): Column | undefined {
    return this.byName.get(name);
  }

  add(column: Column): void {
    this.columns.push(column);
    this.byName.set(column.name, column);
  }

  /** Makes `column` ready for a value of the current record; false if too much would be missing for a table. */
  ready(column: Column): boolean {
    const record = this.count - 1;
    column.lastRecord = record;
    this.values++;
    if (column.pieces.length > 0) return true;
    this.padded += Math.max(0, record - column.sink.length);
    if (this.padded > MISSING_FREE + MISSING_PER_VALUE * this.values) return false;
    column.padTo(record, this.starts);
    return true;
  }

  /** Gives every column of numbers as many cells as there are records; false if too many would be missing. */
  complete(): boolean {
    for (const column of this.columns) {
      if (column.pieces.length > 0 || column.refused || column.texts > 0) continue;
      this.padded += this.count - column.sink.length;
    }
    if (this.padded > MISSING_FREE + MISSING_PER_VALUE * this.values) return false;
    for (const column of this.columns) {
      if (column.pieces.length === 0 && !column.refused) column.padTo(this.count, this.starts);
    }
    return true;
  }
}
