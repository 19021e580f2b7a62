import type { Outcome } from '../problem';
import type { Tensor } from '../tensor/tensor';
import type { Histogram } from './summary';

/** NumPy's rules for how many bins there are (`numpy.histogram_bin_edges`). */
export const BIN_RULES = ['auto', 'fd', 'doane', 'scott', 'stone', 'rice', 'sturges', 'sqrt'] as const;
export type BinRule = (typeof BIN_RULES)[number];

export interface HistogramOptions {
  /** A rule (default 'auto'), how many bins of equal width, or the edges themselves (ascending, at least two). */
  readonly bins?: BinRule | number | ArrayLike<number>;
  /** Lowest and highest edge. Default: the least and the greatest finite value of all the tensors. */
  readonly range?: readonly [number, number];
  /** A rule never gives more bins than this. Default 1000: 'fd' can ask for billions when there are outliers. */
  readonly maxBins?: number;
}

/**
 * Counts of one or more tensors on the same bins, equal to `numpy.histogram` of each on these edges.
 * A rule looks at all the tensors' values together. NaN and ±Inf are in no bin. Without any finite
 * value the edges are [0, 1] and without any spread [v - 0.5, v + 0.5], as NumPy has it.
 * Err for edges that do not ascend, a count below 1 or above 1e6, a range that is not finite.
 */
export function histogram(_tensors: readonly Tensor[], _options?: HistogramOptions): Outcome<Histogram> {
  throw new Error('not yet');
}
