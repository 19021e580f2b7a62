import type { Floats } from '../core/tensor/floats';
import type { Loop } from '../core/tensor/layout';
import { PART_BYTES, SLOT_LENGTH, type Arena } from './arena';

/** A part of two nested loops, small enough that the figures it needs fit the slots. */
export interface Window {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

// Figures of so many columns, and the rows above each other that they belong to, stay in the processor's cache.
const COLUMNS = 2048;

/** The windows of `rows` by `columns` values; figures that move with the rows, or with the columns, need a slot each. */
export function windowsOf(rows: number, columns: number, withRows: boolean, withColumns: boolean): Window[] {
  const windows: Window[] = [];
  const height = withRows ? SLOT_LENGTH : rows;
  const width = withColumns ? COLUMNS : columns;
  for (let row = 0; row < rows; row += height) {
    for (let column = 0; column < columns; column += width) {
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
 * Calls `visit` with the values of a window, part by part where they do not lie in the module's memory and have to be copied there.
 * `first` is where the loops begin, `step` from row to row; columns lie side by side.
 */
export function forEachTile(
  arena: Arena,
  data: Floats,
  first: number,
  step: number,
  window: Window,
  visit: (tile: Tile) => void,
): void {
  const size = data.BYTES_PER_ELEMENT;
  const begin = first + window.row * step + window.column;
  if (arena.holds(data)) {
    visit({ ...window, at: data.byteOffset + begin * size, step: step * size });
    return;
  }
  const room = PART_BYTES / size;
  const width = Math.min(window.columns, room);
  const height = Math.max(1, Math.floor(room / width));
  const part = arena.floats(arena.in, room, data);
  for (let row = 0; row < window.rows; row += height) {
    const rows = Math.min(height, window.rows - row);
    for (let column = 0; column < window.columns; column += width) {
      const columns = Math.min(width, window.columns - column);
      copyIn(data, begin + row * step + column, step, rows, columns, part);
      const place = { row: window.row + row, rows, column: window.column + column, columns };
      visit({ ...place, at: arena.in, step: columns * size });
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

/** Copies `count` figures, `step` apart, into a slot. */
export function fillSlot(
  arena: Arena,
  slot: number,
  figures: Float64Array,
  first: number,
  step: number,
  count: number,
): void {
  const into = arena.doubles(arena.slot(slot), count);
  if (step === 1) into.set(figures.subarray(first, first + count));
  else for (let i = 0, at = first; i < count; i++, at += step) into[i] = figures[at];
}

/** Copies a slot's figures back. */
export function emptySlot(
  arena: Arena,
  slot: number,
  figures: Float64Array,
  first: number,
  step: number,
  count: number,
): void {
  const from = arena.doubles(arena.slot(slot), count);
  if (step === 1) figures.set(from, first);
  else for (let i = 0, at = first; i < count; i++, at += step) figures[at] = from[i];
}

/** 64 or 32: how the module names a kind of array. */
export function bits(data: Floats): number {
  return data.BYTES_PER_ELEMENT * 8;
}

/** How many values two loops see. */
export function area(outer: Loop, inner: Loop): number {
  return outer.length * inner.length;
}
