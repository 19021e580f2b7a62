import type { Dtype } from './dtype';
import type { Tensor } from './tensor';

/** Numbers nested to any depth; a number alone is a 0-d tensor. */
export type Nested = number | bigint | boolean | readonly Nested[];

export interface TensorOptions {
  /** The shape, row-major. Default: that of the nesting, or `[length]` of a typed array. */
  readonly shape?: readonly number[];
  /** Default 'float64', or what a typed array already is. float16 … are rounded from float64, to nearest even. */
  readonly dtype?: Dtype;
  /** 'C' (row-major, the default) or 'F' (column-major, as NumPy's `order`): how flat values are laid out. */
  readonly order?: 'C' | 'F';
}

/**
 * A tensor from numbers: nested arrays, a flat array with a `shape`, a typed array, or one number.
 *
 *     tensor([[1, 2], [3, 4]])
 *     tensor(new Float32Array(6), { shape: [2, 3] })
 *     tensor([1, 2, 3, 4], { shape: [2, 2], dtype: 'float16' })
 *
 * Throws a RangeError for ragged nesting or a shape that does not hold the values: a caller's
 * mistake, whereas what a user typed goes through `read`, which answers with a Problem.
 */
export function tensor(_values: Nested | ArrayLike<number> | ArrayLike<bigint>, _options?: TensorOptions): Tensor {
  throw new Error('not yet');
}
