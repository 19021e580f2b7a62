import { ROW_FLAGS, type Breakdown, type BreakdownColumns } from '../core';
import type { BreakdownRequest, RowColumn } from '../protocol/engine';

/** Which rows of a breakdown are shown, and in which order. */
export type Ordering = Pick<BreakdownRequest, 'sort' | 'flaggedFirst' | 'first' | 'search'>;

/**
 * The indices of the rows that match a search, sorted. Rows without the figure (NaN) come last
 * whichever the direction, and equal ones keep the order of their indices.
 */
export function orderRows(
  breakdown: Breakdown,
  labels: readonly string[] | undefined,
  { sort, flaggedFirst, first = [], search }: Ordering,
): Uint32Array {
  const rows = matching(breakdown.length, labels, search);
  const compare = sort && comparator(figures(breakdown, sort.of, sort.column), sort.descending);
  const flagged = flaggedFirst
    ? (a: number, b: number) => isFlagged(breakdown, b) - isFlagged(breakdown, a)
    : undefined;
  const wanted = new Set(first);
  const isFirst = (row: number): number => Number(wanted.has(row));
  if (!compare && !flagged && wanted.size === 0) return rows;
  return rows.sort((a, b) => isFirst(b) - isFirst(a) || flagged?.(a, b) || compare?.(a, b) || a - b);
}

/** How many rows have a flag. */
export function countFlagged({ flags }: Breakdown): number {
  return flags.reduce((count, flag) => count + (flag ? 1 : 0), 0);
}

/** The names of a row's flags. */
export function flagNames(flags: number): (keyof typeof ROW_FLAGS)[] {
  return FLAG_NAMES.filter((name) => flags & ROW_FLAGS[name]);
}

const FLAG_NAMES = Object.keys(ROW_FLAGS) as (keyof typeof ROW_FLAGS)[];

function isFlagged({ flags }: Breakdown, row: number): number {
  return flags[row] ? 1 : 0;
}

function matching(length: number, labels: readonly string[] | undefined, search?: string): Uint32Array {
  const all = Uint32Array.from({ length }, (_, row) => row);
  const wanted = search?.trim().toLowerCase();
  if (!wanted) return all;
  return all.filter((row) => String(row).includes(wanted) || labels?.[row]?.toLowerCase().includes(wanted) === true);
}

function figures(breakdown: Breakdown, of: 'before' | 'after', column: RowColumn): ArrayLike<number> | undefined {
  const columns: BreakdownColumns = breakdown[of] ?? breakdown.before;
  return column === 'index' ? undefined : columns[column];
}

type Compare = (a: number, b: number) => number;

function comparator(values: ArrayLike<number> | undefined, descending: boolean): Compare {
  const sign = descending ? -1 : 1;
  if (!values) return (a, b) => sign * (a - b);
  return (a, b) => {
    const x = values[a];
    const y = values[b];
    if (x === y) return 0;
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return x < y ? -sign : sign;
  };
}
