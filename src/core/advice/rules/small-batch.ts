import type { Rule } from '../rule';
import { indicesWhere, namesOf, rowsOfSets } from '../rows';

// The variance of m normal values has the relative standard error √(2/(m - 1)); the scale that is divided by has half of it.
// From a quarter on it is worth saying (m = 33, near the 32 samples below which Wu and He 2018, figure 1, see batch norm
// lose accuracy), from a half on (m = 9) it is a fault.
const NOTABLE_ERROR = 0.25;
const GRAVE_ERROR = 0.5;

/** Batch norm in training over so few values that its variance is mostly chance. */
export const smallBatch: Rule = (measures) => {
  const { scheme } = measures.normalized;
  if (scheme.scheme !== 'batch' || scheme.training === false) return undefined;
  const { n } = measures.own;
  const errorOf = (set: number): number => Math.sqrt(2 / (n[set] - 1));
  const flagged = indicesWhere(n.length, (set) => n[set] >= 2 && errorOf(set) > NOTABLE_ERROR);
  if (flagged.length === 0) return undefined;
  const smallest = flagged.reduce((least, set) => (n[set] < n[least] ? set : least), flagged[0]);
  const error = errorOf(smallest);
  const rows = rowsOfSets(measures, flagged);
  return {
    code: 'batch.small',
    severity: error > GRAVE_ERROR ? 'warning' : 'info',
    args: { m: n[smallest], error, channels: flagged.length, total: n.length, names: namesOf(measures, rows) },
    rows,
  };
};
