import { DTYPES, type DtypeInfo } from '../../tensor/dtype';
import type { Rule } from '../rule';
import { figure, indicesWhere, namesOf, rowsOfSets } from '../rows';

// A dtype stores numbers on a grid whose step is eps·|mean|. With σ below four steps the rounding of the
// storage (a step / √12) is a visible part of the spread, and dividing by σ blows it up to order 1.
const FEWEST_STEPS = 4;

/** Features whose spread is hardly more than the rounding of their own storage. */
export const nearlyConstant: Rule = (measures) => {
  const { scheme } = measures.normalized.scheme;
  const info: DtypeInfo = DTYPES[measures.tensor.dtype];
  if ((scheme !== 'input' && scheme !== 'batch') || info.eps === undefined) return undefined;
  const eps = info.eps;
  const { mean, variance, n } = measures.own;
  const steps = (set: number): number => Math.sqrt(variance[set]) / (eps * Math.abs(mean[set]));
  const flagged = indicesWhere(n.length, (set) => n[set] >= 2 && variance[set] > 0 && steps(set) < FEWEST_STEPS);
  if (flagged.length === 0) return undefined;
  const worst = flagged.reduce((least, set) => (steps(set) < steps(least) ? set : least), flagged[0]);
  const rows = rowsOfSets(measures, flagged);
  return {
    code: 'feature.nearlyConstant',
    severity: 'warning',
    args: {
      count: flagged.length,
      names: namesOf(measures, rows),
      std: figure(Math.sqrt(variance[worst])),
      mean: figure(mean[worst]),
      steps: figure(steps(worst)),
      dtype: measures.tensor.dtype,
    },
    rows,
  };
};
