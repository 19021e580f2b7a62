import { pickedStrides, type ViewAxis } from '../stats/sets';
import { planLoops, walk } from '../tensor/layout';
import { rowMajorStrides, sizeOf } from '../tensor/tensor';
import type { Measures } from './measures';

/** How much samples differ: the variance over samples at each position, averaged over the positions. */
export interface BetweenSamples {
  readonly before: number;
  /** After each sample was normalised, brought back to the typical scale of the samples so that it compares with `before`. */
  readonly after: number;
  readonly samples: number;
}

/**
 * The variance between samples before and after each was normalised by itself. With a common scale
 * S² = mean σᵢ², what is left of x is S·(x - meanᵢ)/σᵢ: had all samples the same mean and σ, it would differ as
 * much as x. `sampleAxis` tells the axes along which samples are numbered; values at one position over them are compared.
 */
export function betweenSamples(measures: Measures, sampleAxis: (axis: ViewAxis) => boolean): BetweenSamples {
  const { view, sets } = measures;
  const { axes } = sets;
  const samples = sizeOf(axes.filter(sampleAxis).map(({ length }) => length));
  const positions = sizeOf(axes.filter((axis) => !sampleAxis(axis)).map(({ length }) => length));
  const { centre, factor } = restore(measures, sampleAxis);
  const before = new Spread(positions);
  const after = new Spread(positions);
  const ofPosition = pickedStrides(axes, (axis) => !sampleAxis(axis));
  const strides = axes.map(({ axis, inner }) => view.strides[axis] * inner);
  const loops = planLoops(
    axes.map(({ length }) => length),
    [strides, pickedStrides(axes, ({ kept }) => kept), ofPosition],
  );
  walk(loops, [sets.offset, 0, 0], ({ length, steps: [move, moveSet, movePosition] }, [start, firstSet, first]) => {
    let set = firstSet;
    let position = first;
    for (let i = 0, at = start; i < length; i++, at += move, set += moveSet, position += movePosition) {
      const x = view.data[at];
      if (x - x !== 0) continue;
      before.add(position, x);
      after.add(position, (x - centre[set]) * factor[set]);
    }
  });
  return { before: before.variance(), after: after.variance(), samples };
}

/** What normalising subtracts, and what it multiplies by when the typical scale is given back. */
function restore(
  { sets, used }: Measures,
  sampleAxis: (axis: ViewAxis) => boolean,
): { readonly centre: Float64Array; readonly factor: Float64Array } {
  const kept = sets.axes.filter((axis) => axis.kept);
  const others = kept.filter((axis) => !sampleAxis(axis));
  const own = rowMajorStrides(kept.map(({ length }) => length));
  const groupSteps = rowMajorStrides(others.map(({ length }) => length));
  const groupOf = (set: number): number =>
    others.reduce((sum, axis, i) => {
      const place = Math.floor(set / own[kept.indexOf(axis)]) % axis.length;
      return sum + place * groupSteps[i];
    }, 0);
  const groups = sizeOf(others.map(({ length }) => length));
  const total = new Float64Array(groups);
  const count = new Float64Array(groups);
  used.variance.forEach((variance, set) => {
    if (!(variance >= 0)) return;
    total[groupOf(set)] += variance;
    count[groupOf(set)]++;
  });
  const factor = used.variance.map((variance, set) =>
    variance > 0 ? Math.sqrt(total[groupOf(set)] / count[groupOf(set)] / variance) : 0,
  );
  return { centre: used.mean, factor };
}

/** Variances at many positions at once. Sums are around each position's first value, so that an offset costs no digits. */
class Spread {
  private readonly n: Float64Array;
  private readonly around: Float64Array;
  private readonly sum: Float64Array;
  private readonly squares: Float64Array;

  constructor(positions: number) {
    this.n = new Float64Array(positions);
    this.around = new Float64Array(positions);
    this.sum = new Float64Array(positions);
    this.squares = new Float64Array(positions);
  }

  add(position: number, x: number): void {
    if (this.n[position]++ === 0) this.around[position] = x;
    const deviation = x - this.around[position];
    this.sum[position] += deviation;
    this.squares[position] += deviation * deviation;
  }

  /** The mean over the positions of the variance at each. */
  variance(): number {
    return mean(this.n.map((n, i) => (n > 0 ? Math.max(0, this.squares[i] / n - (this.sum[i] / n) ** 2) : NaN)));
  }
}

function mean(values: Float64Array): number {
  let sum = 0;
  let n = 0;
  for (const value of values) {
    if (value - value !== 0) continue;
    sum += value;
    n++;
  }
  return n > 0 ? sum / n : NaN;
}
