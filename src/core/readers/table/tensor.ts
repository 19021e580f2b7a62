import type { Problem, Span } from '../../problem';
import { tensorOf, type Tensor } from '../../tensor/tensor';
import { loses } from '../build';
import type { ReadTensor } from '../reader';
import type { TableBody } from './body';
import { columnTexts } from './columns';
import { MAX_LABELS } from './index-column';
import type { Layout } from './layout';

const EXACT = 2 ** 53;

/** The tensor of a table, [rows, columns], and what was lost on the way. */
export function tensorOfTable(body: TableBody, layout: Layout): { read: ReadTensor; problems: Problem[] } {
  const { kept, firstRow } = layout;
  const shape = [body.rows - firstRow, kept.length];
  const { tensor, problems } = typed(body, layout, shape);
  const start = layout.header ? (layout.shortHeader?.start ?? body.rowStarts.at(0)) : body.rowStarts.at(firstRow);
  const span = { start, end: body.end };
  const labels = labelsOf(body, layout);
  return { read: { name: '', tensor, span, ...(labels && { labels }), locate: locator(body, layout) }, problems };
}

function typed(body: TableBody, layout: Layout, shape: number[]): { tensor: Tensor; problems: Problem[] } {
  const { counts } = body;
  const { kept } = layout;
  const every = (figure: Uint32Array) => kept.every((column) => figure[column] === shape[0]);
  if (kept.some((column) => counts.wide[column] > 0)) {
    const integers = every(counts.integers) ? wideIntegers(body, layout, shape) : undefined;
    if (integers) return { tensor: integers, problems: [] };
    const problems = lostDigits(body, layout);
    return { tensor: tensorOf(compact(body, layout), shape, 'float64'), problems };
  }
  const values = compact(body, layout);
  if (every(counts.bools)) return { tensor: tensorOf(Uint8Array.from(values), shape, 'bool'), problems: [] };
  return { tensor: tensorOf(values, shape, 'float64'), problems: [] };
}

// What is kept, side by side: moved to the front, in place, where columns are left out. No value moves backward.
function compact({ values, rows, columns }: TableBody, { kept, firstRow }: Layout): Float64Array {
  const length = (rows - firstRow) * kept.length;
  const first = kept.length < columns ? 0 : firstRow * columns;
  if (kept.length < columns) {
    let to = 0;
    for (let row = firstRow; row < rows; row++) {
      const base = row * columns;
      for (const column of kept) values[to++] = values[base + column];
    }
  }
  const whole = values.subarray(first, first + length);
  return values.length - length > length / 8 ? whole.slice() : whole;
}

function wideIntegers(body: TableBody, layout: Layout, shape: number[]): Tensor | undefined {
  const { columns, values } = body;
  const { kept, firstRow } = layout;
  const data = new BigInt64Array(shape[0] * shape[1]);
  let at = 0;
  for (let row = firstRow; row < body.rows; row++) {
    for (const column of kept) {
      const value = values[row * columns + column];
      // What is wide is read again below, with all its digits.
      data[at++] = Math.abs(value) < EXACT ? BigInt(value) : 0n;
    }
  }
  const range = fillWide(body, layout, data);
  if (range.min >= -(2n ** 63n) && range.max < 2n ** 63n) return tensorOf(data, shape, 'int64');
  const nonNegative = range.min >= 0n && data.every((_, i) => values[valueIndex(body, layout, i)] >= 0);
  if (nonNegative && range.max < 2n ** 64n) return tensorOf(new BigUint64Array(data.buffer), shape, 'uint64');
  return undefined;
}

function fillWide(body: TableBody, layout: Layout, data: BigInt64Array): { min: bigint; max: bigint } {
  let min = 0n;
  let max = 0n;
  for (const { index, text, value } of wideCells(body, layout)) {
    // Digits beyond 64 bits need no exact reading to be too many.
    const integer = Math.abs(value) < 2 ** 65 ? BigInt(text) : value < 0 ? -(2n ** 65n) : 2n ** 65n;
    if (integer < min) min = integer;
    if (integer > max) max = integer;
    data[index] = BigInt.asIntN(64, integer);
  }
  return { min, max };
}

function valueIndex({ columns }: TableBody, { kept, firstRow }: Layout, index: number): number {
  return (firstRow + Math.floor(index / kept.length)) * columns + kept[index % kept.length];
}

interface WideCell {
  readonly index: number;
  readonly value: number;
  readonly text: string;
  readonly span: Span;
}

/** The integers of 2^53 and more, with their digits. */
function* wideCells(body: TableBody, { kept, firstRow }: Layout): Generator<WideCell> {
  const rows = body.scanner();
  const cells = body.cellReader();
  let index = 0;
  for (let row = firstRow; row < body.rows; row++) {
    let sought = false;
    for (const column of kept) {
      const value = body.values[row * body.columns + column];
      if (Math.abs(value) >= EXACT) {
        if (!sought) rows.seek(body.rowStarts.at(row));
        sought = true;
        const [start, end] = [rows.starts[column], rows.ends[column]];
        cells.read(start, end);
        if (cells.wide) yield { index, value, text: cells.integerText(start, end), span: { start, end } };
      }
      index++;
    }
  }
}

function lostDigits(body: TableBody, layout: Layout): Problem[] {
  let lost = 0;
  let first: Span | undefined;
  for (const { text, value, span } of wideCells(body, layout)) {
    if (!loses(text, value)) continue;
    lost++;
    first ??= span;
  }
  return first ? [{ code: 'readers.precision', severity: 'warning', args: { lost }, span: first }] : [];
}

function labelsOf(body: TableBody, { names, kept, levels, first, firstRow }: Layout): ReadTensor['labels'] {
  const columns = names && kept.map((column) => names[column]);
  const few = body.rows - firstRow <= MAX_LABELS;
  const rows = levels > 0 && few ? rowNames(body, first, levels, firstRow) : undefined;
  return columns || rows ? [rows, columns] : undefined;
}

// What stands in the columns of an index, row by row.
function rowNames(body: TableBody, first: number, levels: number, firstRow: number): string[] {
  const columns = Array.from({ length: levels }, (_, level) => [...columnTexts(body, first + level, firstRow)]);
  return columns[0].map((_, row) => columns.map((texts) => texts[row]).join(', '));
}

// Every row's start is kept, no cell's: a row is split again when one of its cells is asked for.
function locator(body: TableBody, { kept, firstRow }: Layout): (index: number) => Span {
  const rows = body.scanner();
  const { rowStarts } = body;
  return (index) => {
    const column = kept[index % kept.length];
    rows.seek(rowStarts.at(firstRow + Math.floor(index / kept.length)), column + 1);
    return { start: rows.starts[column], end: rows.ends[column] };
  };
}
