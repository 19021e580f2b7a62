import type { Floats } from '../tensor/floats';
import type { RunExtent } from './runKernels';

/** Takes the sums of a block of `n` values: of the deviations from `center`, of their squares, third and fourth powers. */
export type TakePowers = (
  n: number,
  center: number,
  first: number,
  second: number,
  third: number,
  fourth: number,
) => void;

/** How many digits there are of the upper twenty bits of keys (see `digits.ts`). */
export const UPPER_DIGITS = 2 ** 20;

/**
 * The loops over a stretch of values of a file, as a port that a host may have. Values, tables and rooms have to lie in its
 * memory (`room`). What is undefined or false was not done: the values are too few, or lie elsewhere.
 */
export interface StretchKernels {
  extent(values: Floats): RunExtent | undefined;
  /** The sums of every block; all values have to be finite. */
  powers(values: Floats, take: TakePowers): boolean;
  /** Adds how many values have each upper digit: some to one table, the others to the other. */
  countUpper(values: Floats, tables: readonly [Uint32Array, Uint32Array]): boolean;
  /** The values whose upper digit is wanted (a byte other than 0), in stretches of `room`, which is as long as the values. */
  collectUpper(values: Floats, wanted: Uint8Array, room: Float64Array): readonly Float64Array[] | undefined;
  /** How many values lie in each of the bins between even edges, `perUnit` bins to a unit; those outside are in none. */
  countEven(values: Floats, edges: Float64Array, perUnit: number): Float64Array | undefined;
}
