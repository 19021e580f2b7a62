import { toFloat64 } from '../../tensor/values';
import type { Rule } from '../rule';
import { figure, indicesWhere, namesOf, rowsAlong } from '../rows';

/** Channels (or features) that are 0 in every sample, as a ReLU leaves them that never fires. */
export const deadChannel: Rule = (measures) => {
  const { features } = measures;
  if (measures.normalized.scheme.scheme === 'input' || !features) return undefined;
  const { axis, mean, variance, n } = features;
  const dead = indicesWhere(n.length, (i) => n[i] >= 2 && mean[i] === 0 && variance[i] === 0);
  if (dead.length === 0) return undefined;
  const rows = rowsAlong(axis, dead);
  return {
    code: 'channel.dead',
    severity: 'warning',
    args: { count: dead.length, total: n.length, axis, names: namesOf(measures, rows) },
    rows,
  };
};

// The normalised values have σ = 1, so γ is the σ of the result. A thousandth of the largest γ is below what a
// float16 keeps beside it (11 bits), and whatever reads the channels next sees a constant.
const SILENT_RATIO = 1e-3;

/** Channels whose weight is so small that the result is their bias and nothing else. */
export const silencedChannel: Rule = (measures) => {
  const { weight, channelAxis } = measures.normalized.scheme;
  if (!weight || weight.shape.length !== 1 || weight.shape[0] < 2) return undefined;
  const sizes = toFloat64(weight).map(Math.abs);
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const silent = indicesWhere(sizes.length, (i) => sizes[i] <= SILENT_RATIO * largest);
  if (silent.length === 0) return undefined;
  const rows = rowsAlong(channelAxis ?? measures.tensor.shape.length - 1, silent);
  return {
    code: 'channel.silenced',
    severity: 'info',
    args: { count: silent.length, total: sizes.length, largest: figure(largest), names: namesOf(measures, rows) },
    rows,
  };
};
