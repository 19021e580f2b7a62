import type { Source } from '../source';
import { CellKind, type CellReader } from './cell';
import { contentStart } from './extent';
import { RowScanner, WHITESPACE } from './rows';

/**
 * How many columns a table aligned by blanks has whose rows have names with blanks in them, as R prints them
 * (`Mazda RX4  21.0  6`): one more than the names of the columns in the first row. Behind its name every row has numbers.
 * Undefined if it is no such table.
 */
export function spacedNames(source: Source, end: number, most: number, cells: CellReader): number | undefined {
  const rows = new RowScanner(source, WHITESPACE, contentStart(source), end);
  if (!rows.next() || !isAll(rows, 0, cells, CellKind.Text)) return undefined;
  const names = rows.count;
  let spaced = false;
  for (let row = 1; row < most && rows.next(); row++) {
    const extra = rows.count - names - 1;
    if (extra < 0 || !isAll(rows, extra + 1, cells)) return undefined;
    if (extra > 0 && cells.read(rows.starts[0], rows.ends[0]) !== CellKind.Text) return undefined;
    spaced ||= extra > 0;
  }
  return spaced ? names + 1 : undefined;
}

// Whether the cells of a row are of a kind, or no texts, from one of them on.
function isAll(rows: RowScanner, from: number, cells: CellReader, kind?: CellKind): boolean {
  for (let cell = from; cell < rows.count; cell++) {
    const found = cells.read(rows.starts[cell], rows.ends[cell]);
    if (kind === undefined ? found === CellKind.Text || found === CellKind.Unit : found !== kind) return false;
  }
  return true;
}
