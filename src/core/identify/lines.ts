import { resolution } from '../schemes/resolve';
import type { FloatView } from '../tensor/floats';
import type { Tensor } from '../tensor/tensor';
import { fit } from './fit';
import { halfStep } from './rounding';
import type { Precision } from './judge';
import { takeSample } from './sample';

/** Every channel is a straight line of what it was. */
export interface Lines {
  readonly channelAxis: number;
}

const BUDGET = 2 ** 15;

/**
 * Whether after is a straight line of before, channel by channel. Batch norm with a weight and a bias is such a line, and so is
 * any other scaling: which of them it was cannot be told from two tensors.
 */
export function findLines(
  before: Tensor,
  views: { before: FloatView; after: FloatView },
  precision: Precision,
): Lines | undefined {
  const ndim = before.shape.length;
  const channels = ndim < 2 ? [] : [...new Set([1, ndim - 1])];
  const channelAxis = channels.find((axis) => areLines(before, views, precision, axis));
  return channelAxis === undefined ? undefined : { channelAxis };
}

function areLines(
  before: Tensor,
  views: { before: FloatView; after: FloatView },
  { after }: Precision,
  channelAxis: number,
): boolean {
  const outcome = resolution(before, { scheme: 'batch', eps: 0, channelAxis });
  if ('err' in outcome) return false;
  const sample = takeSample(views.before, views.after, outcome.ok, BUDGET);
  const { residual, fitted } = fit(sample, 0, 0, 'both');
  const free = sample.y.length - fitted;
  const greatest = sample.y.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
  // Lines go through any two points.
  return (
    free >= Math.max(2, fitted / 2) && Math.sqrt(residual / free) <= halfStep(after, greatest) + greatest * 2 ** -22
  );
}
