import { autocorrelation } from '../autocorrelation';
import type { Measures } from '../measures';
import type { Rule } from '../rule';
import { figure, indicesWhere, median, namesOf, rowsOfSets } from '../rows';

// Under AR(1) with coefficient r the variance is as uncertain as that of m(1 - r²)/(1 + r²) independent values (Bayley and
// Hammersley 1946, Supplement to the Journal of the Royal Statistical Society 8(2)): at r = 0.5 already 40 % of them are lost.
const NOTABLE_LAG_ONE = 0.5;
// r of independent values errs by 1/√pairs.
const CHANCE = 3;
const FEWEST_PAIRS = 8;
// Among many channels some look so by chance.
const FEWEST_CHANNELS = 0.1;

/** A time axis under batch norm: neighbouring values resemble each other, and count for fewer than they are. */
export const timeAxis: Rule = (measures) => {
  const { scheme, keptAxes } = measures.normalized.scheme;
  const axis = timeAxisOf(measures);
  if (scheme !== 'batch' || axis === undefined) return undefined;
  const { lagOne, pairs } = autocorrelation(measures.view, axis, keptAxes, measures.own.mean);
  const alike = (set: number): boolean =>
    pairs[set] >= FEWEST_PAIRS && lagOne[set] >= NOTABLE_LAG_ONE + CHANCE / Math.sqrt(pairs[set]);
  const flagged = indicesWhere(lagOne.length, alike);
  if (flagged.length === 0 || flagged.length < FEWEST_CHANNELS * lagOne.length) return undefined;
  const r = Math.min(median(flagged.map((set) => lagOne[set])), 0.9999);
  const m = measures.sets.size;
  const rows = rowsOfSets(measures, flagged);
  return {
    code: 'time.autocorrelated',
    severity: 'info',
    args: {
      axis,
      r: figure(r),
      m,
      effective: Math.max(1, Math.round((m * (1 - r * r)) / (1 + r * r))),
      count: flagged.length,
      total: lagOne.length,
      names: namesOf(measures, rows),
    },
    rows,
  };
};

/** The one axis beside samples and channels, or the samples' own where there is no other. Two and more are an image's. */
function timeAxisOf({ normalized: { scheme } }: Measures): number | undefined {
  const [first, ...others] = scheme.reducedAxes;
  if (first !== 0) return undefined;
  return others.length > 1 ? undefined : (others[0] ?? first);
}
