import type { TableBody } from './body';
import { columnTexts, endsInDelimiter, isMissing, isNumeric } from './columns';
import { hasFooter, seriesFooter } from './extent';
import type { Layout } from './layout';

/** Names of rows are strings, each of which takes more memory than a row of numbers. */
export const MAX_LABELS = 100_000;
const INDEX_NAMES: ReadonlySet<string> = new Set(['', 'index', 'unnamed: 0', 'rownames', '(index)', '(idx)', 'row']);

/** Whether the first column holds the names of the rows. */
export function looksLikeIndex(body: TableBody, head: Omit<Layout, 'header' | 'levels' | 'kept' | 'texts'>): boolean {
  const { names, shortHeader, first } = head;
  // Names that lack one at the end rather than at the start: every row ends in a delimiter.
  if (shortHeader) return names?.[0] === '' || !endsInDelimiter(body);
  // A print whose names have blanks in them, so that they cannot be told apart.
  if (!names && body.lead.length > 0 && body.dialect.delimiter === 'whitespace') return countsRows(body, head);
  // A series of pandas, and a query's rows of two columns.
  if (body.columns === 2 && (seriesFooter(body.source) ?? (!names && hasFooter(body.source)))) return true;
  return isNumeric(body, first) ? numbersRows(body, head) : namesRows(body, head);
}

type Place = Pick<Layout, 'names' | 'first' | 'firstRow'>;

// Whether a first column of numbers is an index: it has no name of its own, and counts the rows or stands beside columns that have names.
function numbersRows(body: TableBody, place: Place): boolean {
  const name = place.names?.[place.first];
  if (name === undefined || !isIndexName(name)) return false;
  return isNameless(name) || countsRows(body, place);
}

// Whether a first column of texts holds names of rows.
function namesRows(body: TableBody, place: Place): boolean {
  const { names, first } = place;
  // A column with more numbers than texts names nothing; that it is mixed is worth saying, and so are its units.
  if (isMissing(body, first) || body.counts.values(first) > body.counts.texts[first]) return false;
  if (body.mixedUnits.has(first)) return false;
  if (names !== undefined && isIndexName(names[first])) return true;
  return !(names !== undefined && holdsNumbers(body, place)) && isDistinct(body, place);
}

function isIndexName(name: string): boolean {
  return INDEX_NAMES.has(name.toLowerCase());
}

// As pandas writes the index of a frame that was filtered or shuffled: nothing above it, and names above all others.
function isNameless(name: string): boolean {
  return name === '' || name.toLowerCase() === 'unnamed: 0';
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

/** Whether the first column counts the rows: from 0 as pandas does, or from 1 as R does. */
export function countsRows(
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
