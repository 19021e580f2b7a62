import type { Problem, Span } from '../../problem';
import { excerpt, nameList } from '../excerpt';
import type { TableBody } from './body';
import { CellKind } from './cell';
import type { Layout } from './layout';
import { multiIndexProblem } from './multi-index';
import { cellText } from './rows';

// More problems than anybody reads are counted.
const MAX_CELLS = 50;
const MAX_COLUMNS = 10;

/** Why the rows make no table; empty if they do. */
export function structureProblems(body: TableBody, firstRow: number): Problem[] {
  const gap = gapOf(body);
  if (gap) return [gap];
  const level = multiIndexProblem(body);
  if (level) return [level];
  const span = { start: body.unclosed, end: body.unclosed + 1 };
  const unclosed: Problem = { code: 'table.unclosedQuote', severity: 'error', args: {}, span };
  const ragged = body.ragged.map(({ row, cells, start, end }): Problem => ({
    code: 'table.ragged',
    severity: 'error',
    args: { row: row + 1 - firstRow, actual: cells, expected: body.columns, first: row <= firstRow },
    span: { start, end },
  }));
  const problems = body.unclosed >= 0 ? [unclosed, ...ragged] : ragged;
  const more = body.raggedCount - ragged.length;
  const last = ragged.at(-1);
  if (more > 0) problems.push({ code: 'table.moreRagged', severity: 'error', args: { more }, span: last?.span });
  return problems;
}

const PRINT_WHOLE =
  "pd.set_option('display.max_rows', None, 'display.max_columns', None, 'display.expand_frame_repr', False)";

const JULIA_WHOLE = 'show(df, allrows=true, allcols=true)';

const POLARS_WHOLE = 'pl.Config.set_tbl_rows(-1).set_tbl_cols(-1)';

// A print of pandas or polars that is shortened, or broken into blocks of columns one below the other.
function gapOf({ gaps: { dots, backslash }, dialect, source }: TableBody): Problem | undefined {
  const span = dots ?? backslash;
  const code = dots ? 'table.shortened' : 'table.wrapped';
  if (!span) return undefined;
  const julia = /[⋮⋯]/.test(source.text(span));
  const whole = julia ? JULIA_WHOLE : dialect.delimiter === '|' ? POLARS_WHOLE : PRINT_WHOLE;
  return { code, severity: 'error', args: { code: whole }, span };
}

/** What of the table is not in the tensor: a title, columns of texts. */
export function asideProblems(body: TableBody, layout: Layout): Problem[] {
  const mixed = layout.texts.filter((column) => body.counts.values(column) > 0).slice(0, MAX_COLUMNS);
  const units = layout.texts.filter((column) => body.mixedUnits.has(column)).slice(0, MAX_COLUMNS);
  const others = layout.texts.filter((column) => !mixed.includes(column) && !units.includes(column));
  const problems = [
    ...mixed.map((column) => mixedColumn(body, layout, column)),
    ...units.map((column) => mixedUnits(body, layout, column)),
  ];
  if (others.length > 0) {
    const names = nameList(others.map((column) => columnName(layout, column)));
    const span = headSpan(body, layout, others[0]);
    problems.push({ code: 'table.textColumns', severity: 'info', args: { n: others.length, names }, span });
  }
  problems.push(...unitProblems(body, layout));
  if (layout.firstRow === 2) problems.push(unitsRow(body));
  const title = body.lead.filter((line) => line !== layout.shortHeader && line !== layout.indexNames);
  if (title.length > 0) {
    const span = { start: title[0].start, end: title[title.length - 1].end };
    problems.push({ code: 'table.title', severity: 'info', args: { n: title.length }, span });
  }
  return problems;
}

// Signs that were left out of the numbers, with the first cell as an example.
function unitProblems(body: TableBody, layout: Layout): Problem[] {
  const columns = layout.kept.filter((column) => body.unitColumns.has(column));
  if (columns.length === 0) return [];
  const rows = body.scanner();
  const cells = body.cellReader();
  const [column] = columns;
  let row = layout.firstRow;
  do rows.seek(body.rowStarts.at(row), column + 1);
  while (cells.read(rows.starts[column], rows.ends[column]) !== CellKind.Unit && ++row < body.rows);
  const span = { start: rows.starts[column], end: rows.ends[column] };
  const names = nameList(columns.map((kept) => columnName(layout, kept)));
  const args = {
    names,
    text: excerpt(cellText(body.source, rows, column)),
    value: String(cells.value),
  };
  return [{ code: 'table.units', severity: 'info', args, span }];
}

// The first cell whose sign is not that of the first one in its column.
function mixedUnits(body: TableBody, layout: Layout, column: number): Problem {
  const rows = body.scanner();
  const cells = body.cellReader();
  let first: { unit: number; text: string } | undefined;
  for (let row = layout.firstRow; row < body.rows; row++) {
    rows.seek(body.rowStarts.at(row), column + 1);
    if (cells.read(rows.starts[column], rows.ends[column]) !== CellKind.Unit) continue;
    const text = excerpt(cellText(body.source, rows, column));
    if (first && first.unit !== cells.unit) break;
    first ??= { unit: cells.unit, text };
  }
  const span = { start: rows.starts[column], end: rows.ends[column] };
  const args = {
    name: columnName(layout, column),
    first: first?.text ?? '',
    text: excerpt(cellText(body.source, rows, column)),
  };
  return { code: 'table.mixedUnits', severity: 'warning', args, span };
}

function unitsRow(body: TableBody): Problem {
  const rows = body.scanner();
  rows.seek(body.rowStarts.at(1));
  const names = nameList(
    Array.from({ length: rows.count }, (_, cell) => cellText(body.source, rows, cell)).filter((text) => text !== ''),
  );
  return {
    code: 'table.unitsRow',
    severity: 'info',
    args: { names },
    span: { start: rows.rowStart, end: rows.rowEnd },
  };
}

/** There is not one column of numbers. */
export function noNumbers(body: TableBody, layout: Layout): Problem {
  const texts = Array.from(body.counts.texts.keys()).filter((column) => body.counts.texts[column] > 0);
  const names = nameList(texts.map((column) => columnName(layout, column)));
  const span = { start: body.rowStarts.at(0), end: body.end };
  return { code: 'table.noNumbers', severity: 'error', args: { n: texts.length, names }, span };
}

function mixedColumn(body: TableBody, layout: Layout, column: number): Problem {
  const { counts } = body;
  const rows = body.scanner();
  rows.seek(body.rowStarts.at(counts.firstText[column]));
  const texts = counts.texts[column];
  return {
    code: 'table.mixedColumn',
    severity: 'warning',
    args: {
      name: columnName(layout, column),
      texts,
      values: counts.values(column),
      text: excerpt(cellText(body.source, rows, column)),
    },
    span: { start: rows.starts[column], end: rows.ends[column] },
  };
}

/** The cells of columns of numbers that are no numbers, the first of them each at its place. */
export function cellProblems(body: TableBody, layout: Layout): Problem[] {
  const { counts } = body;
  const columns = layout.kept.filter((column) => counts.texts[column] > 0);
  if (columns.length === 0) return [];
  const total = columns.reduce((sum, column) => sum + counts.texts[column], 0);
  const problems: Problem[] = [];
  const rows = body.scanner();
  const cells = body.cellReader();
  const from = columns.reduce((row, column) => Math.min(row, counts.firstText[column]), body.rows);
  for (let row = from; row < body.rows && problems.length < Math.min(total, MAX_CELLS); row++) {
    rows.seek(body.rowStarts.at(row));
    for (const column of columns) {
      const span = { start: rows.starts[column], end: rows.ends[column] };
      const kind = body.kindOf(column, cells.read(span.start, span.end));
      if (kind !== CellKind.Text || problems.length === MAX_CELLS) continue;
      const args = {
        text: excerpt(cellText(body.source, rows, column)),
        row: row + 1 - layout.firstRow,
        name: columnName(layout, column),
      };
      problems.push({ code: 'table.notNumber', severity: 'warning', args, span });
    }
  }
  const more = total - problems.length;
  const last = problems[problems.length - 1]?.span;
  return more > 0
    ? [...problems, { code: 'table.moreNotNumbers', severity: 'warning', args: { more }, span: last }]
    : problems;
}

/** The name of a column in a message: its own, or its number. */
function columnName({ names }: Layout, column: number): string {
  return excerpt(names?.[column] || `#${column + 1}`);
}

function headSpan(body: TableBody, { firstRow }: Layout, column: number): Span {
  const rows = body.scanner();
  rows.seek(firstRow > 0 ? body.rowStarts.at(0) : body.rowStarts.at(body.counts.firstText[column]));
  return { start: rows.starts[column], end: rows.ends[column] };
}
