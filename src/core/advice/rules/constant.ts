import type { FindingCode } from '../codes';
import type { Figures, Measures } from '../measures';
import type { Finding, Rule } from '../rule';
import { indicesWhere, namesOf, rowsOfSets } from '../rows';

/** Features without any spread: nothing is there to normalise. A channel that is 0 everywhere is another rule's: dead. */
export const constantFeature: Rule = (measures) => {
  const { scheme } = measures.normalized.scheme;
  if (scheme !== 'input' && scheme !== 'batch') return undefined;
  const { own } = measures;
  return finding(measures, 'feature.constant', own, (set) => scheme === 'input' || own.mean[set] !== 0);
};

/** Samples (or groups in them) without any spread: what is normalised by its own σ becomes 0. */
export const constantSet: Rule = (measures) => {
  const { scheme } = measures.normalized.scheme;
  if (scheme === 'input' || scheme === 'batch') return undefined;
  return finding(measures, 'set.constant', measures.used, (set) => scheme !== 'instance' || !liesInDead(measures, set));
};

function liesInDead({ features }: Measures, set: number): boolean {
  if (!features) return false;
  // Samples come first, so that the channel is what is numbered innermost.
  const channel = set % features.n.length;
  return features.mean[channel] === 0 && features.variance[channel] === 0;
}

function finding(
  measures: Measures,
  code: FindingCode,
  { n, variance }: Figures,
  counts: (set: number) => boolean,
): Finding | undefined {
  const flagged = indicesWhere(n.length, (set) => n[set] >= 2 && variance[set] === 0 && counts(set));
  if (flagged.length === 0) return undefined;
  const rows = rowsOfSets(measures, flagged);
  const { scheme } = measures.normalized.scheme;
  const args = { count: flagged.length, total: n.length, scheme, names: namesOf(measures, rows) };
  return { code, severity: 'warning', args, rows };
}
