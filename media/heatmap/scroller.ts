import { scrolled, sizeOfPlane, type Grid, type Place, type Size } from './grid';

// Browsers lay out no more than some 17 million pixels; a longer plane is scrolled by its share.
const MOST = 8e6;

/** How large the content of the scrolled element is for a plane, in CSS pixels. */
export function contentSize(grid: Grid): Size {
  const { rows, columns } = sizeOfPlane(grid);
  return { rows: Math.min(rows, MOST), columns: Math.min(columns, MOST) };
}

/** The place at the picture's top left when the element is scrolled so far. */
export function placeAt(grid: Grid, top: number, left: number): Place {
  const content = contentSize(grid);
  const whole = sizeOfPlane(grid);
  const along = (offset: number, size: number, all: number, room: number, cell: number): number =>
    size > room ? (offset * (all - room)) / (size - room) / cell : 0;
  return scrolled(grid, {
    row: along(top, content.rows, whole.rows, grid.room.rows, grid.cell.rows),
    column: along(left, content.columns, whole.columns, grid.room.columns, grid.cell.columns),
  });
}

/** How far the element is scrolled for a place to be at the top left. */
export function offsetOf(grid: Grid, { row, column }: Place): { readonly top: number; readonly left: number } {
  const content = contentSize(grid);
  const whole = sizeOfPlane(grid);
  const along = (place: number, size: number, all: number, room: number, cell: number): number =>
    all > room ? (place * cell * (size - room)) / (all - room) : 0;
  return {
    top: along(row, content.rows, whole.rows, grid.room.rows, grid.cell.rows),
    left: along(column, content.columns, whole.columns, grid.room.columns, grid.cell.columns),
  };
}
