import type { Finding } from './advice/rule';
import type { Outcome } from './problem';
import type { Normalized } from './schemes/normalize';
import type { Convention, NanPolicy, SchemeParams } from './schemes/scheme';
import type { HistogramOptions } from './stats/histogram';
import type { SummaryOptions } from './stats/summarize';
import type { Histogram, Summary } from './stats/summary';
import type { Tensor } from './tensor/tensor';

/** A scheme with nothing left open: every default filled in, every negative axis counted from the front. */
export interface ResolvedScheme<P> extends SchemeParams<P> {
  readonly convention: Convention;
  readonly eps: number;
  readonly nanPolicy: NanPolicy;
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

export interface ReportOptions {
  readonly histogram?: HistogramOptions;
  readonly quantiles?: SummaryOptions['quantiles'];
  /** The names along each axis, for findings that name a feature. */
  readonly labels?: readonly (readonly string[] | undefined)[];
}

/** A report, and the normalization it tells of, for whoever needs the numbers themselves. */
export interface MadeReport {
  readonly report: Report<Tensor>;
  readonly normalized: Normalized;
}

/** Normalizes a tensor and reports on it. Err as `normalize`. */
export function makeReport(_tensor: Tensor, _params: SchemeParams, _options?: ReportOptions): Outcome<MadeReport> {
  throw new Error('not yet');
}
