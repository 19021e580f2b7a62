import { kernels } from '../kernels';
import { plainExtent, type RunExtent } from './runKernels';

// Fewer values have been looked at before they are handed on.
const MANY = 1024;

/** The ends of the first `n` of some values, with whatever kernels are in use. */
export function extentOf(values: Float64Array, n: number): RunExtent {
  return n < MANY ? plainExtent(values, n) : kernels().runs.extent(values.subarray(0, n));
}
