import { countElements, elementsOf, HOST_IS_LITTLE_ENDIAN } from '../core/readers/elements';
import { MAX_NDIM } from '../core/readers/nesting';
import { DTYPES, type Dtype, type TensorData } from '../core/tensor/dtype';
import { encode } from '../core/tensor/values';
import type { TensorContents } from '../protocol/compare';
import { CodedError } from '../protocol/rpc';

const ALL = Object.keys(DTYPES) as Dtype[];
/** Dtypes whose storage is bits: neither a list of numbers nor a typed array says which. */
const BITS: ReadonlySet<Dtype> = new Set(['float16', 'bfloat16', 'float8_e4m3fn', 'float8_e5m2']);
const NUMBERS = ALL.filter(isNumbers);

/**
 * Values that a program gives, as a tensor's own: nested lists, or a flat typed array. Throws `api.values` for what is neither, `api.ragged`,
 * `api.dtype` for storage that does not fit the dtype, `api.count` for a shape that does not hold the values given.
 */
export function flatValues(values: unknown, shape: unknown, dtype: unknown): TensorContents {
  const known = dtypeOf(dtype);
  const flat = ArrayBuffer.isView(values) ? typed(values, known) : listed(values, known);
  return { ...flat, shape: shape === undefined ? flat.shape : checkedShape(shape, flat.data.length) };
}

/** The shape that is given: whole numbers, and as many elements as there are values. */
function checkedShape(shape: unknown, count: number): readonly number[] {
  const lengths = Array.isArray(shape) ? (shape as readonly number[]) : undefined;
  const needed = lengths && countElements(lengths);
  if (!lengths || needed === undefined) throw new CodedError('api.shape');
  if (needed !== count) throw new CodedError('api.count', { shape: `[${lengths.join(', ')}]`, needed, count });
  return [...lengths];
}

function dtypeOf(dtype: unknown): Dtype | undefined {
  if (dtype === undefined) return undefined;
  const found = ALL.find((one) => one === dtype);
  if (!found) {
    const said = typeof dtype === 'string' ? dtype : typeof dtype;
    throw new CodedError('api.dtype', { dtype: said, known: ALL.join(', ') });
  }
  return found;
}

// A copy: the other extension goes on with its own.
function typed(view: ArrayBufferView, dtype: Dtype | undefined): TensorContents {
  const fitting = ALL.filter((one) => storageOf(DTYPES[one].allocate(0)) === storageOf(view));
  if (fitting.length === 0) throw new CodedError('api.values');
  // Of a typed array without a dtype, the one that has its name.
  const found = dtype === undefined ? fitting.find(isNumbers) : fitting.find((one) => one === dtype);
  if (!found) throw new CodedError('api.dtype', { dtype: String(dtype), known: fitting.join(', ') });
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
  const data = elementsOf(bytes, found, HOST_IS_LITTLE_ENDIAN);
  return { data, shape: [data.length], dtype: found };
}

// By name: a Buffer is a Uint8Array, and arrays of another realm are no instances.
function storageOf(view: ArrayBufferView): string {
  return (view as TensorData)[Symbol.toStringTag];
}

function isNumbers(dtype: Dtype): boolean {
  return !BITS.has(dtype);
}

function listed(values: unknown, dtype: Dtype = 'float64'): TensorContents {
  if (!isNumbers(dtype)) throw new CodedError('api.dtype', { dtype, known: NUMBERS.join(', ') });
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
    if (shape.length > MAX_NDIM) throw new CodedError('api.values');
  }
  return shape;
}

function flatten(value: unknown, [length, ...rest]: readonly number[], leaves: unknown[]): void {
  if (length === undefined && !Array.isArray(value)) return void leaves.push(value);
  if (length === undefined || !Array.isArray(value) || value.length !== length) throw new CodedError('api.ragged');
  for (const entry of value) flatten(entry, rest, leaves);
}

function stored(leaves: readonly unknown[], dtype: Dtype): TensorData {
  if (dtype === 'int64') return BigInt64Array.from(leaves, bigOf);
  if (dtype === 'uint64') return BigUint64Array.from(leaves, bigOf);
  return encode(Float64Array.from(leaves, numberOf), dtype);
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
