import type { Tensor } from './tensor';

/** A stretch of one axis with Python's meaning: negative counts from the end, `step` may be negative but not 0. */
export interface Range {
  readonly start?: number;
  readonly stop?: number;
  readonly step?: number;
}

/** The axes in another order (default: reversed), without copying: `np.transpose`. RangeError unless `axes` is a permutation. */
export function transpose(_tensor: Tensor, _axes?: readonly number[]): Tensor {
  throw new Error('not yet');
}

/**
 * A part of a tensor, without copying: per axis a number (drops the axis), a Range, or undefined for all of it.
 * RangeError for an index outside the axis, a step of 0 or more parts than axes.
 */
export function slice(_tensor: Tensor, ..._parts: readonly (number | Range | undefined)[]): Tensor {
  throw new Error('not yet');
}

/** The same elements, row-major, under another shape of the same size. Copies only what is not already row-major. */
export function reshape(_tensor: Tensor, _shape: readonly number[]): Tensor {
  throw new Error('not yet');
}
