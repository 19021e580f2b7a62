import { decode, rowMajor } from './values';
import { isRowMajor, rowMajorStrides, sizeOf, type Tensor } from './tensor';

/** What the kernels read: float64 and float32 as they are. */
export type Floats = Float64Array | Float32Array;

/** A tensor whose data a kernel can read. */
export interface FloatView {
  readonly data: Floats;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** The tensor itself where it holds float64 or float32, and its elements as float64 otherwise. */
export function floatView(tensor: Tensor): FloatView {
  const { data, shape, strides, offset } = tensor;
  if (data instanceof Float64Array || data instanceof Float32Array) return { data, shape, strides, offset };
  // A transposed tensor is decoded in memory order and keeps its strides; a sparse view is gathered first.
  if (!isRowMajor(tensor) && offset === 0 && data.length === sizeOf(shape)) {
    return { data: decode(data, tensor.dtype), shape, strides, offset };
  }
  return { data: decode(rowMajor(tensor).data, tensor.dtype), shape, strides: rowMajorStrides(shape), offset: 0 };
}
