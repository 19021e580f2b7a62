import { installKernels, PLAIN_KERNELS, type Kernels } from '../core/kernels';
import { fastAffine } from './affine';
import { Arena, type ArenaOptions } from './arena';
import { fastMoments } from './moments';
import { isSupported } from './module';
import { fastRuns } from './runs';
import { plainRows } from './rows';
import { fastStretches } from './stretches';

/** The kernels in WebAssembly; undefined on a host without its SIMD. */
export function fastKernels(options: ArenaOptions = {}): Kernels | undefined {
  if (!isSupported()) return undefined;
  const arena = new Arena(options);
  return {
    room: (length, dtype) => {
      const bytes = dtype === 'float32' ? 4 : 8;
      const room = length < arena.worthwhile ? undefined : arena.room(length, bytes);
      return room ?? PLAIN_KERNELS.room(length, dtype);
    },
    byteRoom: (length) => (length < arena.worthwhile ? undefined : arena.byteRoom(length)) ?? new Uint8Array(length),
    release: (data) => arena.release(data),
    moments: (sets, centered, into) => arena.safely(() => fastMoments(arena, sets, centered, into)),
    runs: fastRuns(arena),
    stretches: fastStretches(arena),
    plainRows: (bytes, delimiter, columns) => plainRows(arena, bytes, delimiter, columns),
    affine: (data, loops, first, affine, out) => arena.safely(() => fastAffine(arena, data, loops, first, affine, out)),
  };
}

/** Uses the kernels in WebAssembly on this thread, where the host has its SIMD. */
export function installFastKernels(options: ArenaOptions = {}): void {
  const kernels = fastKernels(options);
  if (kernels) installKernels(kernels);
}
