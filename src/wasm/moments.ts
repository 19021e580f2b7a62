import { plainMoments, type MomentColumns } from '../core/stats/kernels';
import { quotient } from '../core/stats/run';
import type { Sets } from '../core/stats/sets';
import { walkPairs, type Loop } from '../core/tensor/layout';
import { SLOT_BYTES, type Arena } from './arena';
import { bits, emptySlot, fillSlot, forEachTile, windowsOf, type Window } from './windows';

// Operands of the loops.
const X = 0;
const SET = 1;

/** Sums of a set around a center: of the deviations and of their squares, each a pair of doubles. */
type Sums = readonly [high: Float64Array, low: Float64Array, squareHigh: Float64Array, squareLow: Float64Array];

/**
 * Mean and variance of every set. The first pass finds a mean that is good to some places; the second sums the deviations from it
 * and their squares, and both figures are put right by the sum that would be 0 were it exact (Chan, Golub and
 * LeVeque 1983, The American Statistician 37(3), eq. 1.7).
 */
export function fastMoments(arena: Arena, sets: Sets, centered: boolean, into: MomentColumns): void {
  if (!suits(sets, arena.worthwhile)) return plainMoments(sets, centered, into);
  const { mean, meanLow, variance } = into;
  const { count, size } = sets;
  if (centered) {
    walkPairs(sets.loops, [sets.offset, 0], (outer, inner, at) => addValues(arena, sets, { outer, inner, at }, into));
    for (let set = 0; set < count; set++) mean[set] = quotient(mean[set], meanLow[set], size);
  }
  const sums = [meanLow.fill(0), new Float64Array(count), variance, new Float64Array(count)] as const;
  walkPairs(sets.loops, [sets.offset, 0], (outer, inner, at) =>
    addSquares(arena, sets, { outer, inner, at }, mean, sums),
  );
  for (let set = 0; set < count; set++) {
    const off = centered ? sums[0][set] + sums[1][set] : 0;
    const shift = off / size;
    const center = mean[set];
    mean[set] = center + shift;
    meanLow[set] = center - mean[set] + shift;
    variance[set] = (sums[2][set] - off * shift + sums[3][set]) / size;
  }
}

// With fewer values between two calls the way into the module costs more than it saves.
const WORTH_A_CALL = 1024;

function suits({ loops, data, count, size }: Sets, worthwhile: number): boolean {
  if (count * size < worthwhile) return false;
  const inner = loops.at(-1);
  const outer = loops.at(-2);
  if (!inner || inner.steps[X] !== 1 || inner.length * (outer?.length ?? 1) < Math.min(WORTH_A_CALL, worthwhile))
    return false;
  if (inner.length * data.BYTES_PER_ELEMENT >= 2 ** 30) return false;
  return inner.steps[SET] === 0 || (inner.steps[SET] === 1 && (outer?.steps[SET] ?? 0) === 0);
}

type Centers = Pick<MomentColumns, 'mean' | 'meanLow'>;

/** Two nested loops, and where they begin. */
interface Nest {
  readonly outer: Loop;
  readonly inner: Loop;
  readonly at: readonly number[];
}

function addValues(arena: Arena, { data }: Sets, nest: Nest, { mean, meanLow }: Centers): void {
  const { outer, inner, at } = nest;
  const [high, low] = [arena.slot(0), arena.slot(1)];
  const rows = inner.steps[SET] === 1;
  const call = arena.call(`sum${rows ? 'Rows' : 'Runs'}${bits(data)}`);
  forEachSetWindow(nest, (window, set, step, count) => {
    fillSlot(arena, 0, mean, set, step, count);
    fillSlot(arena, 1, meanLow, set, step, count);
    forEachTile(arena, data, at[X], outer.steps[X], window, (tile) => {
      if (rows) call(tile.at, tile.rows, tile.step, tile.columns, high, low);
      else {
        const own = outer.steps[SET] === 0 ? 0 : 8;
        const from = (tile.row - window.row) * own;
        call(tile.at, tile.rows, tile.step, tile.columns, high + from, low + from, own);
      }
    });
    emptySlot(arena, 0, mean, set, step, count);
    emptySlot(arena, 1, meanLow, set, step, count);
  });
}

function addSquares(arena: Arena, { data }: Sets, nest: Nest, centers: Float64Array, sums: Sums): void {
  const { outer, inner, at } = nest;
  const first = arena.slot(0);
  const rows = inner.steps[SET] === 1;
  const call = arena.call(`square${rows ? 'Rows' : 'Runs'}${bits(data)}`);
  forEachSetWindow(nest, (window, set, step, count) => {
    fillSlot(arena, 0, centers, set, step, count);
    sums.forEach((figures, k) => fillSlot(arena, k + 1, figures, set, step, count));
    forEachTile(arena, data, at[X], outer.steps[X], window, (tile) => {
      if (rows) call(tile.at, tile.rows, tile.step, tile.columns, first, SLOT_BYTES);
      else {
        const own = outer.steps[SET] === 0 ? 0 : 8;
        call(tile.at, tile.rows, tile.step, tile.columns, first + (tile.row - window.row) * own, SLOT_BYTES, own);
      }
    });
    sums.forEach((figures, k) => emptySlot(arena, k + 1, figures, set, step, count));
  });
}

type SetWindow = (window: Window, set: number, step: number, count: number) => void;

// The windows of two loops, each with the sets it adds to: the first, how far apart they are, and how many.
function forEachSetWindow({ outer, inner, at }: Nest, visit: SetWindow): void {
  const along = inner.steps[SET] === 1;
  const step = along ? 1 : outer.steps[SET];
  for (const window of windowsOf(outer.length, inner.length, step !== 0 && !along, along)) {
    const set = at[SET] + (along ? window.column : window.row * step);
    visit(window, set, step, along ? window.columns : step === 0 ? 1 : window.rows);
  }
}
