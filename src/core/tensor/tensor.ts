import type { Dtype, TensorData } from './dtype';

/**
 * An n-dimensional array over a flat typed array, in the vocabulary of NumPy: element
 * `[i0, i1, …]` is `data[offset + i0 * strides[0] + i1 * strides[1] + …]`.
 * A 0-d tensor has `shape` `[]` and one element. Tensors are never changed once made.
 */
export interface Tensor {
  readonly data: TensorData;
  readonly shape: readonly number[];
  /** In elements, not bytes. May be negative or 0. */
  readonly strides: readonly number[];
  readonly offset: number;
  readonly dtype: Dtype;
}

/** How many elements a shape holds: the product of its lengths, 1 for a 0-d tensor. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The strides of a row-major (C order) tensor of this shape, in elements. */
export function rowMajorStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis];
  }
  return strides;
}

/** The strides of a column-major (Fortran order) tensor of this shape, in elements. */
export function columnMajorStrides(shape: readonly number[]): number[] {
  return rowMajorStrides([...shape].reverse()).reverse();
}

/** Whether the elements stand one after the other in row-major order. */
export function isRowMajor({ shape, strides }: Tensor): boolean {
  const expected = rowMajorStrides(shape);
  return shape.every((length, axis) => length === 1 || strides[axis] === expected[axis]) || sizeOf(shape) === 0;
}

/** A row-major tensor over `data`, which is kept and not copied. Throws a RangeError if the sizes differ. */
export function tensorOf(data: TensorData, shape: readonly number[], dtype: Dtype): Tensor {
  if (sizeOf(shape) !== data.length) {
    throw new RangeError(`shape [${shape.join(', ')}] holds ${sizeOf(shape)} elements, data has ${data.length}`);
  }
  return { data, shape, strides: rowMajorStrides(shape), offset: 0, dtype };
}
