import type { NanPolicy } from '../schemes/scheme';
import { setMoments, type SetMoments } from '../stats/moments';
import { pickedStrides, setsOfView, type ViewAxis } from '../stats/sets';
import { planLoops, walk } from '../tensor/layout';
import { sizeOf } from '../tensor/tensor';
import type { Chunk } from './chunks';

/** The axes of a chunk as a tensor of its own. */
export function chunkAxes<A extends ViewAxis>(axes: readonly A[], { shape }: Chunk): A[] {
  return axes.map((axis, i) => ({ ...axis, axis: i, inner: 1, length: shape[i] }));
}

/** Calls `visit` with the number of each of a chunk's sets, in the chunk and in the whole tensor. */
export function eachSetOf(
  axes: readonly ViewAxis[],
  chunk: Chunk,
  visit: (local: number, whole: number) => void,
): void {
  const kept = axes.map((_, i) => i).filter((i) => axes[i].kept);
  const strides = pickedStrides(axes, (axis) => axis.kept);
  const own = pickedStrides(chunkAxes(axes, chunk), (axis) => axis.kept);
  const first = kept.reduce((sum, i) => sum + chunk.start[i] * strides[i], 0);
  const loops = planLoops(
    kept.map((i) => chunk.shape[i]),
    [kept.map((i) => own[i]), kept.map((i) => strides[i])],
  );
  walk(loops, [0, first], ({ length, steps }, [local, whole]) => {
    for (let i = 0; i < length; i++) visit(local + i * steps[0], whole + i * steps[1]);
  });
}

/**
 * Mean and variance of every set, from chunks in which sets have a part of their values. The parts are merged as Chan, Golub
 * and LeVeque 1979 do it (Stanford STAN-CS-79-773, eq. 2.1), with the mean as a pair of doubles. Values near
 * the ends of the double range are not scaled: a variance beyond a double is Infinity, and so is its root.
 */
export class MomentsBySet {
  readonly #n: Float64Array;
  readonly #mean: Float64Array;
  readonly #low: Float64Array;
  readonly #m2: Float64Array;

  /** `axes` are those of the whole tensor. */
  constructor(
    private readonly axes: readonly ViewAxis[],
    private readonly centered: boolean,
    private readonly policy: NanPolicy,
  ) {
    const count = sizeOf(axes.filter(({ kept }) => kept).map(({ length }) => length));
    [this.#n, this.#mean, this.#low, this.#m2] = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
  }

  add(chunk: Chunk): void {
    const sets = setsOfView(chunk.view, chunkAxes(this.axes, chunk));
    const part = setMoments(chunk.view, sets, this.centered, this.policy);
    eachSetOf(this.axes, chunk, (local, whole) => {
      const n = part.n[local];
      if (n > 0) this.#merge(whole, n, part.mean[local], part.meanLow[local], part.variance[local] * n);
    });
  }

  /** What was added so far. A set without any value has NaN. */
  moments(): SetMoments {
    const empty = (value: number, set: number): number => (this.#n[set] === 0 ? NaN : value);
    const variance = this.#m2.map((m2, set) => m2 / this.#n[set]);
    return {
      n: this.#n,
      mean: this.#mean.map(empty),
      meanLow: this.#low,
      variance,
      std: variance.map(Math.sqrt),
      extreme: [],
    };
  }

  // `n` values of one set: their mean (a pair), and the sum of their squared deviations from it.
  #merge(set: number, n: number, mean: number, low: number, m2: number): void {
    const before = this.#n[set];
    const total = (this.#n[set] = before + n);
    if (before === 0) {
      this.#mean[set] = mean;
      this.#low[set] = low;
      this.#m2[set] = m2;
      return;
    }
    const delta = mean - this.#mean[set] + (low - this.#low[set]);
    // ±Inf and NaN spread as in a sum.
    if (delta - delta !== 0) {
      this.#mean[set] += mean;
      this.#low[set] = 0;
      this.#m2[set] = NaN;
      return;
    }
    this.#m2[set] += m2 + delta * delta * ((before / total) * n);
    this.#shift(set, (delta * n) / total);
  }

  // TwoSum, so that what the mean's last place cannot hold is kept beside it.
  #shift(set: number, by: number): void {
    const high = this.#mean[set];
    const moved = by + this.#low[set];
    const sum = high + moved;
    const part = sum - high;
    this.#mean[set] = sum;
    this.#low[set] = high - (sum - part) + (moved - part);
  }
}
