import type { TableBody } from './body';
import { cellText, type RowScanner } from './rows';

// So many texts among a column's numbers are mistakes in it; with more it is a column of texts.
const MISTAKES = 0.2;

/** Whether a column is one of numbers, of which some may be mistakes. */
export function isNumeric({ counts }: TableBody, column: number): boolean {
  const values = counts.values(column);
  const texts = counts.texts[column];
  if (texts === 0) return values > 0;
  return values > texts && texts <= Math.max(1, MISTAKES * (values + texts));
}

/** Whether a column holds nothing at all. */
export function isMissing({ counts }: TableBody, column: number): boolean {
  return counts.values(column) + counts.texts[column] === 0;
}

/** Whether a column is none: a delimiter at the end of every row, and at the start of a text table's, makes a column of nothing. */
export function isArtefact(body: TableBody, column: number, names: readonly string[] | undefined): boolean {
  const atStart = column === 0 && (body.dialect.delimiter === '|' || isBulleted(body));
  const atEnd = column === body.columns - 1 && endsInDelimiter(body);
  return (atEnd || atStart) && isMissing(body, column) && !names?.[column] && body.columns > 1;
}

/** Whether every row does, so that its last cell is none. Between blanks what is missing is written out. */
export function endsInDelimiter(body: TableBody): boolean {
  return body.dialect.delimiter !== 'whitespace' && isMissing(body, body.columns - 1);
}

// A dash in front of every row, as YAML and Markdown list things. Between delimiters it would be a missing value.
function isBulleted(body: TableBody): boolean {
  if (body.dialect.delimiter !== 'whitespace' || !isMissing(body, 0)) return false;
  for (const text of columnTexts(body, 0, 0)) if (text !== '-') return false;
  return true;
}

/** The texts of a column's cells, from a row on. */
export function* columnTexts(body: TableBody, column: number, firstRow: number): Generator<string> {
  const rows = body.scanner();
  for (let row = firstRow; row < body.rows; row++) {
    rows.seek(body.rowStarts.at(row), column + 1);
    yield cellText(body.source, rows, column);
  }
}

/** The texts of the current row's cells. */
export function textsOf(body: TableBody, rows: RowScanner): string[] {
  return Array.from({ length: rows.count }, (_, cell) => cellText(body.source, rows, cell));
}
