import type { MessageArgs, Problem, Span } from '../../problem';
import { Char } from '../bytes';
import type { Extent } from '../reader';
import { Column, MAX_COLUMNS, type Records } from './records';
import { JsonRegion } from './region';
import type { JsonText } from './text';

const MAX_NAME = 1000;
const MAX_PROBLEMS = 100;

/** Where the value of a key belongs. */
export interface Place {
  /** An object's fields are columns of these records; a list's objects are these records. */
  readonly records: Records;
  /** An object's path inside its record, with a dot at its end. */
  readonly prefix: string;
  /** The column after the one last filled: where the next key most likely belongs. */
  likely: number;
}

/** Reads the values of keys into the columns that they belong to, and notes what does not fit there. */
export class Cells {
  /** What keeps single columns from being read; the others are. */
  readonly problems: Problem[] = [];
  /** Where the array opens that a selection ends in, or -1. */
  openAt = -1;

  constructor(
    private readonly text: JsonText,
    private readonly extent: Extent,
  ) {}

  /** Reads the number, text or array of numbers that comes next, and begins with `byte`. False if the text is not JSON. */
  fill(place: Place, key: Span, byte: number): boolean {
    const { records } = place;
    if (records.ignored) return this.pass(byte);
    const column = this.columnOf(place, key);
    if (!column) return false;
    const { name } = column;
    if (column.lastRecord === records.count - 1) this.refuse(column, 'json.duplicateKey', key, { name });
    if (!records.ready(column)) {
      return this.text.fail('json.unequalKeys', key.start, key.end, { name, record: records.count });
    }
    return byte === Char.OpenBracket ? this.array(records, column) : this.scalar(column);
  }

  /** The dotted name of a key; undefined, which the text is told, if it is too long to be one. */
  nameOf({ prefix }: Place, key: Span): string | undefined {
    const name = prefix + this.text.textOf(key);
    if (name.length <= MAX_NAME) return name;
    this.text.fail('json.longName', key.start, key.end, { limit: MAX_NAME });
    return undefined;
  }

  // A value in a list that is not kept.
  private pass(byte: number): boolean {
    const { text } = this;
    return byte === Char.OpenBracket
      ? new JsonRegion(text, undefined).array(this.extent)
      : text.scalar(undefined) !== 'bad';
  }

  private scalar(column: Column): boolean {
    const { text } = this;
    const start = text.at;
    const mixed = column.pieces.length > 0;
    const kind = text.scalar(mixed || column.refused ? undefined : column.sink);
    if (kind === 'bad') return false;
    const span = { start, end: text.at };
    if (kind === 'null') column.nulls++;
    else if (kind === 'text') {
      if (column.texts++ === 0) column.firstText = span;
      column.keepText(start);
    } else if (mixed) this.refuse(column, 'json.mixedColumn', span, { name: column.name });
    return true;
  }

  private array(records: Records, column: Column): boolean {
    const { text } = this;
    const start = text.at;
    if (column.numbers > 0 && column.pieces.length === 0) {
      this.refuse(column, 'json.mixedColumn', { start, end: start + 1 }, { name: column.name });
    }
    const from = column.sink.length;
    const region = new JsonRegion(text, column.refused ? undefined : column.sink);
    if (!region.array(this.extent)) return false;
    this.openAt = region.openAt;
    const span = { start, end: text.at };
    if (column.refused) return true;
    if (region.textual) {
      if (column.texts++ === 0) column.firstText = span;
    } else if (region.refusal) {
      column.refused = true;
      this.report(region.refusal);
    } else {
      const record = records.count - 1;
      column.pieces.push({ record, from, to: column.sink.length, shape: region.nesting.shape(), span });
    }
    return true;
  }

  private columnOf(place: Place, key: Span): Column | undefined {
    const { records, prefix } = place;
    const likely = records.columns[place.likely];
    if (likely?.prefix === prefix && this.text.sameText(likely.key, key)) {
      place.likely++;
      return likely;
    }
    const name = this.nameOf(place, key);
    if (name === undefined) return undefined;
    const column = records.get(name) ?? this.newColumn(place, name, key);
    if (column) place.likely = column.index + 1;
    return column;
  }

  private newColumn({ records, prefix }: Place, name: string, key: Span): Column | undefined {
    const { text } = this;
    if (records.columns.length === MAX_COLUMNS) {
      text.fail('json.tooManyKeys', key.start, key.end, { limit: MAX_COLUMNS });
      return undefined;
    }
    const column = new Column(name, key, prefix, text.end, records.columns.length);
    records.add(column);
    return column;
  }

  private refuse(column: Column, code: string, span: Span, args: MessageArgs): void {
    if (!column.refused) this.report({ code, severity: 'error', args, span });
    column.refused = true;
  }

  private report(problem: Problem): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
  }
}
