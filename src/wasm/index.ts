import { installKernels, type Kernels } from '../core/kernels';
import { fastAffine } from './affine';
import { Arena, isSupported } from './arena';
import { fastMoments } from './moments';
import { plainRows } from './rows';

/** The kernels in WebAssembly; undefined on a host without its SIMD. Fewer values than `worthwhile` are dealt with in plain TypeScript. */
export function fastKernels(worthwhile?: number): Kernels | undefined {
  if (!isSupported()) return undefined;
  const arena = new Arena(0, worthwhile);
  return {
    moments: (sets, centered, into) => fastMoments(arena, sets, centered, into),
    plainRows: (bytes, delimiter, columns) => plainRows(arena, bytes, delimiter, columns),
    affine: (data, loops, first, affine, out) => fastAffine(arena, data, loops, first, affine, out),
  };
}

/** Uses the kernels in WebAssembly on this thread, where the host has its SIMD. */
export function installFastKernels(): void {
  const kernels = fastKernels();
  if (kernels) installKernels(kernels);
}
