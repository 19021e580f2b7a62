import { DTYPES, type Dtype, type TensorData } from './dtype';
import { columnMajorStrides, sizeOf, tensorOf, type Tensor } from './tensor';
import { encode } from './values';

/** Numbers nested to any depth; a number alone is a 0-d tensor. */
export type Nested = number | bigint | boolean | readonly Nested[];

export interface TensorOptions {
  /** The shape. Default: that of the nesting, or `[length]` of a typed array. */
  readonly shape?: readonly number[];
  /** Default 'float64', or what a typed array already is. float16 … are rounded from float64, to nearest even. */
  readonly dtype?: Dtype;
  /** 'C' (row-major, the default) or 'F' (column-major, as NumPy's `order`): how flat values are laid out. */
  readonly order?: 'C' | 'F';
}

/**
 * A tensor from numbers: nested arrays, a flat array with a `shape`, a typed array, or one number.
 *
 *     tensor([[1, 2], [3, 4]])
 *     tensor(new Float32Array(6), { shape: [2, 3] })
 *     tensor([1, 2, 3, 4], { shape: [2, 2], dtype: 'float16' })
 *
 * A typed array of the dtype's own kind is kept, not copied; numbers in one of another kind are converted.
 * (Bits of float16 … that are already at hand make a tensor with `tensorOf`.)
 *
 * Throws a RangeError for ragged nesting, what is not a number, or a shape that does not hold the values: a caller's
 * mistake, whereas what a user typed goes through `read`, which answers with a Problem.
 */
export function tensor(values: Nested | TensorData, options: TensorOptions = {}): Tensor {
  const typed = ArrayBuffer.isView(values);
  const shape = options.shape ?? (typed ? [values.length] : shapeOf(values));
  const flat = typed ? values : flatten(values, options.shape);
  const dtype = options.dtype ?? (typed ? storedDtype(values) : 'float64');
  const made = tensorOf(store(flat, dtype), shape, dtype);
  return options.order === 'F' ? { ...made, strides: columnMajorStrides(shape) } : made;
}

function shapeOf(values: Nested): number[] {
  const shape: number[] = [];
  for (let level = values; Array.isArray(level); level = level[0] as Nested) {
    shape.push(level.length);
    if (level.length === 0) break;
  }
  return shape;
}

type Scalar = number | bigint | boolean;
// What comes from JavaScript may also be null, a string or undefined, which Number() would make 0 or NaN of.
const SCALARS: ReadonlySet<string> = new Set(['number', 'bigint', 'boolean']);

// Level by level and not by recursion: nesting may be deep.
function flatten(values: Nested, shape: readonly number[] | undefined): readonly Scalar[] {
  const lengths = shapeOf(values);
  let level: readonly Nested[] = [values];
  lengths.forEach((length, depth) => {
    for (const part of level) {
      const got = Array.isArray(part) ? part.length : 'a single value';
      if (got !== length) throw new RangeError(`ragged at depth ${depth}: ${length} values expected, got ${got}`);
    }
    level = (level as readonly (readonly Nested[])[]).flat();
  });
  const odd = level.findIndex((item) => !SCALARS.has(typeof item));
  if (odd >= 0) {
    throw new RangeError(
      Array.isArray(level[odd]) ? `ragged at depth ${lengths.length}` : `${String(level[odd])} is not a number`,
    );
  }
  if (shape && sizeOf(shape) !== level.length) {
    throw new RangeError(`shape [${shape.join(', ')}] holds ${sizeOf(shape)} elements, got ${level.length}`);
  }
  return level as readonly Scalar[];
}

function store(flat: TensorData | readonly Scalar[], dtype: Dtype): TensorData {
  if (ArrayBuffer.isView(flat) && storedDtype(flat) === dtype) return flat;
  const stored = DTYPES[dtype].allocate(0);
  if (stored instanceof BigInt64Array || stored instanceof BigUint64Array) {
    const whole = Array.from(flat as ArrayLike<Scalar>, (item) =>
      typeof item === 'number' ? integer(item) : BigInt(item),
    );
    return dtype === 'int64' ? BigInt64Array.from(whole) : BigUint64Array.from(whole);
  }
  return encode(Float64Array.from(flat as ArrayLike<Scalar>, Number), dtype);
}

function integer(value: number): bigint {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
}

function storedDtype(data: TensorData): Dtype {
  if (data instanceof Float64Array) return 'float64';
  if (data instanceof Float32Array) return 'float32';
  if (data instanceof BigInt64Array) return 'int64';
  if (data instanceof BigUint64Array) return 'uint64';
  const sign = data instanceof Int8Array || data instanceof Int16Array || data instanceof Int32Array ? 'int' : 'uint';
  return `${sign}${(data.BYTES_PER_ELEMENT * 8) as 8 | 16 | 32}`;
}
