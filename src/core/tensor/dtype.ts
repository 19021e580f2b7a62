/** The element types a tensor can have, by the names NumPy, PyTorch and ml_dtypes give them. */
export type Dtype =
  | 'float64'
  | 'float32'
  | 'float16'
  | 'bfloat16'
  | 'float8_e4m3fn'
  | 'float8_e5m2'
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'bool';

/**
 * Storage of the elements. The types that JavaScript lacks are kept as their bits: float16 and
 * bfloat16 in a Uint16Array, the float8 formats in a Uint8Array, bool as 0 and 1 in a Uint8Array.
 */
export type TensorData =
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** What is to be known of an element type. */
export interface DtypeInfo {
  readonly kind: 'float' | 'int' | 'bool';
  /** Bytes of one element. */
  readonly bytes: number;
  /** Storage for `length` elements, all zero. */
  allocate(length: number): TensorData;
  /** `finfo(dtype).eps`: the distance from 1 to the next larger number. Floats only. */
  readonly eps?: number;
}

/** Every element type. */
export const DTYPES = {
  float64: { kind: 'float', bytes: 8, eps: 2 ** -52, allocate: (n) => new Float64Array(n) },
  float32: { kind: 'float', bytes: 4, eps: 2 ** -23, allocate: (n) => new Float32Array(n) },
  float16: { kind: 'float', bytes: 2, eps: 2 ** -10, allocate: (n) => new Uint16Array(n) },
  bfloat16: { kind: 'float', bytes: 2, eps: 2 ** -7, allocate: (n) => new Uint16Array(n) },
  float8_e4m3fn: { kind: 'float', bytes: 1, eps: 2 ** -3, allocate: (n) => new Uint8Array(n) },
  float8_e5m2: { kind: 'float', bytes: 1, eps: 2 ** -2, allocate: (n) => new Uint8Array(n) },
  int8: { kind: 'int', bytes: 1, allocate: (n) => new Int8Array(n) },
  uint8: { kind: 'int', bytes: 1, allocate: (n) => new Uint8Array(n) },
  int16: { kind: 'int', bytes: 2, allocate: (n) => new Int16Array(n) },
  uint16: { kind: 'int', bytes: 2, allocate: (n) => new Uint16Array(n) },
  int32: { kind: 'int', bytes: 4, allocate: (n) => new Int32Array(n) },
  uint32: { kind: 'int', bytes: 4, allocate: (n) => new Uint32Array(n) },
  int64: { kind: 'int', bytes: 8, allocate: (n) => new BigInt64Array(n) },
  uint64: { kind: 'int', bytes: 8, allocate: (n) => new BigUint64Array(n) },
  bool: { kind: 'bool', bytes: 1, allocate: (n) => new Uint8Array(n) },
} as const satisfies Record<Dtype, DtypeInfo>;
