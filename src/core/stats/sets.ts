import { roomFor, withRooms } from '../kernels';
import { planLoops, walk, type Loop } from '../tensor/layout';
import type { Floats, FloatView } from '../tensor/floats';
import { rowMajorStrides, sizeOf } from '../tensor/tensor';

/**
 * An axis as a reduction sees it: all of a tensor's axis, or a part of it (group norm splits the
 * channel axis in two). `inner` is how many steps of the tensor's axis one step here makes.
 */
export interface ViewAxis {
  readonly axis: number;
  readonly length: number;
  readonly inner: number;
  /** Kept axes number the sets; over the others values are reduced. */
  readonly kept: boolean;
}

/** A tensor's values divided into sets, one for every position along the kept axes, numbered row-major. */
export interface Sets {
  readonly data: Floats;
  readonly offset: number;
  /** How many sets, and how many values in each. */
  readonly count: number;
  readonly size: number;
  /** The kept axes' lengths. */
  readonly shape: readonly number[];
  readonly axes: readonly ViewAxis[];
  /** Over the operands [values, set number]. */
  readonly loops: readonly Loop[];
  /** Over the values of one set. */
  readonly within: readonly Loop[];
}

/** The view axes of a whole tensor that reduces over `reduced` (counted from the front). */
export function viewAxes(shape: readonly number[], reduced: readonly number[]): ViewAxis[] {
  return shape.map((length, axis) => ({ axis, length, inner: 1, kept: !reduced.includes(axis) }));
}

/** Strides along view axes of an operand that has the tensor's own axes. */
export function viewStrides(axes: readonly ViewAxis[], strides: readonly number[]): number[] {
  return axes.map(({ axis, inner }) => strides[axis] * inner);
}

/** Strides along view axes of an operand, row-major, that has only the axes `has` picks; 0 along the others. */
export function pickedStrides<A extends ViewAxis>(axes: readonly A[], has: (axis: A) => boolean): number[] {
  const own = rowMajorStrides(axes.filter(has).map(({ length }) => length));
  let next = 0;
  return axes.map((axis) => (has(axis) ? own[next++] : 0));
}

/** Divides a tensor's values into sets. Nothing is copied but what is neither float64 nor float32. */
export function setsOfView(view: FloatView, axes: readonly ViewAxis[]): Sets {
  const { data, offset } = view;
  const strides = viewStrides(axes, view.strides);
  const lengths = axes.map(({ length }) => length);
  const shape = lengths.filter((_, i) => axes[i].kept);
  const reduced = lengths.filter((_, i) => !axes[i].kept);
  return {
    data,
    offset,
    count: sizeOf(shape),
    size: sizeOf(reduced),
    shape,
    axes,
    loops: planLoops(lengths, [strides, pickedStrides(axes, ({ kept }) => kept)]),
    within: planLoops(reduced, [strides.filter((_, i) => !axes[i].kept)]),
  };
}

/** Where the first value of a set stands in an operand with these strides along the view axes. */
export function setStart(axes: readonly ViewAxis[], strides: readonly number[], set: number): number {
  let rest = set;
  let at = 0;
  for (let i = axes.length - 1; i >= 0; i--) {
    const { kept, length } = axes[i];
    if (!kept) continue;
    at += (rest % length) * strides[i];
    rest = Math.floor(rest / length);
  }
  return at;
}

// Fewer values are copied sooner one by one.
const COPIED = 64;

/** A reader of single sets: copies the values of set `set` to the front of `into`. */
export function gatherer(view: FloatView, sets: Sets): (set: number, into: Float64Array) => void {
  const strides = viewStrides(sets.axes, view.strides);
  const { data, within } = sets;
  // One loop, or none, is what most sets are; a million small ones must not cost a closure each.
  if (within.length < 2) {
    const { length, steps } = within[0] ?? { length: 1, steps: [0] };
    return (set, into) => {
      const start = sets.offset + setStart(sets.axes, strides, set);
      if (steps[0] === 1 && length >= COPIED) return into.set(data.subarray(start, start + length));
      for (let i = 0, at = start; i < length; i++, at += steps[0]) into[i] = data[at];
    };
  }
  return (set, into) => {
    let filled = 0;
    walk(within, [sets.offset + setStart(sets.axes, strides, set)], ({ length, steps: [step] }, [from]) => {
      for (let i = 0, at = from; i < length; i++, at += step) into[filled++] = data[at];
    });
  };
}

// Sets that lie side by side in memory are gathered together, as many as fill a cache line of
// doubles, while the copies stay below 32 MB.
const SIDE_BY_SIDE = 8;
const GATHERED_AT_MOST = 2 ** 22;

/**
 * Calls `visit` with every set's values, in a buffer that is used again for the next set and may be overwritten.
 */
export function forEachSet(view: FloatView, sets: Sets, visit: (values: Float64Array, set: number) => void): void {
  withRooms(
    () => gatherEach(view, sets, visit),
    () => [],
  );
}

function gatherEach(view: FloatView, sets: Sets, visit: (values: Float64Array, set: number) => void): void {
  const { count, size } = sets;
  const interleaved = (sets.loops.at(-1)?.steps[1] ?? 0) !== 0;
  const width = interleaved ? Math.max(1, Math.min(SIDE_BY_SIDE, Math.floor(GATHERED_AT_MOST / size))) : 1;
  const buffer = roomFor(size * Math.min(width, count), 'float64') as Float64Array;
  const rows = Array.from({ length: Math.min(width, count) }, (_, row) =>
    buffer.subarray(row * size, (row + 1) * size),
  );
  const gather = gatherer(view, sets);
  for (let set = 0; set < count; set += width) {
    const together = Math.min(width, count - set);
    if (together === 1) gather(set, rows[0]);
    else gatherTogether(view, sets, set, together, buffer);
    for (let row = 0; row < together; row++) visit(rows[row], set + row);
  }
}

function gatherTogether(view: FloatView, sets: Sets, first: number, together: number, buffer: Float64Array): void {
  const strides = viewStrides(sets.axes, view.strides);
  const starts = Array.from({ length: together }, (_, row) => setStart(sets.axes, strides, first + row));
  const { data, size } = sets;
  let filled = 0;
  walk(sets.within, [sets.offset], ({ length, steps: [step] }, [from]) => {
    for (let i = 0, at = from; i < length; i++, at += step, filled++) {
      for (let row = 0; row < together; row++) buffer[row * size + filled] = data[at + starts[row]];
    }
  });
}
