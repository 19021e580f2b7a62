import type { Sets } from '../../stats/sets';
import type { Floats } from '../../tensor/floats';
import { walk } from '../../tensor/layout';
import type { Measures } from '../measures';
import type { Rule } from '../rule';
import { indicesWhere, namesOf, rowsOfSets } from '../rows';

// Kuhn and Johnson 2013 (Applied Predictive Modeling, section 3.5) call a predictor near-zero-variance when its
// commonest value is 19 times (95 to 5) as frequent as the next.
const COMMON_SHARE = 0.95;
// With fewer values than these a share of 95 % is one value or none.
const FEWEST_VALUES = 20;

/** Features that have one value nearly everywhere: input normalization makes the few others huge. */
export const rarelyVaries: Rule = (measures) => {
  if (measures.normalized.scheme.scheme !== 'input' || measures.sets.size < FEWEST_VALUES) return undefined;
  const { variance, n } = measures.own;
  const share = commonest(measures).map((count, set) => count / n[set]);
  const flagged = indicesWhere(n.length, (set) => variance[set] > 0 && share[set] >= COMMON_SHARE);
  if (flagged.length === 0) return undefined;
  const rows = rowsOfSets(measures, flagged);
  const least = flagged.reduce((lowest, set) => Math.min(lowest, share[set]), 1);
  return {
    code: 'feature.rarelyVaries',
    severity: 'info',
    args: { count: flagged.length, names: namesOf(measures, rows), share: least },
    rows,
  };
};

/**
 * How often the majority value of each set occurs, by the vote of Boyer and Moore (1981) and a count. A set without a
 * majority counts some value of its own, fewer than half.
 */
function commonest({ view: { data }, sets }: Measures): Float64Array {
  const candidate = new Float64Array(sets.count).fill(NaN);
  const votes = new Float64Array(sets.count);
  walk(sets.loops, [sets.offset, 0], ({ length, steps: [move, moveSet] }, [start, first]) => {
    for (let i = 0, at = start, set = first; i < length; i++, at += move, set += moveSet) {
      const x = data[at];
      if (x === candidate[set]) votes[set]++;
      // NaN differs from itself, and has no vote.
      else if (x === x && votes[set]-- === 0) {
        candidate[set] = x;
        votes[set] = 1;
      }
    }
  });
  return countOf(candidate, data, sets);
}

function countOf(wanted: Float64Array, data: Floats, sets: Sets): Float64Array {
  const counts = new Float64Array(sets.count);
  walk(sets.loops, [sets.offset, 0], ({ length, steps: [move, moveSet] }, [start, first]) => {
    for (let i = 0, at = start, set = first; i < length; i++, at += move, set += moveSet) {
      if (data[at] === wanted[set]) counts[set]++;
    }
  });
  return counts;
}
