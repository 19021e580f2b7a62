import { finiteFirst } from '../stats/moments';
import { quantilesOf } from '../stats/quantile';
import { countOf, forEachChunk, pick, type Shown } from './chunks';

/** What a colour scale is made of: how far the values of a whole tensor reach, and what no colour can stand for. */
export interface Extent {
  readonly count: number;
  readonly nan: number;
  readonly posInf: number;
  readonly negInf: number;
  /** Least and greatest finite value; NaN where there is none. */
  readonly min: number;
  readonly max: number;
  /** Only a part of a tensor that is not in memory was looked at; the counts are of that part. */
  readonly sampled?: boolean;
  /** Bounds that a few extreme values do not move, and how many finite values lie outside. */
  readonly robust: { readonly low: number; readonly high: number; readonly outside: number };
}

// As seaborn and xarray have it with `robust=True`.
const ROBUST = [0.02, 0.98] as const;
// The bounds are of so many values at most; how many lie outside is counted over all.
const SAMPLE = 2 ** 18;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** How far the values reach: two passes, without a copy of the tensor. */
export function extentOf(shown: Shown): Extent {
  const count = countOf(shown);
  const found = { nan: 0, posInf: 0, negInf: 0, min: Infinity, max: -Infinity };
  forEachChunk(shown, 0, count, (chunk) => {
    for (let i = 0; i < chunk.length; i++) {
      const x = chunk[i];
      if (x !== x) found.nan++;
      else if (x === Infinity) found.posInf++;
      else if (x === -Infinity) found.negInf++;
      else {
        if (x < found.min) found.min = x;
        if (x > found.max) found.max = x;
      }
    }
  });
  if (found.min > found.max)
    return { ...found, count, min: NaN, max: NaN, robust: { low: NaN, high: NaN, outside: 0 } };
  const sample = pick(shown, sampleIndices(count));
  const [low, high] = quantilesOf(sample, finiteFirst(sample), ROBUST);
  return { ...found, count, robust: { low, high, outside: countOutside(shown, low, high) } };
}

// Every index of a small tensor. Of a large one, steps of the golden ratio around the whole: evenly spread, and in step with no axis.
function sampleIndices(count: number): Float64Array {
  if (count <= SAMPLE) return Float64Array.from({ length: count }, (_, i) => i);
  return Float64Array.from({ length: SAMPLE }, (_, i) => Math.floor(((i * GOLDEN) % 1) * count));
}

function countOutside(shown: Shown, low: number, high: number): number {
  let outside = 0;
  forEachChunk(shown, 0, countOf(shown), (chunk) => {
    for (let i = 0; i < chunk.length; i++) {
      const x = chunk[i];
      if ((x < low && x !== -Infinity) || (x > high && x !== Infinity)) outside++;
    }
  });
  return outside;
}
