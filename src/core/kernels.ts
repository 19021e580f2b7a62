import { plainMoments } from './stats/kernels';
import { plainAffine, type Affine } from './schemes/affine';
import type { MomentColumns } from './stats/kernels';
import type { PlainRows } from './readers/table/plain-rows';
import { PLAIN_RUNS, type RunKernels } from './stats/runKernels';
import type { StretchKernels } from './stats/stretchKernels';
import type { Sets } from './stats/sets';
import type { Floats } from './tensor/floats';
import type { Loop } from './tensor/layout';

/**
 * The loops that see every value, as ports: a host may have faster ones. What they compute is the same, to the accuracy that
 * `docs/core.md` promises.
 */
export interface Kernels {
  /** Room for values, holding whatever it held before, in memory that the kernels work in without copies. */
  room(length: number, dtype: 'float64' | 'float32'): Floats;
  /** Room for a text's bytes, from which the readers' kernels read without a copy; for its owner to give back. */
  byteRoom(length: number): Uint8Array;
  /** Takes back the room that an array lies in. Other arrays are left to be collected. */
  release(data: ArrayBufferView): void;
  /**
   * Writes mean (a pair of doubles) and variance (divisor n) of every set; not centered, the mean of the squares alone. A set with
   * NaN, ±Inf or squares beyond the range of a double comes out as NaN or ±Inf, and is the caller's to do again.
   */
  moments(sets: Sets, centered: boolean, into: MomentColumns): void;
  /** Writes (x - mean) / scale · weight + bias of every value; the loops' operands are values, set, parameter and output. */
  affine(data: Floats, loops: readonly Loop[], start: number, affine: Affine, out: Floats): void;
  /** What is asked of values that lie side by side. */
  readonly runs: RunKernels;
  /** What is asked of a stretch of values of a file; absent where they are looked at one by one. */
  readonly stretches?: StretchKernels;
  /** A reader of the plain rows of a table; undefined where they are as well read one by one. */
  plainRows(bytes: Uint8Array, delimiter: number, columns: number): PlainRows | undefined;
}

/** In plain TypeScript: the reference, and what there is where a host has nothing faster. */
export const PLAIN_KERNELS: Kernels = {
  room: (length, dtype) => (dtype === 'float32' ? new Float32Array(length) : new Float64Array(length)),
  byteRoom: (length) => new Uint8Array(length),
  release: () => undefined,
  moments: plainMoments,
  affine: plainAffine,
  runs: PLAIN_RUNS,
  plainRows: () => undefined,
};

let installed = PLAIN_KERNELS;

/** The kernels in use. */
export function kernels(): Kernels {
  return installed;
}

/** Uses these kernels from now on, on this thread. */
export function installKernels(faster: Kernels): void {
  installed = faster;
}

/** The rooms taken by the work at hand; undefined outside of such work. */
let taken: Floats[] | undefined;

/**
 * Does some work whose results live long: they get room that is used again when it is given back, which is many times as fast to
 * fill as fresh memory. Of the rooms that were taken, those of the arrays in `kept` are the caller's to give back (`releaseRoom`);
 * all others are given back right away. What is in a room may not be sent to another thread as it is.
 */
export function withRooms<T>(work: () => T, kept: (result: T) => readonly ArrayBufferView[]): T {
  const outer = taken;
  const mine: Floats[] = (taken = []);
  let owned: readonly ArrayBufferView[] = [];
  try {
    const result = work();
    owned = kept(result);
    return result;
  } finally {
    taken = outer;
    for (const room of mine) if (!owned.some((array) => liesIn(array, room))) installed.release(room);
  }
}

// A memory that grows has several buffers, over the same bytes.
function liesIn({ buffer, byteOffset }: ArrayBufferView, room: Floats): boolean {
  const isAlike = buffer.constructor === room.buffer.constructor;
  return isAlike && byteOffset >= room.byteOffset && byteOffset < room.byteOffset + room.byteLength;
}

/** An array for a result: room where the work at hand gives it back, and an ordinary array otherwise. What it holds is not said. */
export function roomFor(length: number, dtype: 'float64' | 'float32'): Floats {
  if (!taken) return PLAIN_KERNELS.room(length, dtype);
  const room = installed.room(length, dtype);
  taken.push(room);
  return room;
}

/** Gives room back. Nothing may look at it any more. */
export function releaseRoom(data: ArrayBufferView): void {
  installed.release(data);
}
