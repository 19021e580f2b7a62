import type { Dtype } from './dtype';
import type { Tensor } from './tensor';
import type { Nested } from './make';

/** All elements in row-major order as float64, a fresh array. Exact, but for 64-bit integers beyond 2^53 (nearest even). */
export function toFloat64(_tensor: Tensor): Float64Array {
  throw new Error('not yet');
}

/** The elements as nested arrays, as NumPy's `tolist()`; 64-bit integers are bigints, bool true and false. */
export function toNested(_tensor: Tensor): Nested {
  throw new Error('not yet');
}

/** The element at a row-major index, exact: a bigint for 64-bit integers. NaN outside the tensor. */
export function elementAt(_tensor: Tensor, _index: number): number | bigint {
  throw new Error('not yet');
}

/**
 * The tensor in another dtype, row-major. Floats round once, to nearest even, straight from float64;
 * beyond the largest finite value they become ±Infinity (NaN in float8_e4m3fn, which has none).
 * Integers truncate toward zero and wrap, as NumPy's `astype`; NaN becomes 0. bool is `x != 0`.
 */
export function cast(_tensor: Tensor, _dtype: Dtype): Tensor {
  throw new Error('not yet');
}
