import type { Outcome } from './problem';
import type { NanPolicy } from './schemes/scheme';
import type { Tensor } from './tensor/tensor';

/** Statistics at every index along one axis, a typed array a figure (index i of the axis at position i). */
export interface BreakdownColumns {
  readonly n: Float64Array;
  readonly nan: Float64Array;
  readonly inf: Float64Array;
  readonly zeros: Float64Array;
  readonly mean: Float64Array;
  /** Population (ddof 0). */
  readonly std: Float64Array;
  readonly min: Float64Array;
  readonly q1: Float64Array;
  readonly median: Float64Array;
  readonly q3: Float64Array;
  readonly max: Float64Array;
}

/** Bits of `Breakdown.flags`. */
export const ROW_FLAGS = { constant: 1, dead: 2, nan: 4, inf: 8 } as const;

export interface Breakdown {
  readonly axis: number;
  readonly length: number;
  readonly before: BreakdownColumns;
  readonly after?: BreakdownColumns;
  /**
   * One byte an index, the sum of ROW_FLAGS (of `before`): constant (two or more values, all the same), dead (all of them 0, as
   * after ReLU), nan, inf (at least one).
   */
  readonly flags: Uint8Array;
}

/** The statistics at every index along one axis, before and (when given) after. Err for an axis that does not exist. */
export function breakdown(
  _before: Tensor,
  _after: Tensor | undefined,
  _axis: number,
  _nanPolicy?: NanPolicy,
): Outcome<Breakdown> {
  throw new Error('not yet');
}
