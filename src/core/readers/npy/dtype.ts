import type { Dtype } from '../../tensor/dtype';
import { HOST_IS_LITTLE_ENDIAN } from '../elements';

/** An element type as .npy spells it, or the code of the problem that says why it cannot be read and what to do. */
export type NpyDtype =
  { readonly dtype: Dtype; readonly littleEndian: boolean } | { readonly refused: `npy.${string}` };

const NUMERIC: Readonly<Record<string, Dtype>> = {
  b1: 'bool',
  '?': 'bool',
  i1: 'int8',
  i2: 'int16',
  i4: 'int32',
  i8: 'int64',
  u1: 'uint8',
  u2: 'uint16',
  u4: 'uint32',
  u8: 'uint64',
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
};

// The rest of NumPy's kinds, by their letter.
const REFUSED: Readonly<Record<string, `npy.${string}`>> = {
  c: 'npy.complex',
  f: 'npy.longdouble',
  O: 'npy.object',
  S: 'npy.string',
  a: 'npy.string',
  U: 'npy.string',
  T: 'npy.string',
  V: 'npy.void',
  M: 'npy.datetime',
  m: 'npy.datetime',
};

/** Reads a descr such as `<f4`: byte order (`<`, `>`, `=` or `|`), kind, bytes. */
export function npyDtype(descr: string): NpyDtype {
  const parts = /^([<>=|]?)(([?a-zA-Z])(\d*))(\[\w+\])?$/.exec(descr);
  if (!parts) return { refused: 'npy.dtype' };
  const [, order, name, kind, bytes, unit] = parts;
  const dtype = Object.hasOwn(NUMERIC, name) ? NUMERIC[name] : undefined;
  if (dtype && !unit) return { dtype, littleEndian: order === '<' || (order !== '>' && HOST_IS_LITTLE_ENDIAN) };
  // One byte of float is how ml_dtypes writes its float8 formats: which of them is lost.
  if (kind === 'f' && bytes === '1') return { refused: 'npy.void' };
  return { refused: Object.hasOwn(REFUSED, kind) ? REFUSED[kind] : 'npy.dtype' };
}
