import { plainMoments, type MomentColumns } from '../core/stats/kernels';
import { quotient } from '../core/stats/run';
import type { Sets } from '../core/stats/sets';
import type { Floats } from '../core/tensor/floats';
import { walkPairs, type Loop } from '../core/tensor/layout';
import { SLOT_BYTES, type Arena, type Lane } from './arena';
import { Pass } from './pass';
import { bits, fillSlot, forEachTile, windowsOf, type Stretch, type Window } from './windows';

// Operands of the loops.
const X = 0;
const SET = 1;

/** Sums of every set as pairs of doubles: the higher and the lower parts. */
interface Pairs {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** Sums around a center: of the deviations and of their squares. */
interface Sums {
  readonly deviations: Pairs;
  readonly squares: Pairs;
}

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
    addValues(arena, sets, { high: mean.fill(0), low: meanLow.fill(0) });
    for (let set = 0; set < count; set++) mean[set] = quotient(mean[set], meanLow[set], size);
  }
  const deviations = { high: meanLow.fill(0), low: new Float64Array(count) };
  const squares = { high: variance.fill(0), low: new Float64Array(count) };
  addSquares(arena, sets, mean, { deviations, squares });
  for (let set = 0; set < count; set++) {
    const off = centered ? deviations.high[set] + deviations.low[set] : 0;
    const shift = off / size;
    const center = mean[set];
    mean[set] = center + shift;
    meanLow[set] = center - mean[set] + shift;
    variance[set] = (squares.high[set] - off * shift + squares.low[set]) / size;
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

/** A kernel, what stands in a lane's slots for it, and its arguments for the sets that begin so many bytes into the slots. */
interface Work {
  readonly name: 'sum' | 'square';
  fill(lane: Lane, stretch: Stretch): void;
  empty(lane: Lane, stretch: Stretch): void;
  sets(lane: Lane, offset: number): number[];
}

function addValues(arena: Arena, sets: Sets, sums: Pairs): void {
  overAll(arena, sets, {
    name: 'sum',
    fill: (lane, { count }) => {
      for (const slot of [0, 1]) arena.doubles(lane.slot(slot), count).fill(0);
    },
    empty: (lane, stretch) => addSlots(arena, lane, 0, sums, stretch),
    sets: (lane, offset) => [lane.slot(0) + offset, lane.slot(1) + offset],
  });
}

function addSquares(arena: Arena, sets: Sets, centers: Float64Array, { deviations, squares }: Sums): void {
  overAll(arena, sets, {
    name: 'square',
    fill: (lane, stretch) => {
      fillSlot(arena, lane.slot(0), centers, stretch);
      for (const slot of [1, 2, 3, 4]) arena.doubles(lane.slot(slot), stretch.count).fill(0);
    },
    empty: (lane, stretch) => {
      addSlots(arena, lane, 1, deviations, stretch);
      addSlots(arena, lane, 3, squares, stretch);
    },
    sets: (lane, offset) => [lane.slot(0) + offset, SLOT_BYTES],
  });
}

function overAll(arena: Arena, { data, loops, offset }: Sets, work: Work): void {
  const pass = new Pass(arena);
  walkPairs(loops, [offset, 0], (outer, inner, at) => overNest(arena, pass, data, { outer, inner, at }, work));
  pass.flush();
}

/** Two nested loops, and where they begin. */
interface Nest {
  readonly outer: Loop;
  readonly inner: Loop;
  readonly at: readonly number[];
}

function overNest(arena: Arena, pass: Pass, data: Floats, { outer, inner, at }: Nest, work: Work): void {
  const along = inner.steps[SET] === 1;
  const step = along ? 1 : outer.steps[SET];
  const call = `${work.name}${along ? 'Rows' : 'Runs'}${bits(data)}`;
  const copied = !arena.holds(data);
  const place = { first: at[X], step: outer.steps[X] };
  const own = step === 0 || along ? 0 : 8;
  for (const window of windowsOf(outer.length, inner.length, step !== 0 && !along, along)) {
    const stretch = stretchOf(window, at[SET], step, along);
    const lane = pass.lane(
      [stretch],
      (to) => work.fill(to, stretch),
      (from) => work.empty(from, stretch),
    );
    forEachTile(arena, lane, data, place, window, (tile) => {
      const moved = along ? (tile.column - window.column) * 8 : (tile.row - window.row) * own;
      const args = [tile.at, tile.rows, tile.step, tile.columns, ...work.sets(lane, moved)];
      pass.add(lane, copied, call, ...(along ? args : [...args, own]));
    });
  }
}

// The sets that the values of a window add to.
function stretchOf({ row, rows, column, columns }: Window, set: number, step: number, along: boolean): Stretch {
  if (along) return { first: set + column, step: 1, count: columns };
  return { first: set + row * step, step, count: step === 0 ? 1 : rows };
}

// Adds the pairs of two slots to those of their sets (TwoSum).
function addSlots(arena: Arena, lane: Lane, slot: number, { high, low }: Pairs, { first, step, count }: Stretch): void {
  const [more, moreLow] = [slot, slot + 1].map((each) => arena.doubles(lane.slot(each), count));
  for (let i = 0, set = first; i < count; i++, set += step) {
    const sum = high[set];
    const x = more[i];
    const next = sum + x;
    const part = next - sum;
    low[set] += sum - (next - part) + (x - part) + moreLow[i];
    high[set] = next;
  }
}
