import type { Problem, Span } from '../../problem';
import { buildTensor } from '../build';
import { nameList } from '../excerpt';
import type { ReadTensor } from '../reader';
import { ValueSink } from '../sink';
import type { Source } from '../source';
import { quoted, valueSpan } from '../token';
import type { JsonParser } from './parser';
import type { Column, Piece, Records } from './records';
import { indexKeys, MAX_LABELS, splitNames } from './split';

/** More tensors than these are not listed: each costs far more memory than the text it came from. */
const MAX_TENSORS = 4096;

/** What the lists of records of one source amount to. */
export class JsonAssembly {
  readonly tensors: ReadTensor[] = [];
  readonly problems: Problem[] = [];
  private leftOut = 0;

  constructor(
    private readonly source: Source,
    private readonly parser: JsonParser,
  ) {}

  /** Turns everything that was read into named tensors. */
  run(): void {
    for (const records of this.parser.lists) {
      if (records === this.parser.root && records.count <= 1 && !this.parser.lines) this.object(records);
      else if (records.count > 0) this.table(records);
    }
    this.tensors.sort((a, b) => a.span.start - b.span.start);
    this.leftOut += this.parser.passedOver;
    if (this.leftOut > 0) {
      this.problems.push({
        code: 'readers.tooMany',
        severity: 'warning',
        args: { limit: this.tensors.length, total: this.tensors.length + this.leftOut },
      });
    }
  }

  // A single object: every key of its own.
  private object(records: Records): void {
    const labels = splitNames(records, this.parser.text);
    if (labels) {
      const [{ sink, pieces }] = records.columns.filter(({ name }) => name === 'data');
      this.emit('', sink.slice(pieces[0].from, pieces[0].to), pieces[0].shape, pieces[0].span, labels);
      return;
    }
    this.setAside(records.columns.filter((column) => column.wordless && !column.refused));
    for (const column of records.columns) {
      if (column.wordless || column.refused) continue;
      const [piece] = column.pieces;
      const { name, sink } = column;
      if (piece) this.emit(name, sink.slice(piece.from, piece.to), piece.shape, piece.span);
      else if (sink.length > 0) this.emit(name, sink, [], valueSpan(this.source.bytes, sink.starts[0]));
    }
  }

  private table(records: Records): void {
    if (!records.complete()) {
      const column = records.columns.reduce((a, b) => (b.missing > a.missing ? b : a));
      this.problems.push({
        code: 'json.unequalKeys',
        severity: 'error',
        args: { name: column.name, record: column.firstMissing + 1 },
        span: records.span,
      });
      return;
    }
    const usable = records.columns.filter((column) => !column.refused);
    this.setAside(usable.filter((column) => column.wordless));
    const numeric = usable.filter((column) => !column.wordless);
    const cells = numeric.filter((column) => column.pieces.length === 0);
    for (const column of cells) this.missing(records, column);
    if (cells.length > 0) this.cells(records, cells);
    const naming = usable.find((column) => column.names.length === records.count);
    for (const column of numeric) if (column.pieces.length > 0) this.arrays(records, column, naming);
  }

  private missing(records: Records, column: Column): void {
    if (column.missing === 0) return;
    this.problems.push({
      code: 'json.missingKey',
      severity: 'warning',
      args: { name: column.name, record: column.firstMissing + 1, missing: column.missing },
      span: valueSpan(this.source.bytes, records.starts[column.firstMissing]),
    });
  }

  private cells(records: Records, all: readonly Column[]): void {
    const rows = records.count;
    const { root, text } = this.parser;
    const keys = records.owner?.records === root && records.path === 'data' ? indexKeys(root, text) : [];
    const columns = all.filter((column) => !keys.includes(column.name));
    if (columns.length === 0) return;
    const index = all.filter((column) => keys.includes(column.name));
    const sink = interleaved(columns, rows);
    const labels = [this.rowNames(index, rows), columns.map((column) => column.name)];
    this.emit(this.pathOf(records), sink, [rows, columns.length], records.span, labels);
  }

  // What stands in the columns of an index, row by row.
  private rowNames(index: readonly Column[], rows: number): string[] | undefined {
    if (index.length === 0 || rows * index.length > MAX_LABELS) return undefined;
    const { source } = this;
    const part = (start: number): string => source.text(valueSpan(source.bytes, start));
    return Array.from({ length: rows }, (_, row) => index.map(({ sink }) => part(sink.starts[row])).join(', '));
  }

  // Arrays of one shape under the same key are stacked along a new first axis, a record each, unless
  // the records have names of their own: then they are different things, the layers of a network.
  private arrays(records: Records, column: Column, naming: Column | undefined): void {
    const { pieces, sink } = column;
    const [first] = pieces;
    const stacks = pieces.length === records.count && pieces.every((piece) => sameShape(piece, first));
    if (stacks && !naming) {
      const span = { start: first.span.start, end: pieces[pieces.length - 1].span.end };
      const name = join(this.pathOf(records), column.name);
      this.emit(name, sink, [pieces.length, ...first.shape], span);
      return;
    }
    for (const { record, from, to, shape, span } of pieces) {
      const label = naming ? this.textAt(naming.names[record]) : String(record);
      this.emit(join(this.pathOf(records), label, column.name), sink.slice(from, to), shape, span);
    }
  }

  private textAt(start: number): string {
    const { text } = this.parser;
    text.at = start;
    text.string();
    return text.textOf({ start, end: text.at });
  }

  // A list's path from the root; what holds only one record needs no index.
  private pathOf(records: Records): string {
    const { root, lines } = this.parser;
    const parts: string[] = [];
    for (let { owner, path } = records; owner; { owner, path } = owner.records) {
      const single = owner.records === root && root.count === 1 && !lines;
      parts.unshift(...(single ? [path] : [String(owner.record), path]));
    }
    return join(...parts);
  }

  private setAside(columns: readonly Column[]): void {
    const mixed = columns.filter((column) => column.numbers > 0);
    for (const column of mixed) {
      const span = column.firstText;
      const text = span ? quoted(this.source, span) : '';
      this.problems.push({ code: 'json.textInColumn', severity: 'warning', args: { name: column.name, text }, span });
    }
    const texts = columns.filter((column) => !mixed.includes(column));
    if (texts.length === 0) return;
    this.problems.push({
      code: 'json.setAside',
      severity: 'info',
      args: { n: texts.length, names: nameList(texts.map(({ name, key }) => name || quoted(this.source, key))) },
      span: texts[0].key,
    });
  }

  private emit(
    name: string,
    sink: ValueSink,
    shape: readonly number[],
    span: Span,
    labels?: ReadTensor['labels'],
  ): void {
    if (this.tensors.length === MAX_TENSORS) {
      this.leftOut++;
      return;
    }
    const { bytes } = this.source;
    const { tensor, problems } = buildTensor(sink, shape, bytes);
    this.problems.push(...problems);
    const locate = (index: number): Span => valueSpan(bytes, sink.starts[index]);
    this.tensors.push({ name, tensor, span, labels, locate });
  }
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('.');
}

function sameShape(a: Piece, b: Piece): boolean {
  return a.shape.length === b.shape.length && a.shape.every((length, axis) => length === b.shape[axis]);
}

/** The cells of columns of equal length, a row after the other. */
function interleaved(columns: readonly Column[], rows: number): ValueSink {
  const width = columns.length;
  const sink = ValueSink.of(rows * width);
  columns.forEach((column, c) => {
    const { values, starts } = column.sink;
    for (let r = 0, i = c; r < rows; r++, i += width) {
      sink.values[i] = values[r];
      sink.starts[i] = starts[r];
    }
    sink.addCounts(column.sink);
  });
  return sink;
}
