import type { BatchSize } from '../core/advice/batch-size';
import type { Report } from '../core/report';
import type { Histogram, Summary } from '../core/stats/summary';
import type { ParamRef, Scheme, TensorId, View } from './engine';

export type { BatchSize };

/** One index along one axis; several of them, on different axes, cut a slice. */
export interface Place {
  readonly axis: number;
  readonly index: number;
}

/** A slice of a tensor before and after, beside the whole of which it is a part. */
export interface SliceReport {
  readonly at: readonly Place[];
  readonly before: Summary;
  readonly after?: Summary;
  /** On the bins of the whole; counts[0] before, counts[1] after. */
  readonly histogram: Pick<Histogram, 'edges' | 'counts'>;
  /** Each on bins of its own. */
  readonly ownHistograms: readonly Pick<Histogram, 'edges' | 'counts'>[];
}

/** One scheme's result beside another's. */
export interface Comparison {
  readonly other: Report<ParamRef>;
  /** counts[0] under the scheme, counts[1] under the other one. */
  readonly histogram: Pick<Histogram, 'edges' | 'counts'>;
  /** The greatest |difference| of two values at one place, over the finite ones. */
  readonly largestDifference: number;
}

/** What can be asked of a result beyond its report. */
export interface Questions {
  /** Rejected with `engine.slice` for a place that does not exist. */
  slice(request: View & { readonly at: readonly Place[] }): SliceReport;
  compare(request: { readonly tensor: TensorId; readonly scheme: Scheme; readonly other: Scheme }): Comparison;
  /** What batches of `m` samples would do to batch normalization. */
  batchSize(request: { readonly tensor: TensorId; readonly scheme: Scheme; readonly m: number }): BatchSize;
}
