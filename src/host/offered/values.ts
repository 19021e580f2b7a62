import type { Dtype } from '../../core/tensor/dtype';
import { CodedError } from '../../protocol/rpc';

/** Numbers in a row, with what they are. */
export interface FlatValues {
  readonly data: ArrayBufferView;
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}

type Storage =
  | Float64ArrayConstructor
  | Float32ArrayConstructor
  | Int8ArrayConstructor
  | Uint8ArrayConstructor
  | Int16ArrayConstructor
  | Uint16ArrayConstructor
  | Int32ArrayConstructor
  | Uint32ArrayConstructor
  | BigInt64ArrayConstructor
  | BigUint64ArrayConstructor;

/** What keeps the elements of a dtype, as `TensorData` of the core has it; of the first of each, a typed array without a dtype is. */
const STORAGE = {
  float64: Float64Array,
  float32: Float32Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
  float8_e4m3fn: Uint8Array,
  float8_e5m2: Uint8Array,
  bool: Uint8Array,
} as const satisfies Record<Dtype, Storage>;

/** Dtypes whose storage is bits: a list of numbers does not say which. */
const BITS: ReadonlySet<Dtype> = new Set(['float16', 'bfloat16', 'float8_e4m3fn', 'float8_e5m2']);

/** More axes are a list that holds itself. */
const MOST_AXES = 64;

/**
 * Values that another extension gives: nested lists, or a flat typed array. `api.values` for what is neither, `api.ragged`,
 * `api.dtype` for storage that does not fit the dtype, `api.count` for a shape that does not hold the values given.
 */
export function flatValues(values: unknown, shape: unknown, dtype: unknown): FlatValues {
  const known = dtypeOf(dtype);
  const flat = isTyped(values) ? typed(values, known) : listed(values, known);
  return { ...flat, shape: shape === undefined ? flat.shape : checkedShape(shape, lengthOf(flat.data)) };
}

/** The shape that is given: whole numbers, and as many elements as there are values. */
function checkedShape(shape: unknown, count: number): readonly number[] {
  const isShape = Array.isArray(shape) && shape.every((one) => Number.isSafeInteger(one) && (one as number) >= 0);
  if (!isShape) throw new CodedError('api.shape');
  const lengths = shape as readonly number[];
  const needed = lengths.reduce((product, length) => product * length, 1);
  if (needed !== count) throw new CodedError('api.count', { shape: `[${lengths.join(', ')}]`, needed, count });
  return [...lengths];
}

function dtypeOf(dtype: unknown): Dtype | undefined {
  if (dtype === undefined) return undefined;
  const found = (Object.keys(STORAGE) as Dtype[]).find((one) => one === dtype);
  if (!found) {
    const said = typeof dtype === 'string' ? dtype : typeof dtype;
    throw new CodedError('api.dtype', { dtype: said, known: Object.keys(STORAGE).join(', ') });
  }
  return found;
}

function isTyped(values: unknown): values is ArrayBufferView {
  return ArrayBuffer.isView(values) && Object.values(STORAGE).some((storage) => values instanceof storage);
}

function typed(data: ArrayBufferView, dtype: Dtype | undefined): FlatValues {
  const fitting = (Object.keys(STORAGE) as Dtype[]).filter((one) => data instanceof STORAGE[one]);
  const found = dtype === undefined ? fitting[0] : fitting.find((one) => one === dtype);
  if (!found) throw new CodedError('api.dtype', { dtype: String(dtype), known: fitting.join(', ') });
  return { data, shape: [lengthOf(data)], dtype: found };
}

function listed(values: unknown, dtype: Dtype = 'float64'): FlatValues {
  if (BITS.has(dtype)) {
    const known = (Object.keys(STORAGE) as Dtype[]).filter((one) => !BITS.has(one));
    throw new CodedError('api.dtype', { dtype, known: known.join(', ') });
  }
  const shape = shapeOf(values);
  const leaves: unknown[] = [];
  flatten(values, shape, leaves);
  return { data: stored(leaves, dtype), shape, dtype };
}

// By the first entry of each list; whether the others are like it, `flatten` sees.
function shapeOf(values: unknown): number[] {
  const shape: number[] = [];
  for (let list = values; Array.isArray(list); list = list[0] as unknown) {
    shape.push(list.length);
    if (shape.length > MOST_AXES) throw new CodedError('api.values');
  }
  return shape;
}

function flatten(value: unknown, [length, ...rest]: readonly number[], leaves: unknown[]): void {
  if (length === undefined && !Array.isArray(value)) return void leaves.push(value);
  if (length === undefined || !Array.isArray(value) || value.length !== length) throw new CodedError('api.ragged');
  for (const entry of value) flatten(entry, rest, leaves);
}

function stored(leaves: readonly unknown[], dtype: Dtype): ArrayBufferView {
  if (dtype === 'int64' || dtype === 'uint64') return new STORAGE[dtype](leaves.map(bigOf));
  return new STORAGE[dtype](leaves.map(numberOf));
}

function numberOf(value: unknown): number {
  if (value === null) return NaN;
  const isNumber = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  if (!isNumber) throw new CodedError('api.values');
  return Number(value);
}

function bigOf(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  const number = numberOf(value);
  if (!Number.isInteger(number)) throw new CodedError('api.values');
  return BigInt(number);
}

function lengthOf(data: ArrayBufferView): number {
  return 'length' in data ? (data as Uint8Array).length : data.byteLength;
}
