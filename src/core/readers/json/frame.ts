import type { Problem, Span } from '../../problem';
import { buildTensor } from '../build';
import { Char } from '../bytes';
import type { ReadTensor } from '../reader';
import { ValueSink } from '../sink';
import { trimmedSpan, valueSpan } from '../token';
import { numericColumns, type FrameCells } from './frame-columns';
import { Keys } from './keys';
import type { JsonText } from './text';

/** Names of rows are strings, each of which takes more memory than a row of numbers. */
const MAX_LABELS = 100_000;

/** What an object of equal objects is: a table. */
export interface Frame {
  readonly tensors: readonly ReadTensor[];
  readonly problems: readonly Problem[];
}

/**
 * Reads an object of objects with equal keys and single values as a table with named rows and columns, as pandas'
 * `to_json` writes a frame: `{"a": {"0": 1, "1": 2}, …}` has its columns outside if the inner keys count, and its rows
 * otherwise. An object of single values under keys that count is a vector, as `JSON.stringify` writes a typed array.
 * Undefined if the text is anything else.
 */
export function readFrame(text: JsonText): Frame | undefined {
  const reader = new FrameReader(text);
  return reader.read() ? reader.frame() : undefined;
}

class FrameReader {
  private readonly outer: Keys;
  private readonly inner: Keys;
  private readonly sink: ValueSink;
  /** The values that are texts, by their index in the sink. */
  private readonly texts: number[] = [];
  private flat = false;

  constructor(private readonly text: JsonText) {
    this.outer = new Keys(text);
    this.inner = new Keys(text);
    this.sink = new ValueSink(text.end);
  }

  /** False if the text is no frame. */
  read(): boolean {
    if (this.text.next() !== Char.OpenBrace) return false;
    const ok = this.members(this.outer, (byte) => this.entry(byte));
    return ok && this.text.next() < 0 && !this.text.problem && this.sink.length > 0 && this.isRegular();
  }

  private isRegular(): boolean {
    const { outer, inner } = this;
    if (!outer.areDistinct || !inner.areDistinct) return false;
    if (this.flat) return outer.count > 1 && outer.areIntegers;
    return outer.count > 1 || inner.areIntegers;
  }

  // The members of the object whose brace is next: notes their keys, and reads their values with `value`.
  private members(keys: Keys, value: (byte: number) => boolean): boolean {
    const { text } = this;
    text.at++;
    for (let byte = text.next(); byte !== Char.CloseBrace; byte = text.next()) {
      const start = text.at;
      if (byte < 0 || !text.key()) return false;
      keys.spans.push({ start, end: text.at });
      if (text.next() !== Char.Colon) return false;
      text.at++;
      if (!value(text.next())) return false;
      const after = text.next();
      if (after === Char.Comma) text.at++;
      else if (after !== Char.CloseBrace) return false;
    }
    text.at++;
    return true;
  }

  private entry(byte: number): boolean {
    const first = this.outer.count === 1;
    if (first) this.flat = byte !== Char.OpenBrace;
    if (this.flat) return this.cell(byte);
    if (byte !== Char.OpenBrace) return false;
    if (first) return this.members(this.inner, (cell) => this.cell(cell));
    const keys = new Keys(this.text);
    return this.members(keys, (cell) => this.isNext(keys) && this.cell(cell)) && keys.count === this.inner.count;
  }

  // Whether the last key is the one that stands there in the first object.
  private isNext({ spans }: Keys): boolean {
    const place = spans.length - 1;
    return place < this.inner.count && this.text.sameText(spans[place], this.inner.spans[place]);
  }

  private cell(byte: number): boolean {
    const { text, sink } = this;
    if (byte < 0 || byte === Char.OpenBrace || byte === Char.OpenBracket) return false;
    const start = text.at;
    const kind = text.scalar(sink);
    if (kind === 'text') {
      if (this.flat) return false;
      this.texts.push(sink.length);
      sink.push(NaN, start);
    }
    return kind !== 'bad';
  }

  /** The table, or undefined if there is no number in it. */
  frame(): Frame | undefined {
    if (this.flat)
      return this.made(this.sink, [this.sink.length], [this.outer.areCounting ? undefined : this.outer], []);
    const byColumns = this.inner.areIntegers;
    const [rows, columns] = byColumns ? [this.inner, this.outer] : [this.outer, this.inner];
    const at = (row: number, column: number): number =>
      byColumns ? column * rows.count + row : row * columns.count + column;
    const cells: FrameCells = { text: this.text, sink: this.sink, texts: new Set(this.texts), at };
    const { kept, problems } = numericColumns(cells, rows.count, columns);
    if (kept.length === 0) return undefined;
    const sink = this.arranged(rows.count, kept, at);
    const named = new Keys(this.text);
    named.spans.push(...kept.map((column) => columns.spans[column]));
    return this.made(sink, [rows.count, kept.length], [rows, columns.areCounting ? undefined : named], problems);
  }

  private made(
    sink: ValueSink,
    shape: readonly number[],
    names: readonly (Keys | undefined)[],
    aside: readonly Problem[],
  ): Frame {
    const { source, bytes } = this.text;
    const { tensor, problems } = buildTensor(sink, shape, bytes);
    const labels = names.map((keys) => (keys && keys.count <= MAX_LABELS ? keys.names() : undefined));
    const locate = (index: number): Span => valueSpan(bytes, sink.starts[index]);
    const named = labels.some((keys) => keys !== undefined) && { labels };
    const read: ReadTensor = { name: '', tensor, span: trimmedSpan(source), ...named, locate };
    return { tensors: [read], problems: [...problems, ...aside] };
  }

  private arranged(rows: number, kept: readonly number[], at: (row: number, column: number) => number): ValueSink {
    const sink = ValueSink.of(rows * kept.length);
    let to = 0;
    for (let row = 0; row < rows; row++) {
      for (const column of kept) {
        const from = at(row, column);
        sink.values[to] = this.sink.values[from];
        sink.starts[to++] = this.sink.starts[from];
      }
    }
    sink.addCounts(this.sink.slice(0, this.sink.length));
    return sink;
  }
}
