import type { Tensor } from '../tensor/tensor';
import { rowMajor } from '../tensor/values';
import { speller } from './digits';

export interface CsvOptions {
  /** Default `,`. */
  readonly delimiter?: string;
  /** Names along the axes, as a reader found them: of the rows before each row, of the columns in a first line. */
  readonly labels?: readonly (readonly string[] | undefined)[];
  /** Significant digits. Default: as many as it takes to read the same value back. */
  readonly digits?: number;
}

// A cell that holds nothing would be no line at all where there is one column.
const NOT_FINITE = { nan: 'NaN', inf: 'inf', negInf: '-inf' };

/**
 * A tensor as CSV (RFC 4180, lines end in LF): a line for each index of every axis but the last. A vector is one column.
 * With more than two axes the indices of the outer ones stand before each line, under `axis 0`, `axis 1` …
 */
export function toCsv(tensor: Tensor, options?: CsvOptions): string {
  return [...csvLines(tensor, options)].join('');
}

/** As `toCsv`, a line at a time, for what is too large for one string. */
export function* csvLines(
  tensor: Tensor,
  { delimiter = ',', labels = [], digits }: CsvOptions = {},
): Generator<string> {
  const { data, dtype, shape } = rowMajor(tensor);
  const spell = speller(data, dtype, NOT_FINITE, digits);
  const outer = shape.length < 2 ? shape : shape.slice(0, -1);
  const columns = shape.length < 2 ? 1 : shape[shape.length - 1];
  const names = shape.length < 2 ? undefined : labels[shape.length - 1];
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`;
  const indexed = outer.length > 1 || labels[0] !== undefined;
  const indexNames = outer.length > 1 ? outer.map((_, axis) => `axis ${axis}`) : indexed ? [''] : [];
  if (names || indexed)
    yield line([...indexNames, ...Array.from({ length: columns }, (_, i) => names?.[i] ?? String(i))]);
  const rows = outer.reduce((product, length) => product * length, 1);
  for (let row = 0; row < rows; row++) {
    const index = indexed ? indicesOf(row, outer).map((at, axis) => labels[axis]?.[at] ?? String(at)) : [];
    yield line([...index, ...Array.from({ length: columns }, (_, i) => spell(row * columns + i))]);
  }
}

function indicesOf(row: number, outer: readonly number[]): number[] {
  const indices = new Array<number>(outer.length);
  let rest = row;
  for (let axis = outer.length - 1; axis >= 0; axis--) {
    indices[axis] = rest % outer[axis];
    rest = Math.floor(rest / outer[axis]);
  }
  return indices;
}

function quoted(cell: string, delimiter: string): string {
  const plain = !/["\r\n#]|^\s|\s$/.test(cell) && !cell.includes(delimiter);
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
