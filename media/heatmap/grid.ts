import type { Rectangle } from '../../src/core/values/plane';

/** Lengths down and across: of a plane in elements, of a picture in CSS pixels. */
export interface Size {
  readonly rows: number;
  readonly columns: number;
}
/** A place in a plane; between two elements while a picture is scrolled. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** How a plane is laid out in a picture. */
export interface Grid {
  readonly plane: Size;
  /** The picture's room. */
  readonly room: Size;
  /** A cell's height and width. Less than a pixel where a plane has more elements than the room has pixels. */
  readonly cell: Size;
  /** The greatest zoom that changes anything. */
  readonly mostZoom: number;
}

/** Room for a number of five digits with sign and exponent. */
const LARGEST = { rows: 24, columns: 68 } as const;
const LARGEST_SQUARE = 52;
// Planes of images keep their proportions, tables fill the room.
const IMAGE = { atLeast: 8, mostStretched: 4 } as const;
// A tile is no smaller: what is below cannot be told apart any more.
const SMALLEST = 2;
const TEXT = { rows: 15, columns: 40 } as const;

/** Lays a plane out: at zoom 0 all of it is in the room, every further zoom doubles the cells until they hold their numbers. */
export function gridOf(plane: Size, room: Size, zoom: number): Grid {
  const fit = {
    rows: Math.min(LARGEST.rows, room.rows / Math.max(1, plane.rows)),
    columns: Math.min(LARGEST.columns, room.columns / Math.max(1, plane.columns)),
  };
  if (isImage(plane)) {
    const side = Math.min(fit.rows, fit.columns);
    const largest = Math.max(side, LARGEST_SQUARE);
    const cell = Math.min(largest, side * 2 ** zoom);
    return { plane, room, cell: { rows: cell, columns: cell }, mostZoom: doublings(side, largest) };
  }
  const grown = (side: number, largest: number): number => Math.min(largest, side * 2 ** zoom);
  return {
    plane,
    room,
    cell: { rows: grown(fit.rows, LARGEST.rows), columns: grown(fit.columns, LARGEST.columns) },
    mostZoom: Math.max(doublings(fit.rows, LARGEST.rows), doublings(fit.columns, LARGEST.columns)),
  };
}

function isImage({ rows, columns }: Size): boolean {
  const [short, long] = [Math.min(rows, columns), Math.max(rows, columns)];
  return short >= IMAGE.atLeast && long <= short * IMAGE.mostStretched;
}

function doublings(from: number, to: number): number {
  return Math.max(0, Math.ceil(Math.log2(to / from) - 1e-9));
}

/** How large the plane is at this zoom, in CSS pixels. */
export function sizeOfPlane({ plane, cell }: Grid): Size {
  return { rows: plane.rows * cell.rows, columns: plane.columns * cell.columns };
}

/** How much of the room the plane takes up. */
export function pictureSize(grid: Grid): Size {
  const size = sizeOfPlane(grid);
  return { rows: Math.min(size.rows, grid.room.rows), columns: Math.min(size.columns, grid.room.columns) };
}

/** The place nearest to `place` that can be at the picture's top left. */
export function scrolled(grid: Grid, { row, column }: Place): Place {
  const within = (place: number, length: number, room: number, cell: number): number =>
    Math.min(Math.max(0, place), Math.max(0, length - room / cell));
  return {
    row: within(row, grid.plane.rows, grid.room.rows, grid.cell.rows),
    column: within(column, grid.plane.columns, grid.room.columns, grid.cell.columns),
  };
}

/** What is in sight from a place on. */
export function inSight({ plane, room, cell }: Grid, { row, column }: Place): Rectangle {
  return {
    top: Math.floor(row),
    left: Math.floor(column),
    bottom: Math.min(plane.rows, Math.ceil(row + room.rows / cell.rows)),
    right: Math.min(plane.columns, Math.ceil(column + room.columns / cell.columns)),
  };
}

/** How many elements make a tile: one, but where a cell would be smaller than can be seen. */
export function tileOf({ cell }: Grid): readonly [rows: number, columns: number] {
  const along = (side: number): number => (side >= SMALLEST ? 1 : Math.ceil(SMALLEST / side));
  return [along(cell.rows), along(cell.columns)];
}

/**
 * The part to load for what is in sight: as much again on every side, at steps of a room, so that a short scroll finds
 * its values loaded.
 */
export function toLoad(grid: Grid, sight: Rectangle): Rectangle {
  const along = (from: number, to: number, room: number, cell: number, length: number): readonly [number, number] => {
    const step = Math.max(1, Math.ceil(room / cell / 2));
    const first = (Math.floor(from / step) - 1) * step;
    const last = (Math.ceil(to / step) + 1) * step;
    return [Math.max(0, first), Math.min(length, last)];
  };
  const { room, cell, plane } = grid;
  const [top, bottom] = along(sight.top, sight.bottom, room.rows, cell.rows, plane.rows);
  const [left, right] = along(sight.left, sight.right, room.columns, cell.columns, plane.columns);
  return { top, bottom, left, right };
}

/** Whether a part has all of another one. */
export function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.top <= inner.top && outer.left <= inner.left && outer.bottom >= inner.bottom && outer.right >= inner.right
  );
}

/** The element at a point of the picture; none beside the plane. */
export function elementAtPoint(grid: Grid, from: Place, x: number, y: number): Place | undefined {
  const row = Math.floor(from.row + y / grid.cell.rows);
  const column = Math.floor(from.column + x / grid.cell.columns);
  const inside = row >= 0 && column >= 0 && row < grid.plane.rows && column < grid.plane.columns;
  return inside ? { row, column } : undefined;
}

/** Where the picture has to be scrolled to for a cell to be in sight. */
export function scrolledTo(grid: Grid, from: Place, { row, column }: Place): Place {
  const along = (first: number, place: number, room: number, cell: number): number => {
    if (place < first) return place;
    return Math.max(first, place + 1 - room / cell);
  };
  return scrolled(grid, {
    row: along(from.row, row, grid.room.rows, grid.cell.rows),
    column: along(from.column, column, grid.room.columns, grid.cell.columns),
  });
}

/** Where the picture is scrolled to after a zoom that leaves a place where it is. */
export function zoomedAround(before: Grid, after: Grid, from: Place, { row, column }: Place): Place {
  return scrolled(after, {
    row: row - ((row - from.row) * before.cell.rows) / after.cell.rows,
    column: column - ((column - from.column) * before.cell.columns) / after.cell.columns,
  });
}

/** Whether a cell has room for its number. */
export function holdsText({ cell }: Grid): boolean {
  return cell.rows >= TEXT.rows && cell.columns >= TEXT.columns;
}
