import type { Column, Records } from './records';
import type { JsonText } from './text';

/** Names along the axes of the table that an object spells out. */
export type SplitNames = readonly [rows: readonly string[] | undefined, columns: readonly string[] | undefined];

/** Names of rows are strings, each of which takes more memory than a row of numbers. */
export const MAX_LABELS = 100_000;

/**
 * What `{"columns": […], "index": […], "data": [[…], …]}` names: how pandas writes a frame with `orient='split'`. Undefined
 * if the object is no such frame, in which the names are as many as the rows and columns of the data.
 */
export function splitNames(records: Records, text: JsonText): SplitNames | undefined {
  const { columns } = records;
  const of = (name: string): Column | undefined => columns.find((column) => column.name === name && !column.refused);
  const [piece] = of('data')?.pieces ?? [];
  const allowed = columns.every(({ name }) => name === 'data' || name === 'columns' || name === 'index');
  if (!allowed || piece?.shape.length !== 2) return undefined;
  const [rows, width] = piece.shape;
  const names = namesIn(of('columns'), text);
  const index = namesIn(of('index'), text);
  if (names?.length !== width || (index && index.length !== rows)) return undefined;
  return [index, names];
}

/**
 * The keys under which the records of `data` have their index, in an object as pandas writes a frame with `orient='table'`:
 * `{"schema": {"primaryKey": ["index"], "pandas_version": …}, "data": [{"index": 0, …}, …]}`. Empty if it is none.
 */
export function indexKeys({ columns }: Records, text: JsonText): readonly string[] {
  const of = (name: string): Column | undefined => columns.find((column) => column.name === name);
  return of('schema.pandas_version') ? (namesIn(of('schema.primaryKey'), text) ?? []) : [];
}

// The items of the one list in a column, as texts.
function namesIn(column: Column | undefined, text: JsonText): string[] | undefined {
  const span = column?.pieces[0]?.span ?? (column?.pieces.length === 0 ? column.firstText : undefined);
  if (!span || span.end - span.start > MAX_LABELS * 10) return undefined;
  try {
    const items: unknown = JSON.parse(text.source.text(span));
    const flat = Array.isArray(items) && items.length <= MAX_LABELS && items.every((item) => typeof item !== 'object');
    return flat ? items.map(String) : undefined;
  } catch {
    return undefined;
  }
}
