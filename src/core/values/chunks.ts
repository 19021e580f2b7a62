import { sizeOf, type Tensor } from '../tensor/tensor';
import { decode, rowMajor } from '../tensor/values';

const CHUNK = 2 ** 16;

/** One tensor's values, or of two tensors of one shape what the second has more than the first. */
export type Shown = readonly [Tensor] | readonly [before: Tensor, after: Tensor];

export function countOf(shown: Shown): number {
  return sizeOf(shown[0].shape);
}

/**
 * The values in row-major order from index `from` up to `to`, a chunk at a time, so that no second copy of a large tensor
 * is made: `visit` gets a chunk, which it must not keep, and the index of its first value. It ends the walk by answering true.
 */
export function forEachChunk(
  shown: Shown,
  from: number,
  to: number,
  visit: (chunk: Float64Array, first: number) => boolean | void,
): void {
  const [before, after] = shown.map(rowMajor);
  for (let first = from; first < to; first += CHUNK) {
    const last = Math.min(first + CHUNK, to);
    const [x, y] = [before, after].map((tensor) => tensor && decode(tensor.data.subarray(first, last), tensor.dtype));
    if (visit(y ? y.map((value, i) => value - x[i]) : x, first)) return;
  }
}

/** The values at some row-major indices. */
export function pick(shown: Shown, indices: Float64Array): Float64Array {
  const [x, y] = shown.map(rowMajor).map(({ data, dtype }) => {
    const picked = data.slice(0, indices.length);
    for (let i = 0; i < indices.length; i++) picked[i] = data[indices[i]];
    return decode(picked, dtype);
  });
  return y ? y.map((value, i) => value - x[i]) : x;
}
