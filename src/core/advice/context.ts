import type { FittedInput } from '../schemes/fitted';
import type { Normalized } from '../schemes/normalize';
import type { Summary } from '../stats/summary';
import type { Tensor } from '../tensor/tensor';
import type { LayerCounts } from './layers';

/** What there is to judge: a tensor, what a scheme made of it, and what is known besides. */
export interface AdviceContext {
  /** Before. */
  readonly tensor: Tensor;
  /** After, with the scheme and each set's mean and variance. */
  readonly normalized: Normalized;
  /** Counts of NaN and ±Inf of `tensor`. */
  readonly before: Pick<Summary, 'count' | 'nan' | 'posInf' | 'negInf'>;
  /** The names along each axis, for findings that name a feature. */
  readonly labels?: readonly (readonly string[] | undefined)[];
  /** All tensors of the source that this one is from, in order, to find the first that is not finite. */
  readonly layers?: readonly LayerCounts[];
  /** Input statistics fitted on other data, to measure the drift from. */
  readonly fitted?: FittedInput;
}
