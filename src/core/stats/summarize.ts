import type { Outcome } from '../problem';
import type { NanPolicy } from '../schemes/scheme';
import type { Tensor } from '../tensor/tensor';
import type { Summary } from './summary';

export interface SummaryOptions {
  /** Divisor of the variance is n - ddof. Default 0. */
  readonly ddof?: 0 | 1;
  /** Which quantiles, each in [0, 1]. Default 0.25, 0.5, 0.75. An empty list saves their cost. */
  readonly quantiles?: readonly number[];
  /**
   * 'omit' (default): figures over the finite values. 'propagate': over all values as IEEE arithmetic
   * has it (NaN makes every figure NaN; ±Inf makes the mean ±Inf, the variance NaN). 'error': a Problem.
   */
  readonly nanPolicy?: NanPolicy;
}

export interface AxesSummaryOptions extends SummaryOptions {
  /** The axes to reduce, negative from the end; default all. */
  readonly axes?: number | readonly number[];
  /** Keeps reduced axes as length 1. Default false. */
  readonly keepdims?: boolean;
}

/** The figures of a Summary along axes: each a float64 tensor of the kept axes' shape. */
export type AxesSummary = {
  readonly [Figure in Exclude<keyof Summary, 'quantiles' | 'ddof'>]: Tensor;
} & {
  readonly ddof: 0 | 1;
  readonly quantiles: readonly { readonly p: number; readonly values: Tensor }[];
};

/** The statistics of all elements of a tensor. Err only under nanPolicy 'error' or for a quantile outside [0, 1]. */
export function summarize(_tensor: Tensor, _options?: SummaryOptions): Outcome<Summary> {
  throw new Error('not yet');
}

/**
 * The statistics along axes, as NumPy's `mean(axis=…)` and its kin. Err for an axis that does not exist or
 * is named twice, and as `summarize`.
 */
export function summarizeAxes(_tensor: Tensor, _options?: AxesSummaryOptions): Outcome<AxesSummary> {
  throw new Error('not yet');
}
