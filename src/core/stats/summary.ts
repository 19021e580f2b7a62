/** A quantile: `p` in [0, 1] and its value by linear interpolation (NumPy's method 'linear'). */
export interface Quantile {
  readonly p: number;
  readonly value: number;
}

/**
 * The statistics of a set of values. NaN and ±Inf are counted apart; every other figure but `zeros`
 * is over the finite values. A figure without a definition (the mean of nothing, the skewness of a
 * constant) is NaN.
 */
export interface Summary {
  /** All elements, whatever their value. */
  readonly count: number;
  /** Finite values: what the figures below are computed over. */
  readonly n: number;
  readonly nan: number;
  readonly posInf: number;
  readonly negInf: number;
  readonly zeros: number;
  readonly mean: number;
  /** With the divisor n - ddof. */
  readonly variance: number;
  readonly std: number;
  readonly ddof: 0 | 1;
  readonly min: number;
  readonly max: number;
  readonly quantiles: readonly Quantile[];
  /** Biased (Fisher-Pearson g1), as scipy.stats.skew. */
  readonly skewness: number;
  /** Biased, minus 3, as scipy.stats.kurtosis. */
  readonly excessKurtosis: number;
  /** √Σx². */
  readonly l2: number;
}

/** Counts of one or more tensors on the same bins: bin i is [edges[i], edges[i+1]), the last one closed. */
export interface Histogram {
  readonly edges: Float64Array;
  readonly counts: readonly Float64Array[];
  /** How the bins were chosen: 'fd', 'sturges', 'scott', 'auto' (NumPy's names), 'count' or 'edges'. */
  readonly rule: string;
}
