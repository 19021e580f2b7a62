import { tileOf, type Grid, type Place } from './grid';

type Move = (place: Place, grid: Grid, far: boolean) => Place;

const step = (grid: Grid): Place => {
  const [row, column] = tileOf(grid);
  return { row, column };
};
const screen = ({ room, cell }: Grid): number => Math.max(1, Math.floor(room.rows / cell.rows) - 1);

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: ({ row, column }, grid) => ({ row: row - step(grid).row, column }),
  ArrowDown: ({ row, column }, grid) => ({ row: row + step(grid).row, column }),
  ArrowLeft: ({ row, column }, grid) => ({ row, column: column - step(grid).column }),
  ArrowRight: ({ row, column }, grid) => ({ row, column: column + step(grid).column }),
  PageUp: ({ row, column }, grid) => ({ row: row - screen(grid), column }),
  PageDown: ({ row, column }, grid) => ({ row: row + screen(grid), column }),
  Home: ({ row }, _grid, far) => ({ row: far ? 0 : row, column: 0 }),
  End: ({ row }, { plane }, far) => ({ row: far ? plane.rows - 1 : row, column: plane.columns - 1 }),
};

/**
 * Where a key takes the cursor: arrows a cell (a tile where several elements make one), Page Up and Down a screen, Home
 * and End along the row, with Ctrl to the first and last element. Undefined for any other key.
 */
export function moved(place: Place, key: string, far: boolean, grid: Grid): Place | undefined {
  const to = Object.hasOwn(MOVES, key) ? MOVES[key](place, grid, far) : undefined;
  if (!to || grid.plane.rows === 0 || grid.plane.columns === 0) return undefined;
  return {
    row: Math.min(Math.max(0, to.row), grid.plane.rows - 1),
    column: Math.min(Math.max(0, to.column), grid.plane.columns - 1),
  };
}
