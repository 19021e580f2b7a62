import { collectDigits, countDigits } from './digits';

/** The ends of a run of values. */
export interface RunExtent {
  /** NaN aside; Infinity and -Infinity where there is nothing else. */
  readonly min: number;
  readonly max: number;
  readonly zeros: number;
  /** None is NaN or ±Inf. */
  readonly finite: boolean;
}

/** Bytes that are looked for. */
export type Wanted = readonly [number, number, number, number];

/** The loops over a run of values that lie side by side, as a port. */
export interface RunKernels {
  extent(values: Float64Array): RunExtent;
  /** How many values have each digit at a level of their keys; see `digits.ts`. */
  countDigits(values: Float64Array, level: number): Uint32Array;
  /** The values that have each of some digits, whose counts are known. */
  collectDigits(values: Float64Array, level: number, digits: readonly number[], counts: Uint32Array): Float64Array[];
  /** How many values lie in each of the bins between even edges, `perUnit` bins to a unit; those outside are in none. */
  countEven(values: Float64Array, edges: Float64Array, perUnit: number): Float64Array;
  /** Whether one of four bytes is among some. */
  hasByte(bytes: Uint8Array, wanted: Wanted): boolean;
  /** Σ(x - mean)³ and Σ(x - mean)⁴, mean being `mean` + `meanLow`. */
  powers(values: Float64Array, mean: number, meanLow: number): readonly [third: number, fourth: number];
}

/** In plain TypeScript. */
export const PLAIN_RUNS: RunKernels = {
  extent: (values) => plainExtent(values, values.length),
  countDigits,
  collectDigits,
  countEven,
  hasByte: (bytes, wanted) => wanted.some((byte) => bytes.includes(byte)),
  powers,
};

/** The ends of the first `n` of some values, in plain TypeScript. */
export function plainExtent(values: Float64Array, n: number): RunExtent {
  let min = Infinity;
  let max = -Infinity;
  let zeros = 0;
  let odd = 0;
  for (let i = 0; i < n; i++) {
    const x = values[i];
    if (x < min) min = x;
    if (x > max) max = x;
    if (x === 0) zeros++;
    odd += x - x;
  }
  return { min, max, zeros, finite: odd === 0 };
}

function countEven(values: Float64Array, edges: Float64Array, perUnit: number): Float64Array {
  const bins = edges.length - 1;
  const first = edges[0];
  const last = edges[bins];
  const counts = new Float64Array(bins);
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (!(x >= first && x <= last)) continue;
    let bin = Math.min(Math.floor((x - first) * perUnit), bins - 1);
    // The product may round to the neighbour; the edges decide.
    if (x < edges[bin]) bin--;
    else if (bin < bins - 1 && x >= edges[bin + 1]) bin++;
    counts[bin]++;
  }
  return counts;
}

// Blocks keep the rounding of the sums to that of a few hundred additions.
const BLOCK = 256;

function powers(values: Float64Array, mean: number, meanLow: number): readonly [third: number, fourth: number] {
  const n = values.length;
  let [m3, m4] = [0, 0];
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(start + BLOCK, n);
    let third = 0;
    let fourth = 0;
    for (let i = start; i < end; i++) {
      const d = values[i] - mean - meanLow;
      const square = d * d;
      third += square * d;
      fourth += square * square;
    }
    m3 += third;
    m4 += fourth;
  }
  return [m3, m4];
}
