import type { TableOptions } from '../reader';
import type { RaggedRow, TableBody } from './body';
import { isArtefact, isMissing, isNumeric } from './columns';
import { headOf, passIndexName, passUnitsRow } from './head';
import { looksLikeIndex } from './index-column';

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
  /** A line of pandas' with the names of the index, which is no row. */
  readonly indexNames: RaggedRow | undefined;
  /** How many of the first columns hold the names of the rows. */
  readonly levels: number;
  /** Which column is the first: 1 where a delimiter or a dash begins every row, otherwise 0. */
  readonly first: 0 | 1;
  /** The columns that are numbers, or missing throughout. */
  readonly kept: readonly number[];
  /** The columns that are texts, but for the index. */
  readonly texts: readonly number[];
}

/** Works out what the first row and the first column are, unless told, and which columns are numbers; `given` are names that no row holds. */
export function layoutOf(body: TableBody, options: TableOptions, given?: readonly string[]): Layout {
  const { shortHeader, firstIsHeader, names, indexNames } = headOf(body, options.header, given);
  const first = isArtefact(body, 0, names) ? 1 : 0;
  const asked = options.header !== undefined;
  const hasSecond = firstIsHeader && !asked && (passIndexName(body, first, names) || passUnitsRow(body));
  const firstRow = firstIsHeader ? (hasSecond ? 2 : 1) : 0;
  const head = { first, firstRow, names, shortHeader, indexNames } as const;
  const isIndex = options.indexColumn ?? (indexNames !== undefined || looksLikeIndex(body, head));
  const levels = isIndex && body.columns > first + 1 ? (indexNames?.cells ?? 1) : 0;
  const { kept, texts } = sorted(body, first + levels, names);
  return { ...head, header: shortHeader !== undefined || firstIsHeader, levels, kept, texts };
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
