import { tails } from '../tails';
import type { Rule } from '../rule';
import { indicesWhere, namesOf, rowsOfSets } from '../rows';
import { scaleDiffers } from './feature-scales';

// Beyond 3σ normal data keep 2.9 % of their variance, exponential data 22 %. Where it is a half, σ tells of the few far
// values and no longer of the many others.
const CUT = 3;
const DOMINANT_SHARE = 0.5;
// In small sets no value can be far: one of m reaches at most (m - 1)/√m σ and carries ((m - 1)/m)² of the variance. Below 12
// values outliers cannot be told from chance; below 32 the farthest has to carry 95 % of what one value can.
const FEWEST_VALUES = 12;
const FEW_VALUES = 32;
const NEARLY_ALL = 0.95;
// Among many sets some look so by chance.
const FEWEST_SETS = 0.01;

/** A few far values that make up most of σ: normalising by it presses all others together. */
export const outlierDominates: Rule = (measures) => {
  const { n } = measures.own;
  // Features of different size are far from one another without being outliers, and another rule says so.
  if (measures.sets.size < FEWEST_VALUES || scaleDiffers(measures)) return undefined;
  const { beyond, farthest, count } = tails(measures, CUT);
  const dominated = (set: number): boolean =>
    n[set] >= FEW_VALUES
      ? Math.max(beyond[set], farthest[set]) >= DOMINANT_SHARE
      : n[set] >= FEWEST_VALUES && farthest[set] >= NEARLY_ALL * ((n[set] - 1) / n[set]) ** 2;
  const flagged = indicesWhere(n.length, dominated);
  if (flagged.length === 0 || flagged.length < FEWEST_SETS * n.length) return undefined;
  const share = (set: number): number => Math.max(beyond[set], farthest[set]);
  const worst = flagged.reduce((most, set) => (share(set) > share(most) ? set : most), flagged[0]);
  const rows = rowsOfSets(measures, flagged);
  return {
    code: 'outlier.dominates',
    severity: 'warning',
    args: {
      count: flagged.length,
      total: n.length,
      outliers: Math.max(count[worst], 1),
      values: n[worst],
      share: share(worst),
      scheme: measures.normalized.scheme.scheme,
      names: namesOf(measures, rows),
    },
    rows,
  };
};
