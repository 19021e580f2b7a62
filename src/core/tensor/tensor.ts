import { DTYPES, type Dtype, type TensorData } from './dtype';

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

/** Throws a RangeError unless a shape is whole numbers, none of them negative. */
export function checkLengths(shape: readonly number[]): void {
  if (!shape.every((length) => Number.isInteger(length) && length >= 0)) {
    throw new RangeError(`shape [${shape.join(', ')}] is not made of whole numbers, 0 or more`);
  }
}

/**
 * A row-major tensor over `data`, which is kept and not copied. Throws a RangeError if the sizes differ, or if `data` is
 * not the kind of array that the dtype is stored in.
 */
export function tensorOf(data: TensorData, shape: readonly number[], dtype: Dtype): Tensor {
  checkLengths(shape);
  const stored = storageOf(dtype);
  // By name: a Buffer is a Uint8Array, and arrays of another realm are no instances.
  if (data[Symbol.toStringTag] !== stored) {
    throw new RangeError(`${dtype} is stored in a ${stored}, not in a ${data[Symbol.toStringTag]}`);
  }
  if (sizeOf(shape) !== data.length) {
    throw new RangeError(`shape [${shape.join(', ')}] holds ${sizeOf(shape)} elements, data has ${data.length}`);
  }
  return { data, shape: [...shape], strides: rowMajorStrides(shape), offset: 0, dtype };
}

function storageOf(dtype: Dtype): string {
  if (!Object.hasOwn(DTYPES, dtype))
    throw new RangeError(`${dtype} is no dtype: ${Object.keys(DTYPES).join(', ')} are`);
  return DTYPES[dtype].allocate(0)[Symbol.toStringTag];
}
