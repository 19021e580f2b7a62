import { Char } from '../bytes';
import type { TableOptions } from '../reader';
import type { RaggedRow, TableBody } from './body';
import { CellKind } from './cell';
import { contentEnd } from './extent';
import { cellText, delimiterByte, RowScanner } from './rows';

/** What the rows and columns of a table are. */
export interface Layout {
  /** The first row of the source, or a shorter one before it, holds names. */
  readonly header: boolean;
  /** Names that are one fewer than the columns, before the first row: the first column has none, as R and pandas print it. */
  readonly shortHeader: RaggedRow | undefined;
  /** The first row of the body that is data: 1 after a header, 2 where units or types stand below it. */
  readonly firstRow: 0 | 1 | 2;
  /** A name for each column, where the table has names. */
  readonly names: readonly string[] | undefined;
  /** The first column holds the names of the rows. */
  readonly indexColumn: boolean;
  /** Which column is the first: 1 where a delimiter or a dash begins every row, otherwise 0. */
  readonly first: 0 | 1;
  /** The columns that are numbers, or missing throughout. */
  readonly kept: readonly number[];
  /** The columns that are texts, but for the index. */
  readonly texts: readonly number[];
}

// So many texts among a column's numbers are mistakes in it; with more it is a column of texts.
const MISTAKES = 0.2;
/** Names of rows are strings, each of which takes more memory than a row of numbers. */
export const MAX_LABELS = 100_000;
/** The types of columns, as R's tibbles have them below the names: `<int> <dbl>`. */
const TYPES = /^\s*(?:<[\w()[\], ]+>\s*)+$/;
const INDEX_NAMES: ReadonlySet<string> = new Set(['', 'index', 'unnamed: 0', 'rownames', '(index)', '(idx)', 'row']);

/** Works out what the first row and the first column are, unless told, and which columns are numbers; `given` are names that no row holds. */
export function layoutOf(body: TableBody, options: TableOptions, given?: readonly string[]): Layout {
  const { shortHeader, firstIsHeader, names } = headOf(body, options.header, given);
  const firstRow = firstIsHeader ? (options.header === undefined && passUnitsRow(body) ? 2 : 1) : 0;
  const first = isArtefact(body, 0, names) ? 1 : 0;
  const indexColumn =
    body.columns > first + 1 && (options.indexColumn ?? looksLikeIndex(body, { first, firstRow, names, shortHeader }));
  const { kept, texts } = sorted(body, indexColumn ? first + 1 : first, names);
  const header = shortHeader !== undefined || firstIsHeader;
  return { header, shortHeader, firstRow, names, indexColumn, first, kept, texts };
}

// The names of the columns, and where they stand.
function headOf(
  body: TableBody,
  header: TableOptions['header'],
  given: Layout['names'],
): Pick<Layout, 'shortHeader' | 'names'> & { readonly firstIsHeader: boolean } {
  const named = given?.length === body.columns ? given : undefined;
  const firstIsHeader = body.rows > 0 && (header ?? (!named && looksLikeHeader(body)));
  if (firstIsHeader) return { shortHeader: undefined, firstIsHeader, names: rowNames(body) };
  if (body.rows > 0) countFirstRow(body);
  const shortHeader = header === false ? undefined : shortHeaderOf(body);
  const names = shortHeader ? shortNames(body, shortHeader) : (named ?? commentNames(body));
  return { shortHeader, firstIsHeader, names };
}

// The columns from one of them on, those of numbers apart from those of texts.
function sorted(body: TableBody, from: number, names: Layout['names']): Pick<Layout, 'kept' | 'texts'> {
  const kept: number[] = [];
  const texts: number[] = [];
  for (let column = from; column < body.columns; column++) {
    if (isArtefact(body, column, names)) continue;
    (isNumeric(body, column) || isMissing(body, column) ? kept : texts).push(column);
  }
  return { kept, texts };
}

// A row of texts below the names and above nothing but numbers: units (`s`, `degC`), or types as polars prints them.
function passUnitsRow(body: TableBody): boolean {
  const { counts, columns, rows } = body;
  const numeric = Array.from({ length: columns }, (_, column) => column).filter((column) => counts.values(column) > 0);
  const alone = numeric.every((column) => counts.texts[column] === 1 && counts.firstText[column] === 1);
  if (!alone || numeric.length === 0 || rows < 3) return false;
  for (const column of numeric) counts.texts[column] = 0;
  return true;
}

function isNumeric({ counts }: TableBody, column: number): boolean {
  const values = counts.values(column);
  const texts = counts.texts[column];
  if (texts === 0) return values > 0;
  return values > texts && texts <= Math.max(1, MISTAKES * (values + texts));
}

function isMissing({ counts }: TableBody, column: number): boolean {
  return counts.values(column) + counts.texts[column] === 0;
}

// A delimiter at the end of every row, and at the start of a text table's, makes a column of nothing.
function isArtefact(body: TableBody, column: number, names: Layout['names']): boolean {
  const atStart = column === 0 && (body.dialect.delimiter === '|' || isBulleted(body));
  const atEdge = column === body.columns - 1 || atStart;
  return atEdge && isMissing(body, column) && !names?.[column] && body.columns > 1;
}

// A dash in front of every row, as YAML and Markdown list things. Between delimiters it would be a missing value.
function isBulleted(body: TableBody): boolean {
  if (body.dialect.delimiter !== 'whitespace' || !isMissing(body, 0)) return false;
  for (const text of columnTexts(body, 0, 0)) if (text !== '-') return false;
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

function looksLikeIndex(body: TableBody, head: Omit<Layout, 'header' | 'indexColumn' | 'kept' | 'texts'>): boolean {
  const { names, shortHeader, first } = head;
  // Names that lack one at the end rather than at the start: every row ends in a delimiter.
  if (shortHeader) return !isMissing(body, body.columns - 1);
  // A print whose names have blanks in them, so that they cannot be told apart.
  if (!names && body.lead.length > 0 && body.dialect.delimiter === 'whitespace') return countsRows(body, head);
  // A series of pandas, which has its line of dtype below.
  if (!names && body.columns === 2 && contentEnd(body.source) < body.source.bytes.length) return true;
  const named = names !== undefined && !INDEX_NAMES.has(names[first].toLowerCase());
  if (isNumeric(body, first)) return names !== undefined && !named && countsRows(body, head);
  // A column with more numbers than texts names nothing; that it is mixed is worth saying, and so are its units.
  if (isMissing(body, first) || body.counts.values(first) > body.counts.texts[first]) return false;
  if (body.mixedUnits.has(first)) return false;
  if (names !== undefined && !named) return true;
  return !(named && holdsNumbers(body, head)) && isDistinct(body, head);
}

// A number that is spelled unlike the others, or wrongly: `(1.5)`, `1,23,456`, `0x10`, `1.5k`. `1.0.2` and a date are names.
const NEARLY_NUMBER = /^(?!\d+\.\d+\.)\(?[-+\u2212]?(?:0x[\da-f]+|\p{Nd}[\p{Nd}.,' ]*)\)?[kmgt-]?$/iu;
const LOOKED_AT = 100;

// Whether a column of texts was meant as one of numbers: some of its cells are numbers, or most look like numbers.
function holdsNumbers(body: TableBody, { first, firstRow }: Pick<Layout, 'first' | 'firstRow'>): boolean {
  if (body.counts.values(first) > 0) return true;
  let looked = 0;
  let alike = 0;
  for (const text of columnTexts(body, first, firstRow)) {
    if (looked === LOOKED_AT) break;
    looked++;
    if (NEARLY_NUMBER.test(text)) alike++;
  }
  return 2 * alike > looked;
}

// From 0 as pandas counts, or from 1 as R does.
function countsRows(
  { values, rows, columns }: TableBody,
  { first, firstRow }: Pick<Layout, 'first' | 'firstRow'>,
): boolean {
  const from = values[firstRow * columns + first];
  if (from !== 0 && from !== 1) return false;
  for (let row = firstRow; row < rows; row++) if (values[row * columns + first] !== from + row - firstRow) return false;
  return true;
}

function isDistinct(body: TableBody, { first, firstRow }: Pick<Layout, 'first' | 'firstRow'>): boolean {
  const count = body.rows - firstRow;
  if (count < 2 || count > MAX_LABELS) return false;
  const seen = new Set<string>();
  for (const text of columnTexts(body, first, firstRow)) {
    if (text === '' || seen.has(text)) return false;
    seen.add(text);
  }
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

function textsOf(body: TableBody, rows: RowScanner): string[] {
  return Array.from({ length: rows.count }, (_, cell) => cellText(body.source, rows, cell));
}

function rowNames(body: TableBody): string[] {
  const rows = body.scanner();
  rows.seek(body.rowStarts.at(0));
  return textsOf(body, rows);
}

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
  if (countsRows(body, { first: 0, firstRow: 0 }) || contentEnd(body.source) < body.source.bytes.length) return false;
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
  return isMissing(body, body.columns - 1) ? [...names, ''] : ['', ...names];
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
