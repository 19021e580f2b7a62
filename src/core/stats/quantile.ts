import { extentOf } from './extent';
import { floatView } from '../tensor/floats';
import { isRowMajor, sizeOf, type Tensor } from '../tensor/tensor';
import { finiteFirst } from './moments';
import { orderStatistics, sortFirst, worthSorting } from './select';
import { forEachSet, setsOfView, viewAxes } from './sets';

/**
 * Quantiles of a tensor's finite values, exact, by linear interpolation between order statistics
 * (type 7 of Hyndman and Fan 1996, The American Statistician 50(4); NumPy's default): the value at rank p·(n-1).
 * NaN when there is no finite value. RangeError for a p outside [0, 1].
 */
export function quantiles(tensor: Tensor, ps: readonly number[]): Float64Array {
  const wrong = ps.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`a quantile at ${wrong}, which is not between 0 and 1`);
  const view = floatView(tensor);
  const all = tensor.shape.map((_, axis) => axis);
  const own =
    view.data instanceof Float64Array && isRowMajor(tensor)
      ? view.data.subarray(view.offset, view.offset + sizeOf(tensor.shape))
      : undefined;
  // Selecting only looks at the values, sorting would move them.
  if (own && !worthSorting(own.length) && extentOf(own, own.length).finite) return quantilesOf(own, own.length, ps);
  let found = new Float64Array(ps.length);
  forEachSet(view, setsOfView(view, viewAxes(tensor.shape, all)), (values) => {
    found = quantilesOf(values, finiteFirst(values), ps);
  });
  return found;
}

/** The quantiles of the first `n` of `values`, which hold no NaN and may be put in another order. */
export function quantilesOf(values: Float64Array, n: number, ps: readonly number[]): Float64Array<ArrayBuffer> {
  const found = ps.map(() => new Float64Array(1));
  writeQuantiles(values, n, ps, found, 0);
  return Float64Array.from(found, ([value]) => value);
}

/** As `quantilesOf`, written to position `at` of an array a quantile. */
export function writeQuantiles(
  values: Float64Array,
  n: number,
  ps: readonly number[],
  into: readonly Float64Array[],
  at: number,
): void {
  if (n > 0 && ps.length > 0 && !worthSorting(n)) return writeSelected(values, n, ps, into, at);
  if (n > 0 && ps.length > 0) sortFirst(values, n);
  for (let k = 0; k < ps.length; k++) {
    const rank = ps[k] * (n - 1);
    const lower = Math.floor(rank);
    into[k][at] = n === 0 ? NaN : between(values[lower], values[Math.min(lower + 1, n - 1)], rank - lower);
  }
}

function writeSelected(
  values: Float64Array,
  n: number,
  ps: readonly number[],
  into: readonly Float64Array[],
  at: number,
): void {
  const ranks = ps.map((p) => p * (n - 1));
  const lower = ranks.map(Math.floor);
  const ends = orderStatistics(values, n, [...lower, ...lower.map((rank) => Math.min(rank + 1, n - 1))]);
  ranks.forEach((rank, k) => {
    into[k][at] = between(ends[k], ends[k + ps.length], rank - lower[k]);
  });
}

/** Interpolates from the nearer end, as NumPy does, so that the far end itself is met exactly. */
export function between(a: number, b: number, part: number): number {
  if (a === b || part === 0) return a;
  const difference = b - a;
  if (difference === Infinity && Number.isFinite(a) && Number.isFinite(b)) return a * (1 - part) + b * part;
  return part < 0.5 ? a + difference * part : b - difference * (1 - part);
}
