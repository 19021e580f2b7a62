import type { Problem, Span } from '../../problem';
import type { TableBody } from './body';
import type { RowScanner } from './rows';

const REMEDY = 'df.reset_index()';

/**
 * Says that a print of pandas has an index of several levels, of which it prints a label only where it changes: the first row that lacks
 * its first cells, and whose others stand below those of the row before. Undefined if there is none, or rows are ragged otherwise.
 */
export function multiIndexProblem(body: TableBody): Problem | undefined {
  const [row] = body.ragged;
  if (body.dialect.delimiter !== 'whitespace' || !row || row.cells >= body.columns || body.rows === 0) return undefined;
  const rows = body.scanner();
  const full = cellsAt(rows, fullBefore(body, row.start)).slice(body.columns - row.cells);
  const some = cellsAt(rows, row.start);
  const isBelow = some.every(({ start, end }, i) => start === full[i]?.start || end === full[i]?.end);
  if (!isBelow || some[0].start === 0) return undefined;
  const span = { start: row.start, end: row.end };
  return { code: 'table.multiIndex', severity: 'error', args: { code: REMEDY }, span };
}

// Where the row of full length begins that is the last one before `at`.
function fullBefore({ rowStarts, rows }: TableBody, at: number): number {
  let row = 0;
  while (row + 1 < rows && rowStarts.at(row + 1) < at) row++;
  return rowStarts.at(row);
}

// Where the cells of a row stand in their line.
function cellsAt(rows: RowScanner, at: number): Span[] {
  rows.seek(at);
  return Array.from({ length: rows.count }, (_, cell) => ({
    start: rows.starts[cell] - at,
    end: rows.ends[cell] - at,
  }));
}
