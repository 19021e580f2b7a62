import type { Outcome, Problem, Span } from '../../problem';
import { countElements } from '../elements';
import { excerpt, shapeText } from '../excerpt';
import { MAX_NDIM } from '../nesting';
import { latin1 } from '../number';
import { parsePythonLiteral, type PythonEntry } from '../python-literal';

/** What a .npy file says of itself. */
export interface NpyHeader {
  /** The element type as the file spells it; undefined for a structured one. */
  readonly descr: string | undefined;
  readonly descrText: string;
  readonly descrSpan: Span;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** The product of `shape`. */
  readonly count: number;
  readonly dataStart: number;
}

/** Makes the problem `code` of the bytes [start, end) of a .npy file, wherever that file stands. */
export type NpyProblem = (code: string, start: number, end: number, args?: Problem['args']) => Problem;

const MAGIC = '\x93NUMPY';
const KEYS = ['descr', 'fortran_order', 'shape'] as const;
// Structured types of thousands of fields fit; NumPy itself stops at 10 000 bytes unless told otherwise.
const MAX_HEADER = 2 ** 20;
// Bytes of the field that gives the header's length, by major version.
const LENGTH_FIELD: Readonly<Record<number, 2 | 4>> = { 1: 2, 2: 4, 3: 4 };

/**
 * Reads the header of a .npy file, versions 1.0 to 3.0, as `numpy/lib/format.py` describes it.
 * Err for anything that NumPy would refuse as well.
 */
export function readNpyHeader(bytes: Uint8Array, problem: NpyProblem): Outcome<NpyHeader> {
  const extent = headerExtent(bytes, problem);
  if ('err' in extent) return extent;
  const { start, end } = extent.ok;
  const literal = parsePythonLiteral(bytes.subarray(start, end));
  if ('errorAt' in literal) {
    const at = start + literal.errorAt;
    return { err: problem('npy.headerSyntax', at, Math.min(at + 1, end), { position: at }) };
  }
  const { value } = literal.ok;
  if (!(value instanceof Map)) return { err: problem('npy.headerKeys', start, end, { keys: '' }) };
  const keys = [...value.keys()];
  if (keys.length !== KEYS.length || !KEYS.every((key) => keys.includes(key))) {
    return { err: problem('npy.headerKeys', start, end, { keys: excerpt(keys.join(', ')) }) };
  }
  return headerOf(bytes, value, extent.ok, problem);
}

function headerExtent(bytes: Uint8Array, problem: NpyProblem): Outcome<Span> {
  if (latin1(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    return { err: problem('npy.magic', 0, Math.min(bytes.length, MAGIC.length)) };
  }
  const [major, minor] = [bytes[6], bytes[7]];
  if (bytes.length >= 8 && (!(major in LENGTH_FIELD) || minor !== 0)) {
    return { err: problem('npy.version', 6, 8, { version: `${major}.${minor}` }) };
  }
  const fieldBytes = LENGTH_FIELD[major] ?? 2;
  const start = 8 + fieldBytes;
  const cut = (needed: number): Outcome<Span> => ({
    err: problem('npy.headerCut', 0, bytes.length, { needed, there: bytes.length }),
  });
  if (bytes.length < start) return cut(start);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = fieldBytes === 2 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER) return { err: problem('npy.headerLong', 8, start, { length, limit: MAX_HEADER }) };
  return bytes.length < start + length ? cut(start + length) : { ok: { start, end: start + length } };
}

function headerOf(
  bytes: Uint8Array,
  entries: ReadonlyMap<string, PythonEntry>,
  { start, end }: Span,
  problem: NpyProblem,
): Outcome<NpyHeader> {
  const [descr, order, shapeEntry] = KEYS.map((key) => entries.get(key)) as [PythonEntry, PythonEntry, PythonEntry];
  const textOf = (entry: PythonEntry) => excerpt(latin1(bytes.subarray(start + entry.start, start + entry.end)));
  const wrong = (code: string, entry: PythonEntry): Outcome<NpyHeader> => ({
    err: problem(code, start + entry.start, start + entry.end, { found: textOf(entry), limit: MAX_NDIM }),
  });
  if (typeof order.value !== 'boolean') return wrong('npy.order', order);
  const shape = shapeEntry.value;
  if (!isShape(shape)) return wrong('npy.shape', shapeEntry);
  const count = countElements(shape);
  if (count === undefined) return wrong('npy.shape', shapeEntry);
  return {
    ok: {
      descr: typeof descr.value === 'string' ? descr.value : undefined,
      descrText: typeof descr.value === 'string' ? excerpt(descr.value) : textOf(descr),
      descrSpan: { start: start + descr.start, end: start + descr.end },
      fortranOrder: order.value,
      shape,
      count,
      dataStart: end,
    },
  };
}

function isShape(value: PythonEntry['value']): value is readonly number[] {
  return Array.isArray(value) && value.every((length) => typeof length === 'number');
}

/** What a header promises, for messages: `float64 [2, 5]`. */
export function promiseText(dtype: string, shape: readonly number[]): string {
  return `${dtype} ${shapeText(shape)}`;
}
