import { walk } from '../tensor/layout';
import type { Measures } from './measures';

/** Where the sum of squared deviations of each set comes from. */
export interface Tails {
  /** Share carried by values more than `cut` σ from the mean. */
  readonly beyond: Float64Array;
  /** Share carried by the farthest value alone. */
  readonly farthest: Float64Array;
  /** How many values lie beyond. */
  readonly count: Float64Array;
}

/** The share of each set's Σ (x - mean)² that its far values carry; 0 for a set without spread. */
export function tails({ view, sets, own }: Measures, cut: number): Tails {
  const limit = own.variance.map((variance) => cut * cut * variance);
  const beyond = new Float64Array(sets.count);
  const farthest = new Float64Array(sets.count);
  const count = new Float64Array(sets.count);
  walk(sets.loops, [sets.offset, 0], ({ length, steps: [move, moveSet] }, [start, firstSet]) => {
    for (let i = 0, at = start, set = firstSet; i < length; i++, at += move, set += moveSet) {
      const deviation = view.data[at] - own.mean[set];
      const square = deviation * deviation;
      if (!(square < Infinity)) continue;
      if (square > farthest[set]) farthest[set] = square;
      if (square <= limit[set]) continue;
      beyond[set] += square;
      count[set]++;
    }
  });
  const share = (sum: number, set: number): number => {
    const total = own.variance[set] * own.n[set];
    return total > 0 ? Math.min(sum / total, 1) : 0;
  };
  return { beyond: beyond.map(share), farthest: farthest.map(share), count };
}
