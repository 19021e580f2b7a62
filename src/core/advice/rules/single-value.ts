import type { Rule } from '../rule';

/** Sets of one value: x - mean is 0 for all of them, and nothing of the data is left. */
export const singleValue: Rule = (measures) => {
  const { scheme, setSize, training } = measures.normalized.scheme;
  const fixed = scheme === 'rms' || (scheme === 'batch' && training === false);
  if (fixed || setSize !== 1 || measures.sets.count === 0) return undefined;
  return { code: 'set.single', severity: 'error', args: { sets: measures.sets.count, scheme } };
};
