import { plainMoments } from './stats/kernels';
import { plainAffine, type Affine } from './schemes/affine';
import type { MomentColumns } from './stats/kernels';
import type { PlainRows } from './readers/plain-rows';
import type { Sets } from './stats/sets';
import type { Floats } from './tensor/floats';
import type { Loop } from './tensor/layout';

/**
 * The loops that see every value, as ports: a host may have faster ones. What they compute is the same, to the accuracy that
 * `docs/core.md` promises.
 */
export interface Kernels {
  /**
   * Writes mean (a pair of doubles) and variance (divisor n) of every set; not centered, the mean of the squares alone. A set with
   * NaN, ±Inf or squares beyond the range of a double comes out as NaN or ±Inf, and is the caller's to do again.
   */
  moments(sets: Sets, centered: boolean, into: MomentColumns): void;
  /** Writes (x - mean) / scale · weight + bias of every value; the loops' operands are values, set, parameter and output. */
  affine(data: Floats, loops: readonly Loop[], start: number, affine: Affine, out: Floats): void;
  /** A reader of the plain rows of a table; undefined where they are as well read one by one. */
  plainRows(bytes: Uint8Array, delimiter: number, columns: number): PlainRows | undefined;
}

/** In plain TypeScript: the reference, and what there is where a host has nothing faster. */
export const PLAIN_KERNELS: Kernels = {
  moments: plainMoments,
  affine: plainAffine,
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
