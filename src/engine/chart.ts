import type { Breakdown, BreakdownColumns } from '../core';
import type { BreakdownPage, BreakdownSeries } from '../protocol/engine';

const MOST_POINTS = 400;

type Figure = keyof BreakdownSeries;

/** The breakdown as a chart: up to 400 points of equally many indices each (the last one fewer). */
export function chartOf(breakdown: Breakdown): BreakdownPage['chart'] {
  const step = Math.max(1, Math.ceil(breakdown.length / MOST_POINTS));
  const index = Array.from({ length: Math.ceil(breakdown.length / step) }, (_, point) => point * step);
  const seriesOf = (columns: BreakdownColumns): BreakdownSeries => {
    const points = index.map((start) => merge(columns, start, Math.min(start + step, breakdown.length)));
    const series = (figure: Figure): number[] => points.map((point) => point[figure]);
    return {
      mean: series('mean'),
      std: series('std'),
      min: series('min'),
      q1: series('q1'),
      median: series('median'),
      q3: series('q3'),
      max: series('max'),
    };
  };
  return { index, before: seriesOf(breakdown.before), after: breakdown.after && seriesOf(breakdown.after) };
}

/**
 * The statistics of several indices as one. Mean and σ as of the pooled values (Chan, Golub and LeVeque 1979);
 * quantiles do not merge, so theirs are means weighted by n: exact where a point is one index, smoothed where it is more.
 */
function merge(columns: BreakdownColumns, start: number, end: number): Record<Figure, number> {
  if (end - start === 1) return single(columns, start);
  const merged = { mean: 0, std: 0, min: Infinity, q1: 0, median: 0, q3: 0, max: -Infinity };
  let n = 0;
  let squares = 0;
  for (let i = start; i < end; i++) {
    const more = columns.n[i];
    if (more === 0) continue;
    const share = more / (n + more);
    const delta = columns.mean[i] - merged.mean;
    squares += columns.std[i] ** 2 * more + delta * delta * n * share;
    for (const figure of WEIGHTED) merged[figure] += (columns[figure][i] - merged[figure]) * share;
    merged.min = Math.min(merged.min, columns.min[i]);
    merged.max = Math.max(merged.max, columns.max[i]);
    n += more;
  }
  return n > 0 ? { ...merged, std: Math.sqrt(squares / n) } : single(columns, start);
}

const WEIGHTED = ['mean', 'q1', 'median', 'q3'] as const;

function single(columns: BreakdownColumns, i: number): Record<Figure, number> {
  const { mean, std, min, q1, median, q3, max } = columns;
  return { mean: mean[i], std: std[i], min: min[i], q1: q1[i], median: median[i], q3: q3[i], max: max[i] };
}
