import type { TableBody } from './body';
import { CellKind } from './cell';

/**
 * Decides what numbers with a percent or currency sign are, once all rows are known: the values of a column in which every
 * number has the same sign, and texts anywhere else (`25%` among names, `$5` among plain numbers).
 */
export function settleUnits(body: TableBody): void {
  const { counts, firstKinds, columns, rows } = body;
  const undone: number[] = [];
  for (let column = 0; column < columns; column++) {
    const first = firstKinds[column] === CellKind.Unit;
    if (!first && counts.units[column] === 0) continue;
    const isUnit = counts.isUnit(column) || (first && rows === 1);
    if (first) firstKinds[column] = isUnit ? CellKind.Float : CellKind.Text;
    if (isUnit) {
      counts.floats[column] += counts.units[column];
      body.unitColumns.add(column);
    } else {
      undone.push(column);
      if (counts.areMixedUnits(column)) body.mixedUnits.add(column);
    }
  }
  if (undone.length > 0) asTexts(body, undone);
}

function asTexts(body: TableBody, columns: readonly number[]): void {
  const { counts } = body;
  const rows = body.scanner();
  const cells = body.cellReader();
  for (let row = 0; row < body.rows; row++) {
    rows.seek(body.rowStarts.at(row));
    for (const column of columns) {
      if (cells.read(rows.starts[column], rows.ends[column]) !== CellKind.Unit) continue;
      body.values[row * body.columns + column] = NaN;
      if (row === 0) continue;
      counts.firstText[column] = counts.texts[column]++ === 0 ? row : Math.min(counts.firstText[column], row);
    }
  }
}
