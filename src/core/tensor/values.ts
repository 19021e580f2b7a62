import type { Nested } from './make';
import { DTYPES, type Dtype, type TensorData } from './dtype';
import { decodeTable, encoder, isNarrow } from './narrow';
import { isRowMajor, sizeOf, tensorOf, type Tensor } from './tensor';
import { planLoops, walk } from './layout';

/** All elements in row-major order as float64, a fresh array. Exact, but for 64-bit integers beyond 2^53 (nearest even). */
export function toFloat64(tensor: Tensor): Float64Array {
  const { data, dtype } = rowMajor(tensor);
  const decoded = decode(data, dtype);
  // What is not a copy yet is the tensor's own memory.
  return decoded.buffer === tensor.data.buffer ? decoded.slice() : decoded;
}

/** The elements as nested arrays, as NumPy's `tolist()`; 64-bit integers are bigints, bool true and false. */
export function toNested(tensor: Tensor): Nested {
  const { data, dtype, shape } = rowMajor(tensor);
  let level: Nested[] = Array.from(items(data, dtype));
  for (let axis = shape.length - 1; axis > 0; axis--) {
    const length = shape[axis];
    const groups = sizeOf(shape.slice(0, axis));
    const inner = level;
    level = Array.from({ length: groups }, (_, i) => inner.slice(i * length, (i + 1) * length));
  }
  return shape.length === 0 ? level[0] : level;
}

/** The element at a row-major index, exact: a bigint for 64-bit integers. NaN outside the tensor. */
export function elementAt(tensor: Tensor, index: number): number | bigint {
  if (!Number.isInteger(index) || index < 0 || index >= sizeOf(tensor.shape)) return NaN;
  let at = tensor.offset;
  let rest = index;
  for (let axis = tensor.shape.length - 1; axis >= 0; axis--) {
    at += (rest % tensor.shape[axis]) * tensor.strides[axis];
    rest = Math.floor(rest / tensor.shape[axis]);
  }
  const stored = tensor.data[at];
  return isNarrow(tensor.dtype) ? decodeTable(tensor.dtype)[Number(stored)] : stored;
}

/**
 * The tensor in another dtype, row-major. Floats round once, to nearest even, straight from float64;
 * beyond the largest finite value they become ±Infinity (NaN in float8_e4m3fn, which has none).
 * Integers truncate toward zero and wrap, as NumPy's `astype`; NaN and ±Infinity become 0. bool is `x != 0`.
 */
export function cast(tensor: Tensor, dtype: Dtype): Tensor {
  const source = rowMajor(tensor);
  if (source.dtype === dtype) return source;
  if (isBigInt(source.data) && (dtype === 'int64' || dtype === 'uint64')) {
    return tensorOf(
      dtype === 'int64' ? new BigInt64Array(source.data) : new BigUint64Array(source.data),
      tensor.shape,
      dtype,
    );
  }
  return tensorOf(encode(decode(source.data, source.dtype), dtype), tensor.shape, dtype);
}

/** Numbers as stored under a dtype. float64 is kept, not copied. */
export function encode(values: Float64Array, dtype: Dtype): TensorData {
  if (dtype === 'float64') return values;
  const stored = DTYPES[dtype].allocate(values.length);
  if (stored instanceof BigInt64Array || stored instanceof BigUint64Array) {
    for (let i = 0; i < values.length; i++) {
      stored[i] = Number.isFinite(values[i]) ? BigInt(Math.trunc(values[i])) : 0n;
    }
  } else if (dtype === 'bool') {
    for (let i = 0; i < values.length; i++) stored[i] = values[i] === 0 ? 0 : 1;
  } else if (isNarrow(dtype)) {
    const bitsOf = encoder(dtype);
    for (let i = 0; i < values.length; i++) stored[i] = bitsOf(values[i]);
  } else {
    stored.set(values);
  }
  return stored;
}

/** Stored elements as float64. A Float64Array is handed back as it is, not copied. */
export function decode(data: TensorData, dtype: Dtype): Float64Array {
  if (data instanceof Float64Array) return data;
  const values = new Float64Array(data.length);
  if (isNarrow(dtype)) {
    const table = decodeTable(dtype);
    for (let i = 0; i < values.length; i++) values[i] = table[Number(data[i])];
  } else if (isBigInt(data)) {
    for (let i = 0; i < values.length; i++) values[i] = Number(data[i]);
  } else {
    values.set(data);
  }
  return values;
}

function isBigInt(data: TensorData): data is BigInt64Array | BigUint64Array {
  return data instanceof BigInt64Array || data instanceof BigUint64Array;
}

function* items(data: TensorData, dtype: Dtype): Generator<number | bigint | boolean> {
  if (dtype === 'bool') for (const item of data) yield item !== 0;
  else if (isBigInt(data)) yield* data;
  else yield* decode(data, dtype);
}

/** The same tensor with its elements one after the other, row-major. Copies only what is not so already. */
export function rowMajor(tensor: Tensor): Tensor {
  const size = sizeOf(tensor.shape);
  if (isRowMajor(tensor)) {
    const { data, offset } = tensor;
    const own = offset === 0 && data.length === size ? data : data.subarray(offset, offset + size);
    return tensorOf(own, tensor.shape, tensor.dtype);
  }
  const copy = DTYPES[tensor.dtype].allocate(size);
  copyStrided(tensor, copy);
  return tensorOf(copy, tensor.shape, tensor.dtype);
}

function copyStrided(tensor: Tensor, target: TensorData): void {
  // Both arrays are of one type; the union hides it from the compiler.
  const from = tensor.data as Record<number, number>;
  const to = target as Record<number, number>;
  const loops = planLoops(tensor.shape, [tensor.strides, tensorOf(target, tensor.shape, tensor.dtype).strides]);
  walk(loops, [tensor.offset, 0], ({ length, steps }, [start, end]) => {
    let source = start;
    let sink = end;
    for (let i = 0; i < length; i++, source += steps[0], sink += steps[1]) to[sink] = from[source];
  });
}
