import type { Dtype } from '../../tensor/dtype';
import type { Library } from './vocabulary';

/** A dtype as a print or code spells it, or the code of the problem that says why it holds no numbers. */
export type SpelledDtype = { readonly dtype: Dtype } | { readonly refused: `literal.${string}` } | 'unknown';

const NAMES: Readonly<Record<string, Dtype>> = {
  float64: 'float64',
  double: 'float64',
  f8: 'float64',
  d: 'float64',
  float32: 'float32',
  single: 'float32',
  f4: 'float32',
  f: 'float32',
  float16: 'float16',
  half: 'float16',
  f2: 'float16',
  e: 'float16',
  bfloat16: 'bfloat16',
  float8_e4m3fn: 'float8_e4m3fn',
  float8_e5m2: 'float8_e5m2',
  int8: 'int8',
  i1: 'int8',
  b: 'int8',
  byte: 'int8',
  uint8: 'uint8',
  u1: 'uint8',
  B: 'uint8',
  ubyte: 'uint8',
  int16: 'int16',
  short: 'int16',
  i2: 'int16',
  h: 'int16',
  uint16: 'uint16',
  ushort: 'uint16',
  u2: 'uint16',
  H: 'uint16',
  int32: 'int32',
  intc: 'int32',
  i4: 'int32',
  i: 'int32',
  uint32: 'uint32',
  uintc: 'uint32',
  u4: 'uint32',
  I: 'uint32',
  int64: 'int64',
  int: 'int64',
  int_: 'int64',
  long: 'int64',
  longlong: 'int64',
  intp: 'int64',
  i8: 'int64',
  l: 'int64',
  q: 'int64',
  uint64: 'uint64',
  uint: 'uint64',
  ulonglong: 'uint64',
  uintp: 'uint64',
  u8: 'uint64',
  L: 'uint64',
  Q: 'uint64',
  bool: 'bool',
  bool_: 'bool',
  b1: 'bool',
  '?': 'bool',
};

const REFUSED: readonly (readonly [RegExp, `literal.${string}`])[] = [
  [/^[[{]/, 'literal.structured'],
  [/^(?:complex|cfloat|cdouble|chalf|csingle|clongdouble|c\d)/i, 'literal.complex'],
  [/^(?:object|O$)/, 'literal.object'],
  [/^(?:str|string|bytes|S\d*$|U\d*$|a\d+$|<U|StringDType|string_|bytes_|unicode)/i, 'literal.text'],
  [/^(?:datetime64|timedelta64|M8|m8)/, 'literal.datetime'],
  [/^(?:V\d|void)/, 'literal.structured'],
  [/^qu?int\d/, 'literal.quantized'],
];

/** Reads a dtype: `float32`, `torch.float16`, `np.int64`, `'<f4'`, `[('x', '<i8')]`, `object`. */
export function spelledDtype(text: string, library: Library): SpelledDtype {
  const name = text
    .trim()
    .replace(/^dtype\(([^)]*)\)$/, '$1')
    .replace(/^<class '([^']*)'>$/, '$1')
    .replace(/^['"]|['"]$/g, '')
    .replace(/^(?:np|numpy|torch|tf|jnp|jax\.numpy|paddle|mx|ms|mindspore|cp|cupy)\./, '')
    .replace(/^[<>=|](?=[a-zA-Z?])/, '');
  const spelled = name === 'float' ? (library === 'torch' ? 'float32' : 'float64') : name;
  const lower = spelled.toLowerCase();
  if (Object.hasOwn(NAMES, spelled)) return { dtype: NAMES[spelled] };
  if (spelled.length > 2 && Object.hasOwn(NAMES, lower)) return { dtype: NAMES[lower] };
  const refused = REFUSED.find(([pattern]) => pattern.test(name))?.[1];
  return refused ? { refused } : 'unknown';
}

/** What a library makes of numbers without a dtype: of floats, of integers. */
const DEFAULTS: Readonly<Record<Library, readonly [Dtype, Dtype] | undefined>> = {
  numpy: ['float64', 'int64'],
  torch: ['float32', 'int64'],
  tensorflow: ['float32', 'int32'],
  jax: ['float32', 'int32'],
  julia: ['float64', 'int64'],
  javascript: undefined,
  debugger: undefined,
  other: undefined,
};

/** The dtype that a library gives to values without one; undefined leaves it to the values. */
export function defaultDtype(library: Library, integers: boolean, bools: boolean): Dtype | undefined {
  const defaults = DEFAULTS[library];
  return bools ? 'bool' : defaults?.[integers ? 1 : 0];
}

/** The line of code that makes a library print arrays whole. */
export const PRINT_WHOLE: Readonly<Record<Library, string>> = {
  numpy: 'np.set_printoptions(threshold=np.inf)',
  torch: "torch.set_printoptions(profile='full')",
  tensorflow: 'np.set_printoptions(threshold=np.inf)',
  jax: 'jnp.set_printoptions(threshold=np.inf)',
  julia: 'show(IOContext(stdout, :limit => false), "text/plain", x)',
  javascript: 'console.log(JSON.stringify(Array.from(x)))',
  debugger: 'set print repeats unlimited',
  other: 'np.set_printoptions(threshold=np.inf)',
};
