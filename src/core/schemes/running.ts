import type { RunningHabit } from './table';

/** Running statistics of batch norm: what evaluation divides by. */
export interface Running {
  /** One value a channel. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** How many batches have gone in (`num_batches_tracked`). */
  readonly batchesTracked: number;
}

/** The running statistics before any batch, as every framework starts them. */
export function freshRunning(channels: number): Running {
  return { mean: new Float64Array(channels), variance: new Float64Array(channels).fill(1), batchesTracked: 0 };
}

/** One batch's mean and variance (divisor n) of every channel. */
export interface BatchFigures {
  readonly n: Float64Array;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * The running statistics after one more batch: `running + share · (batch - running)`, where share is
 * the momentum or its complement, whichever way the convention counts, or 1 / (batches + 1) for a cumulative average
 * (momentum null; PyTorch's `momentum=None`). A channel without a value in the batch, or without an unbiased
 * variance where that is wanted, keeps what it had.
 */
export function updateRunning(
  running: Running,
  batch: BatchFigures,
  momentum: number | null,
  habit: RunningHabit,
): Running {
  const share =
    momentum === null ? 1 / (running.batchesTracked + 1) : habit.momentumOf === 'batch' ? momentum : 1 - momentum;
  const keep = momentum !== null && habit.momentumOf === 'running' ? momentum : 1 - share;
  const blend = (old: number, now: number): number => keep * old + share * now;
  const variance = running.variance.map((old, channel) => {
    const n = batch.n[channel];
    if (n === 0 || (habit.unbiased && n < 2)) return old;
    return blend(old, habit.unbiased ? (batch.variance[channel] / (n - 1)) * n : batch.variance[channel]);
  });
  const mean = running.mean.map((old, channel) => (batch.n[channel] === 0 ? old : blend(old, batch.mean[channel])));
  return { mean, variance, batchesTracked: running.batchesTracked + 1 };
}
