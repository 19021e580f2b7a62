import type { Finding, Rule } from '../rule';
import type { FindingCode } from '../codes';
import { indicesWhere, namesOf, rowsOfSets } from '../rows';
import type { Measures } from '../measures';

/** Features without any spread: nothing is there to normalise. */
export const constantFeature: Rule = (measures) => {
  const { scheme } = measures.normalized.scheme;
  if (scheme !== 'input' && scheme !== 'batch') return undefined;
  const { mean } = measures.own;
  // A channel that is 0 everywhere is a dead one, which is another rule's finding.
  return constant(measures, 'feature.constant', (set) => scheme === 'input' || mean[set] !== 0);
};

/** Samples (or groups in them) without any spread: what is normalised by its own σ becomes 0. */
export const constantSet: Rule = (measures) => {
  const { scheme } = measures.normalized.scheme;
  if (scheme === 'input' || scheme === 'batch') return undefined;
  const { variance, mean } = measures.used;
  return constant(measures, 'set.constant', (set) => scheme !== 'rms' || (variance[set] === 0 && mean[set] === 0));
};

function constant(measures: Measures, code: FindingCode, counts: (set: number) => boolean): Finding | undefined {
  const { scheme } = measures.normalized.scheme;
  const { variance, n } = scheme === 'rms' ? measures.used : measures.own;
  const flagged = indicesWhere(n.length, (set) => n[set] >= 2 && variance[set] === 0 && counts(set));
  if (flagged.length === 0) return undefined;
  const rows = rowsOfSets(measures, flagged);
  return {
    code,
    severity: 'warning',
    args: { count: flagged.length, total: n.length, names: namesOf(measures, rows) },
    rows,
  };
}
