import { DTYPES, type Dtype, type TensorData } from '../tensor/dtype';
import { MAX_NDIM } from './nesting';

/** The byte order of this machine's typed arrays. */
export const HOST_IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

// An empty tensor's other axes are bounded by no file size, yet a breakdown takes memory for each index.
const MAX_EMPTY = 2 ** 24;

type View = new (buffer: ArrayBufferLike, byteOffset: number, length: number) => TensorData;

const VIEWS = {
  float64: Float64Array,
  float32: Float32Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
  float8_e4m3fn: Uint8Array,
  float8_e5m2: Uint8Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  bool: Uint8Array,
} as const satisfies Record<Dtype, View>;

/**
 * The elements that `bytes` holds, `bytes.length / DTYPES[dtype].bytes` of them. A view of the same memory where the byte
 * order is this machine's and the start is aligned; a copy otherwise. Any non-zero bool becomes 1.
 */
export function elementsOf(bytes: Uint8Array, dtype: Dtype, littleEndian: boolean): TensorData {
  const width = DTYPES[dtype].bytes;
  const length = bytes.length / width;
  if (dtype === 'bool') return zerosAndOnes(bytes);
  const native = width === 1 || littleEndian === HOST_IS_LITTLE_ENDIAN;
  // Not `slice`: a Node Buffer's shares its memory.
  const own = native && bytes.byteOffset % width === 0 ? bytes : new Uint8Array(bytes);
  if (!native) swapBytes(own, width);
  const ElementView: View = VIEWS[dtype];
  return new ElementView(own.buffer, own.byteOffset, length);
}

function zerosAndOnes(bytes: Uint8Array): Uint8Array {
  return bytes.every((byte) => byte <= 1) ? bytes : bytes.map((byte) => (byte === 0 ? 0 : 1));
}

function swapBytes(bytes: Uint8Array, width: number): void {
  for (let start = 0; start < bytes.length; start += width) {
    for (let low = start, high = start + width - 1; low < high; low++, high--) {
      const byte = bytes[low];
      bytes[low] = bytes[high];
      bytes[high] = byte;
    }
  }
}

/**
 * How many elements a shape that a file claims holds; undefined for one that no tensor can have: an axis that is
 * negative or no integer, more than MAX_NDIM axes, a product beyond 2^53, or an empty tensor with immense other axes.
 */
export function countElements(shape: readonly number[]): number | undefined {
  if (shape.length > MAX_NDIM || !shape.every((length) => Number.isSafeInteger(length) && length >= 0))
    return undefined;
  let product = 1;
  for (const length of shape) product *= Math.max(1, length);
  if (!shape.includes(0)) return Number.isSafeInteger(product) ? product : undefined;
  return product <= MAX_EMPTY ? 0 : undefined;
}
