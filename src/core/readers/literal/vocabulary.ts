import type { Dtype } from '../../tensor/dtype';

const MISSING = ['None', 'null', 'NULL', 'nil', 'nothing', 'missing', 'undefined', 'NA', '<NA>', 'masked'];
const NAN = ['nan', 'NaN', 'NAN', 'Nan', 'NaN16', 'NaN32', 'NaN64'];
const INFINITE = ['inf', 'Inf', 'INF', 'Infinity', 'infinity', 'INFINITY', 'Inf16', 'Inf32', 'Inf64'];
const MODULES = [
  'np.',
  'numpy.',
  'math.',
  'torch.',
  'tf.',
  'jnp.',
  'Number.',
  'Double.',
  'Float.',
  'f32::',
  'f64::',
  'std::',
];

/** The words that stand for a value, with the module they may be written with. */
export const VALUE_WORDS: ReadonlyMap<string, number | boolean> = new Map<string, number | boolean>([
  ...MISSING.map((word) => [word, NaN] as const),
  ...withModules(NAN, NaN),
  ...withModules(INFINITE, Infinity),
  ...['True', 'true', 'TRUE'].map((word) => [word, true] as const),
  ...['False', 'false', 'FALSE'].map((word) => [word, false] as const),
  ['Number.POSITIVE_INFINITY', Infinity],
  ['Number.NEGATIVE_INFINITY', -Infinity],
  ['Double.POSITIVE_INFINITY', Infinity],
  ['Double.NEGATIVE_INFINITY', -Infinity],
  ['f32::NEG_INFINITY', -Infinity],
  ['f64::NEG_INFINITY', -Infinity],
]);

function withModules(words: readonly string[], value: number): (readonly [string, number])[] {
  return words.flatMap((word) => [[word, value] as const, ...MODULES.map((module) => [module + word, value] as const)]);
}

/** Whose print or code a call is: it decides the dtype where none is written, and what prints it whole. */
export type Library = 'numpy' | 'torch' | 'tensorflow' | 'jax' | 'julia' | 'javascript' | 'debugger' | 'other';

/** What makes an array of its arguments. */
export interface Constructor {
  readonly library: Library;
  readonly dtype?: Dtype;
}

const CONSTRUCTORS: Readonly<Record<Library, readonly string[]>> = {
  numpy: [
    'array',
    'asarray',
    'matrix',
    'mat',
    'masked_array',
    'asanyarray',
    'ascontiguousarray',
    'ndarray',
    'recarray',
    'memmap',
  ],
  torch: ['tensor', 'as_tensor', 'Tensor', 'Parameter', 'Variable'],
  tensorflow: ['constant', 'convert_to_tensor', 'EagerTensor'],
  jax: ['Array', 'DeviceArray'],
  julia: [],
  javascript: [],
  debugger: [],
  other: [
    'NDArray',
    'arrayOf',
    'listOf',
    'mutableListOf',
    'vec!',
    'array!',
    'arr1',
    'arr2',
    'arr3',
    'c',
    'List.of',
    'Arrays.asList',
    'deque',
    'Vector',
    'List',
    'Seq',
    'IndexedSeq',
    'ArraySeq',
    'ArrayBuffer',
    'ListBuffer',
    'WrappedArray',
  ],
};

const TYPED: Readonly<Record<string, Constructor>> = {
  FloatTensor: { library: 'torch', dtype: 'float32' },
  DoubleTensor: { library: 'torch', dtype: 'float64' },
  HalfTensor: { library: 'torch', dtype: 'float16' },
  BFloat16Tensor: { library: 'torch', dtype: 'bfloat16' },
  ByteTensor: { library: 'torch', dtype: 'uint8' },
  CharTensor: { library: 'torch', dtype: 'int8' },
  ShortTensor: { library: 'torch', dtype: 'int16' },
  IntTensor: { library: 'torch', dtype: 'int32' },
  LongTensor: { library: 'torch', dtype: 'int64' },
  BoolTensor: { library: 'torch', dtype: 'bool' },
  Float64Array: { library: 'javascript', dtype: 'float64' },
  Float32Array: { library: 'javascript', dtype: 'float32' },
  Float16Array: { library: 'javascript', dtype: 'float16' },
  Int8Array: { library: 'javascript', dtype: 'int8' },
  Uint8Array: { library: 'javascript', dtype: 'uint8' },
  Uint8ClampedArray: { library: 'javascript', dtype: 'uint8' },
  Int16Array: { library: 'javascript', dtype: 'int16' },
  Uint16Array: { library: 'javascript', dtype: 'uint16' },
  Int32Array: { library: 'javascript', dtype: 'int32' },
  Uint32Array: { library: 'javascript', dtype: 'uint32' },
  floatArrayOf: { library: 'other', dtype: 'float32' },
  doubleArrayOf: { library: 'other', dtype: 'float64' },
  intArrayOf: { library: 'other', dtype: 'int32' },
  longArrayOf: { library: 'other', dtype: 'int64' },
  booleanArrayOf: { library: 'other', dtype: 'bool' },
  BigInt64Array: { library: 'javascript', dtype: 'int64' },
  BigUint64Array: { library: 'javascript', dtype: 'uint64' },
};

const BY_NAME: ReadonlyMap<string, Constructor> = new Map([
  ...Object.entries(CONSTRUCTORS).flatMap(([library, names]) =>
    names.map((name) => [name, { library: library as Library }] as const),
  ),
  ...Object.entries(TYPED),
]);

const BY_MODULE: readonly (readonly [RegExp, Library])[] = [
  [/^(?:tf|tensorflow|keras)\./, 'tensorflow'],
  [/^(?:jnp|jax)\./, 'jax'],
  [/^(?:torch|nn)\./, 'torch'],
  [/^(?:np|numpy|cp|cupy|ma)\./, 'numpy'],
];

const VARIADIC = /(?:[aA]rrayOf|[lL]istOf|[a-z]Of|\.of|asList)$/;

/** Whether an array's constructor takes its elements one by one, so that the call is an axis: `listOf(listOf(1, 2), …)`. */
export function isVariadic(name: string): boolean {
  return VARIADIC.test(name);
}

const COLLECTIONS: ReadonlySet<string> = new Set(
  'Array Vector List Seq IndexedSeq ArraySeq ArrayBuffer ListBuffer WrappedArray'.split(' '),
);

/** Whether an array's constructor takes its elements one by one in some language, and brackets around them in another. */
export function isCollection(name: string): boolean {
  return COLLECTIONS.has(name.replace(/^(?:\w+\.)*/, ''));
}

/** What a call of this name makes an array of, if it does: `np.array`, `torch.tensor`, `Float32Array.of`. */
export function constructorOf(name: string): Constructor | undefined {
  const whole = BY_NAME.get(name);
  if (whole) return whole;
  const bare = BY_NAME.get(name.replace(/\.(?:of|from)$/, '').replace(/^.*(?:\.|::)/, ''));
  const library = BY_MODULE.find(([module]) => module.test(name))?.[1];
  return bare && library && bare.dtype === undefined ? { library } : bare;
}

const SCALARS: Readonly<Record<string, Dtype>> = {
  float64: 'float64',
  float32: 'float32',
  float16: 'float16',
  bfloat16: 'bfloat16',
  int8: 'int8',
  int16: 'int16',
  int32: 'int32',
  int64: 'int64',
  uint8: 'uint8',
  uint16: 'uint16',
  uint32: 'uint32',
  uint64: 'uint64',
  bool_: 'bool',
  bool: 'bool',
  float: 'float64',
  Float32: 'float32',
  Float64: 'float64',
  Float16: 'float16',
  intc: 'int32',
  longlong: 'int64',
};

/** The dtype of a scalar's constructor: `np.float32(1.5)`. */
export function scalarOf(name: string): Dtype | undefined {
  const bare = name.replace(/^(?:np|numpy|torch|tf|jnp|ml_dtypes)\./, '');
  return Object.hasOwn(SCALARS, bare) ? SCALARS[bare] : undefined;
}
