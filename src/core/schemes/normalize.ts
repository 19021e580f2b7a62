import type { Outcome } from '../problem';
import type { ResolvedScheme } from '../report';
import type { Tensor } from '../tensor/tensor';
import type { SchemeParams } from './scheme';

/** Running statistics of batch norm: what evaluation divides by. */
export interface Running {
  /** One value a channel. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** How many batches have gone in (`num_batches_tracked`). */
  readonly batchesTracked: number;
}

/** A normalized tensor with the numbers that made it. */
export interface Normalized {
  /** Same shape as the input, row-major; float64, or the input's dtype with `resultDtype: 'input'`. */
  readonly output: Tensor;
  readonly scheme: ResolvedScheme<Tensor>;
  /**
   * What was subtracted, one value a set: shape [C] for batch, the leading axes for layer, [N, C] for instance,
   * [N, num_groups] for group, the kept axes for input. 0 under rms. Batch in evaluation: the running mean.
   */
  readonly mean: Tensor;
  /** The variance (divisor setSize - ddof) of each set; under rms the mean of the squares. Without eps. */
  readonly variance: Tensor;
  /** What was divided by: √(variance + eps), or as the convention has it for input. */
  readonly scale: Tensor;
  /** How many values of each set went in: less than `scheme.setSize` where NaN or ±Inf was left out. */
  readonly n: Tensor;
  /** How many sets have no spread at all (variance 0). */
  readonly constantSets: number;
  /** Batch norm in training: the running statistics after this batch. */
  readonly running?: Running;
}

/**
 * Normalizes a tensor under a scheme.
 *
 * y = (x - mean) / √(variance + eps) · weight + bias over each set of reduced values.
 * Sources: Ioffe and Szegedy 2015 (arXiv:1502.03167, algorithm 1) for batch; Ba, Kiros and Hinton 2016 (arXiv:1607.06450,
 * eq. 3) for layer; Ulyanov et al. 2016 (arXiv:1607.08022, eq. 3) for instance; Wu and He 2018 (arXiv:1803.08494,
 * eq. 1, 2, 7) for group; Zhang and Sennrich 2019 (arXiv:1910.07467, eq. 4) for rms.
 */
export function normalize(_tensor: Tensor, _params: SchemeParams): Outcome<Normalized> {
  throw new Error('not yet');
}

/** Fills in every default of the convention and checks the parameters against the tensor; what `normalize` starts with. */
export function resolve(_tensor: Tensor, _params: SchemeParams): Outcome<ResolvedScheme<Tensor>> {
  throw new Error('not yet');
}

/** Batch norm's running statistics after a sequence of batches, starting from `params.runningMean`, `runningVar` and `batchesTracked`. */
export function trackRunning(_batches: readonly Tensor[], _params: Omit<SchemeParams, 'scheme'>): Outcome<Running> {
  throw new Error('not yet');
}
