import type { BreakdownPage } from '../../src/protocol/engine';

/** The least and greatest value before and after together, for two charts on one scale; none without finite values. */
export function sharedDomain(chart: BreakdownPage['chart']): readonly [number, number] | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (const series of [chart.before, chart.after]) {
    for (const value of series?.min ?? []) low = Math.min(low, Number.isNaN(value) ? low : value);
    for (const value of series?.max ?? []) high = Math.max(high, Number.isNaN(value) ? high : value);
  }
  return low <= high ? [low, high] : undefined;
}
