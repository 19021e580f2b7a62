import { Char } from '../bytes';
import type { ReadOptions, TableOptions } from '../reader';
import type { Source } from '../source';
import { CellKind, CellReader } from './cell';
import { contentEnd, contentStart, namedDelimiter } from './extent';
import { delimiterByte, RowScanner } from './rows';
import { spacedNames } from './spaced';

/** How a table is written. */
export interface Dialect {
  readonly delimiter: string;
  readonly decimal: '.' | ',';
  /** How many cells most of its rows have. */
  readonly columns: number;
  /** The names of the rows have blanks in them, between which the columns are aligned. */
  readonly spacedNames?: boolean;
}

/** What rows look like when split one way. */
interface Sample extends Dialect {
  /** How many cells are numbers, and how many hold a comma. */
  readonly numeric: number;
  readonly commas: number;
  /** Of the first row, which may be names: how many cells are numbers. */
  readonly first: number;
  readonly score: number;
}

// In the order in which equal ones are preferred.
const DELIMITERS = ['\t', ';', ',', '|', '&', 'whitespace'] as const;
const DECIMALS = ['.', ','] as const;
const SAMPLE_BYTES = 2 ** 16;
const SAMPLE_ROWS = 200;
// What a table without numbers is worth to its delimiter. Split by blanks any text has columns, so there it is nothing.
const WORTH_OF_TEXT = 0.3;
const WHITESPACE_TRUST = 0.8;

const BY_HINT: Readonly<Record<string, string>> = { tsv: '\t', tab: '\t' };

/**
 * How the table in `source` is written, from its first rows: the delimiter that gives most rows the same number of cells
 * and makes most cells numbers, and the decimal mark under which they are. What `options` say is not questioned.
 */
export function sniffDialect(source: Source, options: ReadOptions): Dialect {
  const { decimal } = options.table ?? {};
  const delimiter = options.table?.delimiter ?? namedDelimiter(source);
  const end = sampleEnd(source);
  const samples = (delimiter ? [delimiter] : DELIMITERS).map((candidate) => sampleOf(source, end, candidate, decimal));
  const split = samples.filter(({ columns, score }) => columns > 1 && score > 0);
  const hinted = split.find((sample) => sample.delimiter === hintedDelimiter(options));
  const best = split.reduce<Sample | undefined>((a, b) => (a && !isBetter(b, a) ? a : b), undefined);
  return hinted ?? best ?? samples.find((sample) => sample.delimiter === ',') ?? samples[0];
}

function isBetter(a: Sample, b: Sample): boolean {
  return a.score > b.score || (a.score === b.score && a.columns > b.columns);
}

function hintedDelimiter({ fileName, languageId }: ReadOptions): string | undefined {
  const ending = /\.([^./\\]+)$/.exec(fileName ?? '')?.[1].toLowerCase() ?? '';
  const hint = [ending, languageId ?? ''].find((name) => Object.hasOwn(BY_HINT, name));
  return hint && BY_HINT[hint];
}

// A row that the sample's end cuts would have too few cells.
function sampleEnd(source: Source): number {
  const { bytes } = source;
  const start = contentStart(source);
  if (bytes.length <= start + SAMPLE_BYTES) return contentEnd(source);
  const lastBreak = bytes.subarray(0, start + SAMPLE_BYTES).lastIndexOf(Char.LineFeed);
  if (lastBreak > start) return lastBreak + 1;
  const firstBreak = bytes.indexOf(Char.LineFeed, start + SAMPLE_BYTES);
  return firstBreak < 0 ? bytes.length : firstBreak + 1;
}

function sampleOf(source: Source, end: number, delimiter: string, decimal: TableOptions['decimal']): Sample {
  const samples = (decimal ? [decimal] : DECIMALS).map((mark) => sampleWith(source, end, delimiter, mark));
  const [point, comma] = samples;
  if (!comma) return point;
  // `1,234` is a number either way. Where `;` was needed to tell cells apart, the comma was taken.
  const favoursComma = delimiter === ';' && point.commas > 0;
  if (comma.numeric !== point.numeric) return comma.numeric > point.numeric ? comma : point;
  return favoursComma || comma.first > point.first ? comma : point;
}

function sampleWith(source: Source, end: number, delimiter: string, decimal: '.' | ','): Sample {
  const rows = new RowScanner(source, delimiterByte(delimiter), contentStart(source), end);
  const cells = new CellReader(source.bytes, decimal);
  const widths = new Map<number, number>();
  let seen = nothingSeen();
  let count = 0;
  let first = 0;
  for (; count < SAMPLE_ROWS && rows.next(); count++) {
    widths.set(rows.count, (widths.get(rows.count) ?? 0) + 1);
    // The first row may be names.
    if (count === 1) seen = { ...nothingSeen(), broken: seen.broken };
    look(source.bytes, rows, cells, seen);
    if (count === 0) first = seen.numeric;
  }
  const [columns, alike] = [...widths].reduce(
    (a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a),
    [0, 0],
  );
  const aligned = delimiter === 'whitespace' && alike < count;
  const spaced = aligned ? spacedNames(source, end, SAMPLE_ROWS, cells) : undefined;
  const regular = spaced ? 1 : (alike - seen.broken) / Math.max(1, count);
  return {
    delimiter,
    decimal,
    columns: spaced ?? columns,
    ...(spaced && { spacedNames: true }),
    numeric: seen.numeric,
    commas: seen.commas,
    first,
    score: regular * worth(delimiter, seen),
  };
}

interface Seen {
  cells: number;
  missing: number;
  numeric: number;
  /** Numbers with a comma in them. */
  commas: number;
  /** Cells with text before or after their quotes: most likely split at the wrong places. */
  broken: number;
}

function nothingSeen(): Seen {
  return { cells: 0, missing: 0, numeric: 0, commas: 0, broken: 0 };
}

function look(bytes: Uint8Array, rows: RowScanner, cells: CellReader, seen: Seen): void {
  for (let cell = 0; cell < rows.count; cell++) {
    const kind = cells.read(rows.starts[cell], rows.ends[cell]);
    seen.cells++;
    if (bytes[rows.starts[cell]] === Char.Quote && rows.quoting[cell] === 0) seen.broken++;
    if (kind === CellKind.Missing) seen.missing++;
    else if (kind !== CellKind.Text) {
      seen.numeric++;
      if (holdsComma(bytes, rows.starts[cell], rows.ends[cell])) seen.commas++;
    }
  }
}

function worth(delimiter: string, { cells, numeric, missing }: Seen): number {
  const share = (numeric + missing / 2) / Math.max(1, cells);
  return delimiter === 'whitespace' ? WHITESPACE_TRUST * share : WORTH_OF_TEXT + (1 - WORTH_OF_TEXT) * share;
}

function holdsComma(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === Char.Comma) return true;
  return false;
}
