import { rowMajor } from './values';
import { checkLengths, rowMajorStrides, sizeOf, type Tensor } from './tensor';

/** A stretch of one axis with Python's meaning: negative counts from the end, `step` may be negative but not 0. */
export interface Range {
  readonly start?: number;
  readonly stop?: number;
  readonly step?: number;
}

/** The axes in another order (default: reversed), without copying: `np.transpose`. RangeError unless `axes` is a permutation. */
export function transpose(tensor: Tensor, axes?: readonly number[]): Tensor {
  const ndim = tensor.shape.length;
  const order = (axes ?? tensor.shape.map((_, axis) => ndim - 1 - axis)).map((axis) => (axis < 0 ? axis + ndim : axis));
  if (order.length !== ndim || tensor.shape.some((_, axis) => !order.includes(axis))) {
    throw new RangeError(`[${order.join(', ')}] is not an order of ${ndim} axes`);
  }
  return {
    ...tensor,
    shape: order.map((axis) => tensor.shape[axis]),
    strides: order.map((axis) => tensor.strides[axis]),
  };
}

/**
 * A part of a tensor, without copying: per axis a number (drops the axis), a Range, or undefined for all of it.
 * RangeError for an index outside the axis, a place that is not whole, a step of 0 or more parts than axes.
 */
export function slice(tensor: Tensor, ...parts: readonly (number | Range | undefined)[]): Tensor {
  if (parts.length > tensor.shape.length) throw new RangeError(`${parts.length} parts, ${tensor.shape.length} axes`);
  const shape: number[] = [];
  const strides: number[] = [];
  let offset = tensor.offset;
  tensor.shape.forEach((length, axis) => {
    const part = parts[axis];
    const stride = tensor.strides[axis];
    if (typeof part === 'number') {
      offset += indexIn(part, length, axis) * stride;
    } else {
      const { first, count, step } = resolveRange(part ?? {}, length);
      offset += first * stride;
      shape.push(count);
      strides.push(stride * step);
    }
  });
  return { ...tensor, shape, strides, offset };
}

function indexIn(index: number, length: number, axis: number): number {
  const from = index < 0 ? index + length : index;
  if (!Number.isInteger(from) || from < 0 || from >= length) {
    throw new RangeError(`index ${index} is outside axis ${axis} of length ${length}`);
  }
  return from;
}

// Python's slice.indices(length).
function resolveRange(range: Range, length: number): { first: number; count: number; step: number } {
  const step = range.step ?? 1;
  if (!Number.isInteger(step) || step === 0) throw new RangeError(`a step of ${step}`);
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
  const bound = (place: number | undefined, otherwise: number): number => {
    if (place === undefined) return otherwise;
    // Infinity is whole; NaN is not.
    if (Math.trunc(place) !== place) throw new RangeError(`${place} is not a place on an axis`);
    return Math.min(Math.max(place < 0 ? place + length : place, lowest), highest);
  };
  const first = bound(range.start, step > 0 ? lowest : highest);
  const stop = bound(range.stop, step > 0 ? highest : lowest);
  return { first: length === 0 ? 0 : Math.max(first, 0), count: Math.max(0, Math.ceil((stop - first) / step)), step };
}

/** The same elements, row-major, under another shape of the same size. Copies only what is not already row-major. RangeError for another size. */
export function reshape(tensor: Tensor, shape: readonly number[]): Tensor {
  checkLengths(shape);
  if (sizeOf(shape) !== sizeOf(tensor.shape)) {
    throw new RangeError(`shape [${shape.join(', ')}] does not hold the ${sizeOf(tensor.shape)} elements there are`);
  }
  return { ...rowMajor(tensor), shape: [...shape], strides: rowMajorStrides(shape) };
}
