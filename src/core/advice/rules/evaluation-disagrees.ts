import { toFloat64 } from '../../tensor/values';
import type { Rule } from '../rule';
import { figure, indicesWhere, namesOf, rowsOfSets } from '../rows';

// A mean that is off by half a σ, or a variance off by a factor of two, changes what most activations after it do.
const NOTABLE_SHIFT = 0.5;
const NOTABLE_RATIO = 2;
// A batch is a sample: its mean errs by σ/√m and the logarithm of its variance by √(2/(m - 1)). Four times that is allowed for.
const CHANCE = 4;

/** Running statistics far from the batch's: evaluation computes something else than training did. */
export const evaluationDisagrees: Rule = (measures) => {
  const { scheme, runningMean, runningVar, eps } = measures.normalized.scheme;
  if (scheme !== 'batch' || !runningMean || !runningVar) return undefined;
  const batch = measures.own;
  const mean = spread(toFloat64(runningMean), batch.n.length);
  const variance = spread(toFloat64(runningVar), batch.n.length);
  const shift = batch.mean.map((own, c) => (own - mean[c]) / Math.sqrt(variance[c] + eps));
  const ratio = batch.variance.map((own, c) => (own + eps) / (variance[c] + eps));
  const flagged = indicesWhere(batch.n.length, (c) => disagrees(shift[c], ratio[c], batch.n[c]));
  if (flagged.length === 0) return undefined;
  const size = (c: number): number => Math.max(Math.abs(shift[c]) / NOTABLE_SHIFT, Math.abs(Math.log(ratio[c])));
  const worst = flagged.reduce((most, c) => (size(c) > size(most) ? c : most), flagged[0]);
  const rows = rowsOfSets(measures, flagged);
  return {
    code: 'evaluation.disagrees',
    severity: 'warning',
    args: {
      count: flagged.length,
      total: batch.n.length,
      names: namesOf(measures, rows),
      shift: figure(shift[worst]),
      ratio: figure(ratio[worst]),
    },
    rows,
  };
};

// One number may stand for every channel.
function spread(values: Float64Array, channels: number): Float64Array {
  return values.length === 1 ? new Float64Array(channels).fill(values[0]) : values;
}

function disagrees(shift: number, ratio: number, m: number): boolean {
  if (!(m >= 2)) return false;
  const shifted = Math.abs(shift) > NOTABLE_SHIFT + (CHANCE * Math.sqrt(Math.max(ratio, 1))) / Math.sqrt(m);
  const scaled = Math.abs(Math.log(ratio)) > Math.log(NOTABLE_RATIO) + CHANCE * Math.sqrt(2 / (m - 1));
  return shifted || scaled;
}
