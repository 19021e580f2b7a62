import type { Breakdown, BreakdownColumns } from '../core';
import type { BreakdownRow, RowStats } from '../protocol/engine';
import { flagNames } from './order';

/** The rows of a breakdown at the given indices, in their order. */
export function rowsOf(
  breakdown: Breakdown,
  labels: readonly string[] | undefined,
  indices: Uint32Array,
): BreakdownRow[] {
  const { before, after, flags } = breakdown;
  return Array.from(indices, (index) => ({
    index,
    label: labels?.[index],
    before: statsAt(before, index),
    after: after && statsAt(after, index),
    flags: flagNames(flags[index]),
  }));
}

function statsAt(columns: BreakdownColumns, i: number): RowStats {
  const { n, nan, inf, mean, std, min, q1, median, q3, max } = columns;
  return {
    n: n[i],
    nan: nan[i],
    inf: inf[i],
    mean: mean[i],
    std: std[i],
    min: min[i],
    q1: q1[i],
    median: median[i],
    q3: q3[i],
    max: max[i],
  };
}
