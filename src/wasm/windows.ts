import type { Floats } from '../core/tensor/floats';
import type { Loop } from '../core/tensor/layout';
import { PART_BYTES, SLOT_LENGTH, type Arena, type Lane } from './arena';

/** A part of two nested loops, small enough that the figures it needs fit the slots. */
export interface Window {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

// Figures of so many columns, and the rows above each other that they belong to, stay in the processor's cache.
const COLUMNS = 2048;
// Fewer values are not worth being divided between two threads.
const DIVIDED = 4096;

/**
 * The windows of `rows` by `columns` values, alternately for one thread and the other; figures that move with the rows, or with
 * the columns, need a slot each. They are the same whether there is a second thread or not, and so are the results.
 */
export function windowsOf(rows: number, columns: number, withRows: boolean, withColumns: boolean): Window[] {
  const windows: Window[] = [];
  const divided = rows * columns >= DIVIDED;
  const half = divided && rows > 1 ? Math.ceil(rows / 2) : rows;
  const height = withRows ? Math.min(SLOT_LENGTH, half) : half;
  const wide = divided && rows === 1 ? Math.ceil(columns / 2) : columns;
  const width = withColumns ? Math.min(COLUMNS, wide) : wide;
  for (let column = 0; column < columns; column += width) {
    for (let row = 0; row < rows; row += height) {
      const extent = { rows: Math.min(height, rows - row), columns: Math.min(width, columns - column) };
      windows.push({ row, column, ...extent });
    }
  }
  return windows;
}

/** Values as the module sees them: `rows` of `columns`, `step` bytes from row to row. */
export interface Tile extends Window {
  readonly at: number;
  readonly step: number;
}

/**
 * Calls `visit` with the values of a window, part by part; what does not lie in the module's memory is copied to the lane.
 * `first` is where the loops begin, `step` from row to row; columns lie side by side.
 */
export function forEachTile(
  arena: Arena,
  lane: Lane,
  data: Floats,
  { first, step }: { readonly first: number; readonly step: number },
  window: Window,
  visit: (tile: Tile) => void,
): void {
  const size = data.BYTES_PER_ELEMENT;
  const begin = first + window.row * step + window.column;
  const room = PART_BYTES / size;
  const width = Math.min(window.columns, room);
  const height = Math.max(1, Math.floor(room / width));
  const part = arena.holds(data) ? undefined : arena.floats(lane.in, room, data);
  for (let row = 0; row < window.rows; row += height) {
    const rows = Math.min(height, window.rows - row);
    for (let column = 0; column < window.columns; column += width) {
      const columns = Math.min(width, window.columns - column);
      const from = begin + row * step + column;
      if (part) copyIn(data, from, step, rows, columns, part);
      const place = part
        ? { at: lane.in, step: columns * size }
        : { at: data.byteOffset + from * size, step: step * size };
      visit({ row: window.row + row, rows, column: window.column + column, columns, ...place });
    }
  }
}

function copyIn(data: Floats, begin: number, step: number, rows: number, columns: number, part: Floats): void {
  if (step === columns || rows === 1) {
    part.set(data.subarray(begin, begin + rows * columns));
    return;
  }
  for (let row = 0, from = begin; row < rows; row++, from += step) {
    part.set(data.subarray(from, from + columns), row * columns);
  }
}

/** Some figures out of all sets' or parameters': the first, how far apart they are, and how many. */
export interface Stretch {
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** Copies figures into a slot. */
export function fillSlot(arena: Arena, at: number, figures: Float64Array, { first, step, count }: Stretch): void {
  const into = arena.doubles(at, count);
  if (step === 1) into.set(figures.subarray(first, first + count));
  else for (let i = 0, from = first; i < count; i++, from += step) into[i] = figures[from];
}

/** 64 or 32: how the module names a kind of array. */
export function bits(data: Floats): number {
  return data.BYTES_PER_ELEMENT * 8;
}

/** How many values two loops see. */
export function area(outer: Loop, inner: Loop): number {
  return outer.length * inner.length;
}
