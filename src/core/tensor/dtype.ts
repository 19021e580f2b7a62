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
