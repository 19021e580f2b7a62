import { Char } from '../bytes';
import type { TableOptions } from '../reader';
import { alignedNames } from './aligned';
import type { RaggedRow, TableBody } from './body';
import { CellKind } from './cell';
import { endsInDelimiter, isMissing, isNumeric, textsOf } from './columns';
import { hasFooter, seriesFooter } from './extent';
import { countsRows } from './index-column';
import type { Layout } from './layout';
import { delimiterByte, RowScanner } from './rows';

/** The types of columns, as R's tibbles have them below the names: `<int> <dbl>`. */
const TYPES = /^\s*(?:<[\w()[\], ]+>\s*)+$/;

/** What stands above the rows of a table. */
export interface Head extends Pick<Layout, 'shortHeader' | 'names' | 'indexNames'> {
  readonly firstIsHeader: boolean;
}

/** The names of the columns, and where they stand; `given` are names that no row holds. */
export function headOf(body: TableBody, header: TableOptions['header'], given: Layout['names']): Head {
  const named = given?.length === body.columns ? given : undefined;
  const firstIsHeader =
    body.rows > 0 && (header ?? (!named && (body.indexNames !== undefined || looksLikeHeader(body))));
  if (firstIsHeader)
    return { shortHeader: undefined, firstIsHeader, names: rowNames(body), indexNames: body.indexNames };
  if (body.rows > 0) countFirstRow(body);
  const above = header === false ? undefined : (namesAboveIndex(body) ?? spacedNames(body) ?? seriesNames(body));
  if (above) return { ...above, firstIsHeader };
  const shortHeader = header === false ? undefined : shortHeaderOf(body);
  const names = shortHeader ? shortNames(body, shortHeader) : (named ?? commentNames(body));
  return { shortHeader, firstIsHeader, names, indexNames: undefined };
}

// pandas prints the names of an index on a line of their own, below those of the columns and left of them.
function namesAboveIndex(body: TableBody): Omit<Head, 'firstIsHeader'> | undefined {
  const [shortHeader, indexNames] = body.lead.slice(-2);
  if (body.dialect.delimiter !== 'whitespace' || !indexNames) return undefined;
  const rows = body.scanner();
  rows.seek(indexNames.start);
  const left = textsOf(body, rows);
  const end = rows.ends[rows.count - 1] - rows.rowStart;
  rows.seek(shortHeader.start);
  if (rows.starts[0] - rows.rowStart < end) return undefined;
  const words = textsOf(body, rows);
  const above = words.length + left.length === body.columns ? words : alignedNames(body, shortHeader, left.length);
  return above && { shortHeader, indexNames, names: [...left, ...above] };
}

// A series of pandas has its own name below it, and above it that of its index.
function seriesNames(body: TableBody): Omit<Head, 'firstIsHeader'> | undefined {
  const series = seriesFooter(body.source);
  if (!series || body.columns !== 2 || body.lead.length > 1 || (body.lead.length === 0 && series.name === ''))
    return undefined;
  const [shortHeader] = body.lead;
  const index = shortHeader ? body.source.text(shortHeader).trim() : '';
  return { shortHeader, indexNames: undefined, names: [index, series.name] };
}

/** Passes over a row below the names that has nothing but the name of the index, as pandas writes it in HTML. False if there is none. */
export function passIndexName(body: TableBody, first: number, names: Layout['names']): boolean {
  const { counts, columns } = body;
  if (names?.[first] !== '' || body.rows < 3 || counts.firstText[first] !== 1) return false;
  const rows = body.scanner();
  rows.seek(body.rowStarts.at(1));
  const others = textsOf(body, rows).filter((_, column) => column !== first);
  if (others.some((text) => text !== '')) return false;
  counts.texts[first]--;
  for (let column = first + 1; column < columns; column++) counts.missing[column]--;
  return true;
}

/** Passes over a row of texts below the names and above nothing but numbers: units (`s`, `degC`), or types as polars prints them. False if there is none. */
export function passUnitsRow(body: TableBody): boolean {
  const { counts, columns, rows } = body;
  const numeric = Array.from({ length: columns }, (_, column) => column).filter((column) => counts.values(column) > 0);
  const alone = numeric.every((column) => counts.texts[column] === 1 && counts.firstText[column] === 1);
  if (!alone || numeric.length === 0 || rows < 3) return false;
  for (const column of numeric) counts.texts[column] = 0;
  return true;
}

// Names stand over numbers where numbers would stand if the first row were data.
function looksLikeHeader(body: TableBody): boolean {
  const { firstKinds, columns } = body;
  if (body.rows < 2) return false;
  let names = 0;
  let numbers = 0;
  for (let column = 0; column < columns; column++) {
    if (!isNumeric(body, column)) continue;
    if (firstKinds[column] === CellKind.Text) names++;
    else if (firstKinds[column] !== CellKind.Missing) numbers++;
  }
  return names > numbers || countsColumns(body);
}

// `,0,1,2` as pandas writes an array, and `country,2019,2020,2021`. After a text it takes three numbers that count, and
// data below that do not.
function countsColumns(body: TableBody): boolean {
  const from = body.dialect.delimiter === '|' && isMissing(body, 0) && body.firstKinds[0] === CellKind.Missing ? 1 : 0;
  const first = body.firstKinds[from];
  // Between blanks there is no empty cell: what is missing there is a dash, or a word.
  if (first === CellKind.Missing)
    return body.dialect.delimiter !== 'whitespace' && body.columns > from + 2 && countsUp(body, 0, from + 1);
  return (
    first === CellKind.Text && body.columns > from + 3 && countsUp(body, 0, from + 1) && !countsUp(body, 1, from + 1)
  );
}

// An empty cell at the end, behind the last delimiter, is none.
function countsUp({ values, columns, dialect }: TableBody, row: number, from: number): boolean {
  const base = row * columns;
  if (!Number.isInteger(values[base + from])) return false;
  const end = dialect.delimiter === '|' && Number.isNaN(values[base + columns - 1]) ? columns - 1 : columns;
  for (let column = from; column < end; column++) {
    if (values[base + column] !== values[base + from] + column - from) return false;
  }
  return true;
}

function countFirstRow(body: TableBody): void {
  const rows = body.scanner();
  const cells = body.cellReader();
  rows.seek(body.rowStarts.at(0));
  for (let column = 0; column < body.columns; column++) {
    const kind = body.kindOf(column, cells.read(rows.starts[column], rows.ends[column]));
    // Its text comes first, whatever was counted before.
    if (kind === CellKind.Text) body.counts.firstText[column] = 0;
    const first = body.counts.firstText[column];
    body.counts.add(column, kind, cells, 0);
    body.counts.firstText[column] = first;
  }
}

function rowNames(body: TableBody): string[] {
  const rows = body.scanner();
  rows.seek(body.rowStarts.at(0));
  // As many words as columns may be fewer names, none of which stands above the index.
  const aligned = alignedNames(body, { start: rows.rowStart, end: rows.rowEnd });
  return aligned?.[0] === '' ? aligned : textsOf(body, rows);
}

// Names with blanks in them, before the first row.
function spacedNames(body: TableBody): Omit<Head, 'firstIsHeader'> | undefined {
  const shortHeader = body.lead.at(-1);
  if (!shortHeader || shortHeader.cells < body.columns) return undefined;
  const names = alignedNames(body, shortHeader);
  return names && { shortHeader, indexNames: undefined, names };
}

// Names that are one fewer than the columns.
function shortHeaderOf(body: TableBody): RaggedRow | undefined {
  const { lead, columns, source } = body;
  const fits = lead.filter(({ cells }) => cells === columns - 1);
  const last = lead.at(-1);
  if (last !== fits.at(-1)) return undefined;
  if (last && fits.length === 1 && isTitle(body, last)) return undefined;
  return fits.length > 1 && TYPES.test(source.text(fits[fits.length - 1])) ? fits[fits.length - 2] : last;
}

// One word above two columns of numbers names both, unless the first counts the rows or the word stands above the second.
function isTitle(body: TableBody, { start }: RaggedRow): boolean {
  if (body.columns !== 2 || body.rows === 0 || !isNumeric(body, 0)) return false;
  if (countsRows(body, { first: 0, firstRow: 0 }) || hasFooter(body.source)) return false;
  const rows = body.scanner();
  rows.seek(body.rowStarts.at(0));
  const quoted = rows.quoting[0] > 0;
  const nameEnd = rows.ends[0] - rows.rowStart;
  rows.seek(start);
  return !quoted && rows.starts[0] - rows.rowStart < nameEnd;
}

function shortNames(body: TableBody, { start }: RaggedRow): string[] {
  const rows = body.scanner();
  rows.seek(start);
  const names = textsOf(body, rows);
  return endsInDelimiter(body) ? [...names, ''] : ['', ...names];
}

// numpy.savetxt writes its header as a comment.
function commentNames(body: TableBody): string[] | undefined {
  if (!body.comment) return undefined;
  const { bytes } = body.source;
  let { start } = body.comment;
  while (start < body.comment.end && (bytes[start] === Char.Hash || bytes[start] === Char.Space)) start++;
  const rows = new RowScanner(body.source, delimiterByte(body.dialect.delimiter), start, body.comment.end);
  if (!rows.next() || rows.count !== body.columns || body.columns < 2) return undefined;
  const cells = body.cellReader();
  for (let cell = 0; cell < rows.count; cell++) {
    const kind = cells.read(rows.starts[cell], rows.ends[cell]);
    if (kind !== CellKind.Text && kind !== CellKind.Unit) return undefined;
  }
  return textsOf(body, rows);
}
