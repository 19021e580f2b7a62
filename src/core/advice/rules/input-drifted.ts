import { drift, type Drift } from '../../schemes/fitted';
import type { Rule } from '../rule';
import { figure, indicesWhere, namesOf, rowsOfSets } from '../rows';

// A population stability index of 0.25 is the usual sign of a major change (Siddiqi 2006, Credit Risk Scorecards, chapter 9). Of
// unchanged data it is about a χ² of 9 degrees of freedom over the sample sizes: mean 9 (1/n + 1/m), σ √18 (1/n + 1/m).
const MAJOR_PSI = 0.25;
const DEGREES = 9;
// With fewer values a decile is empty by chance, and its logarithm makes the index large.
const FEWEST_FOR_PSI = 100;
// A mean off by half a σ, or a twentieth of the values beyond all that was seen at the fit, is more than the model has learnt.
const NOTABLE_SHIFT = 0.5;
const NOTABLE_OUTSIDE = 0.05;
// Allowed for chance, in standard errors.
const CHANCE = 4;

/** Data that have moved from those that the input statistics were fitted on. */
export const inputDrifted: Rule = (measures) => {
  const { fitted, normalized, tensor } = measures;
  if (!fitted || normalized.scheme.scheme !== 'input') return undefined;
  const measured = drift(tensor, fitted, normalized.scheme.axes);
  if ('err' in measured) return undefined;
  const moved = measured.ok;
  const { n } = measures.own;
  const flagged = indicesWhere(n.length, (feature) => hasMoved(moved, fitted.n[feature], feature, n[feature]));
  if (flagged.length === 0) return undefined;
  const size = (i: number): number => Math.max(moved.psi[i] || 0, Math.abs(moved.meanShift[i]));
  const worst = flagged.reduce((most, i) => (size(i) > size(most) ? i : most), flagged[0]);
  const rows = rowsOfSets(measures, flagged);
  return {
    code: 'input.drifted',
    severity: 'warning',
    args: {
      count: flagged.length,
      total: n.length,
      names: namesOf(measures, rows),
      shift: figure(moved.meanShift[worst]),
      ratio: figure(moved.scaleRatio[worst]),
      // A scaler saved by another program has neither range nor deciles.
      known: !Number.isNaN(moved.psi[worst]),
      outside: moved.outside[worst],
      psi: figure(moved.psi[worst]),
    },
    rows,
  };
};

function hasMoved(moved: Drift, fittedOn: number, feature: number, n: number): boolean {
  const noise = 1 / n + 1 / fittedOn;
  const unstable =
    n >= FEWEST_FOR_PSI && moved.psi[feature] > MAJOR_PSI + (DEGREES + CHANCE * Math.sqrt(2 * DEGREES)) * noise;
  const shift = Math.abs(moved.meanShift[feature]) > NOTABLE_SHIFT + CHANCE * Math.sqrt(noise);
  // Of n unchanged values 2n/(m + 1) lie beyond the least and the greatest of m.
  const outside =
    moved.outside[feature] > NOTABLE_OUTSIDE + 2 / (fittedOn + 1) + CHANCE * Math.sqrt(NOTABLE_OUTSIDE / n);
  return unstable || shift || outside;
}
