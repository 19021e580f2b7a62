import type { Outcome } from '../problem';
import type { ResolvedScheme } from '../report';
import type { Tensor } from '../tensor/tensor';
import type { Normalized } from './normalize';
import type { SchemeParams } from './scheme';

/** One normalized value and the numbers that made it. */
export interface Explanation {
  readonly scheme: ResolvedScheme<Tensor>;
  /** Position of the element, one number an axis. */
  readonly position: readonly number[];
  readonly x: number;
  readonly y: number;
  /** How many values its mean and variance were taken over. */
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  readonly eps: number;
  /** What x - mean was divided by. */
  readonly scale: number;
  /** 1 and 0 where there is none. */
  readonly weight: number;
  readonly bias: number;
  /** `(x - mean) / √(variance + eps) · weight + bias` with the numbers filled in. */
  readonly formula: string;
}

/**
 * Explains one element by its row-major index or its position. `normalized` saves doing the work
 * again. Err for an index outside the tensor, and as `normalize`.
 */
export function explain(
  _tensor: Tensor,
  _params: SchemeParams,
  _index: number | readonly number[],
  _normalized?: Normalized,
): Outcome<Explanation> {
  throw new Error('not yet');
}
