import type { Tensor } from '../tensor/tensor';

/**
 * Quantiles of a tensor's finite values, exact, by linear interpolation between order statistics
 * (type 7 of Hyndman and Fan 1996, NumPy's default): value at rank p·(n-1). NaN when there is no finite value.
 * RangeError for a p outside [0, 1].
 */
export function quantiles(_tensor: Tensor, _ps: readonly number[]): Float64Array {
  throw new Error('not yet');
}
