import type { Finding } from './advice/rule';
import type { Convention, SchemeParams } from './schemes/scheme';
import type { Histogram, Summary } from './stats/summary';

/** A scheme with nothing left open: every default filled in, every negative axis counted from the front. */
export interface ResolvedScheme<P> extends SchemeParams<P> {
  readonly convention: Convention;
  /** The axes that a mean and a variance are taken over. Group norm: of the tensor, not of its grouped view. */
  readonly reducedAxes: readonly number[];
  readonly keptAxes: readonly number[];
  /** How many values go into each mean and variance. */
  readonly setSize: number;
  /** The variance that divides is always this one: 0 but for input normalization with ddof 1. */
  readonly ddof: 0 | 1;
}

/** A tensor before and after a scheme: small, whatever the tensor's size. */
export interface Report<P> {
  readonly scheme: ResolvedScheme<P>;
  readonly before: Summary;
  readonly after: Summary;
  /** counts[0] before, counts[1] after. */
  readonly histogram: Histogram;
  /** Batch norm in training: the running statistics after this batch. */
  readonly running?: { readonly mean: Float64Array; readonly variance: Float64Array };
  /** What an expert would point at, the gravest first. */
  readonly findings: readonly Finding[];
}
