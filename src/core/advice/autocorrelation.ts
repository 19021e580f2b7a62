import { setsOfView, viewAxes, type Sets } from '../stats/sets';
import type { FloatView } from '../tensor/floats';
import { walk } from '../tensor/layout';

/** How alike neighbours along an axis are, for every set of values that share a mean. */
export interface Autocorrelation {
  /** In [-1, 1]; NaN for a set without spread or without pairs. */
  readonly lagOne: Float64Array;
  /** How many pairs of finite neighbours went in. */
  readonly pairs: Float64Array;
}

/**
 * The lag-1 autocorrelation along an axis, r = Σ (x_t - m)(x_t+1 - m) / Σ ((x_t - m)² + (x_t+1 - m)²) / 2 over all pairs of
 * neighbours in a set (Box and Jenkins, Time Series Analysis, section 2.1.5; the divisor is that of the
 * pairs themselves, so that a short axis is not pulled towards 0). `keep`: the axes that number the sets; `mean`: one a set.
 */
export function autocorrelation(
  view: FloatView,
  axis: number,
  keep: readonly number[],
  mean: Float64Array,
): Autocorrelation {
  const count = mean.length;
  const products = new Float64Array(count);
  const squares = new Float64Array(count);
  const pairs = new Float64Array(count);
  const { data } = view;
  const step = view.strides[axis];
  const heads = headsOf(view, axis, keep);
  walk(heads.loops, [heads.offset, 0], ({ length, steps: [move, moveSet] }, [start, firstSet]) => {
    for (let i = 0, at = start, set = firstSet; i < length; i++, at += move, set += moveSet) {
      const a = data[at] - mean[set];
      const b = data[at + step] - mean[set];
      const product = a * b;
      if (product - product !== 0) continue;
      products[set] += product;
      squares[set] += (a * a + b * b) / 2;
      pairs[set]++;
    }
  });
  return { lagOne: products.map((product, set) => (squares[set] > 0 ? product / squares[set] : NaN)), pairs };
}

// The first of every two neighbours: all but the last index of the axis.
function headsOf(view: FloatView, axis: number, keep: readonly number[]): Sets {
  const shape = view.shape.map((length, each) => (each === axis ? Math.max(length - 1, 0) : length));
  const reduced = shape.map((_, each) => each).filter((each) => !keep.includes(each));
  return setsOfView({ ...view, shape }, viewAxes(shape, reduced));
}
