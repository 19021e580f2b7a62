import type { Rule } from '../rule';
import { figure, indicesWhere, namesOf, rowsOfSets } from '../rows';

// The result has the standard deviation √(variance / (variance + eps)). At an eps of a tenth of the sum it falls 5 % short
// of 1, which is worth saying; at a half it falls 29 % short, and eps decides the scale instead of the data.
const NOTABLE_SHARE = 0.1;
const DOMINANT_SHARE = 0.5;

/** Sets whose variance is no larger than the constant that was meant to be negligible beside it. */
export const epsDominates: Rule = (measures) => {
  const { scheme, eps } = measures.normalized.scheme;
  if (scheme === 'input' || !(eps > 0)) return undefined;
  const { variance } = measures.used;
  const shareOf = (set: number): number => eps / (variance[set] + eps);
  const flagged = indicesWhere(variance.length, (set) => variance[set] > 0 && shareOf(set) >= NOTABLE_SHARE);
  if (flagged.length === 0) return undefined;
  const worst = flagged.reduce((most, set) => (variance[set] < variance[most] ? set : most), flagged[0]);
  const rows = rowsOfSets(measures, flagged);
  return {
    code: 'eps.dominates',
    severity: shareOf(worst) >= DOMINANT_SHARE ? 'warning' : 'info',
    args: {
      scheme,
      count: flagged.length,
      total: variance.length,
      eps: figure(eps),
      variance: figure(variance[worst]),
      std: figure(Math.sqrt(1 - shareOf(worst))),
      names: namesOf(measures, rows),
    },
    rows,
  };
};
