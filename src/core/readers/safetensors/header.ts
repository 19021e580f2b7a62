import type { Outcome, Problem, Span } from '../../problem';
import { DTYPES, type Dtype } from '../../tensor/dtype';
import { countElements } from '../elements';
import { excerpt, shapeText, wholeSpan } from '../excerpt';
import { headerKeys, type HeaderKey } from './keys';

const METADATA = '__metadata__';
/** The bytes in front of the header that hold its length. */
export const LENGTH_FIELD = 8;
/** The limit of the safetensors library. */
export const MAX_HEADER = 100_000_000;

/** The element types that a tensor has here. */
export const SUPPORTED: Readonly<Record<string, Dtype>> = {
  BOOL: 'bool',
  U8: 'uint8',
  I8: 'int8',
  U16: 'uint16',
  I16: 'int16',
  U32: 'uint32',
  I32: 'int32',
  U64: 'uint64',
  I64: 'int64',
  F8_E4M3: 'float8_e4m3fn',
  F8_E5M2: 'float8_e5m2',
  F16: 'float16',
  BF16: 'bfloat16',
  F32: 'float32',
  F64: 'float64',
};

// Bits of an element of the types that the format has and a tensor here has not.
const UNSUPPORTED_BITS: Readonly<Record<string, number>> = {
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
  F8_E8M0: 8,
  F8_E4M3FNUZ: 8,
  F8_E5M2FNUZ: 8,
  C64: 64,
};

/** One tensor as the header describes it. */
interface TensorEntry {
  readonly key: HeaderKey;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Counted from the first byte after the header. */
  readonly data: Span;
}

/** What the header of a file says, once it was found to fit the file. */
export interface Header {
  /** In the order of their data. */
  readonly entries: readonly TensorEntry[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly dataStart: number;
}

/** The header of a file of `length` bytes, of which `bytes` are all, or no more than the head. */
export function readHeader(bytes: Uint8Array, length: number): Outcome<Header> {
  const extent = headerExtent(bytes);
  if ('err' in extent) return extent;
  const { start, end } = extent.ok;
  const parsed = parseHeader(bytes.subarray(start, end), extent.ok);
  if ('err' in parsed) return parsed;
  const { outer, duplicate } = headerKeys(bytes.subarray(start, end));
  if (duplicate) return { err: wrong('safetensors.duplicate', keySpan(duplicate), { name: excerpt(duplicate.name) }) };
  const metadata = metadataOf(parsed.ok, outer);
  if ('err' in metadata) return metadata;
  const entries: TensorEntry[] = [];
  for (const key of outer) {
    if (key.name === METADATA) continue;
    const entry = entryOf(key, parsed.ok[key.name]);
    if ('err' in entry) return entry;
    entries.push(entry.ok);
  }
  entries.sort((a, b) => a.data.start - b.data.start || a.data.end - b.data.end);
  const layout = layoutProblem(entries, length - end);
  return layout ? { err: layout } : { ok: { entries, metadata: metadata.ok, dataStart: end } };
}

function headerExtent(bytes: Uint8Array): Outcome<Span> {
  const there = bytes.length;
  if (there < LENGTH_FIELD) {
    return { err: wrong('safetensors.headerCut', wholeSpan(bytes), { needed: LENGTH_FIELD, there }) };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, there);
  const length = Number(view.getBigUint64(0, true));
  const field = { start: 0, end: LENGTH_FIELD };
  if (length > MAX_HEADER) return { err: wrong('safetensors.headerLong', field, { length, limit: MAX_HEADER }) };
  const end = LENGTH_FIELD + length;
  if (end > there) return { err: wrong('safetensors.headerCut', field, { needed: end, there }) };
  return { ok: { start: LENGTH_FIELD, end } };
}

function parseHeader(bytes: Uint8Array, span: Span): Outcome<Readonly<Record<string, unknown>>> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // Either not UTF-8 or not JSON; the engine's own words for it differ from one browser to the next.
    return { err: wrong('safetensors.headerJson', span) };
  }
  return isRecord(header) ? { ok: header } : { err: wrong('safetensors.headerJson', span) };
}

function metadataOf(
  header: Readonly<Record<string, unknown>>,
  keys: readonly HeaderKey[],
): Outcome<Readonly<Record<string, string>> | undefined> {
  const key = keys.find(({ name }) => name === METADATA);
  if (!key) return { ok: undefined };
  const metadata = header[METADATA];
  if (!isRecord(metadata)) return { err: wrong('safetensors.metadata', keySpan(key)) };
  const texts = Object.entries(metadata).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (texts.length !== Object.keys(metadata).length) return { err: wrong('safetensors.metadata', keySpan(key)) };
  return { ok: Object.fromEntries(texts) };
}

function entryOf(key: HeaderKey, value: unknown): Outcome<TensorEntry> {
  const fail = (code: string, args?: Problem['args']): Outcome<TensorEntry> => ({
    err: wrong(code, keySpan(key), { name: excerpt(key.name), ...args }),
  });
  if (!isRecord(value)) return fail('safetensors.entry');
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== 'string' || !isSizes(shape) || !isSizes(offsets) || offsets.length !== 2) {
    return fail('safetensors.entry');
  }
  const bits = bitsOf(dtype);
  if (bits === undefined) return fail('safetensors.dtype', { dtype: excerpt(dtype) });
  const [start, end] = offsets;
  const count = countElements(shape);
  if (count === undefined || !Number.isSafeInteger(count * bits)) {
    return fail('safetensors.shape', { shape: shapeText(shape) });
  }
  if (end - start !== (count * bits) / 8) {
    const args = {
      dtype,
      shape: shapeText(shape),
      needed: Math.ceil((count * bits) / 8),
      start,
      end,
      there: end - start,
    };
    return fail('safetensors.size', args);
  }
  return { ok: { key, dtype, shape, data: { start, end } } };
}

// The data of all tensors, one after the other without gaps or overlaps, are exactly what follows the header.
function layoutProblem(entries: readonly TensorEntry[], there: number): Problem | undefined {
  let expected = 0;
  for (const { key, data } of entries) {
    if (data.start !== expected) {
      const code = data.start < expected ? 'safetensors.overlap' : 'safetensors.hole';
      return wrong(code, keySpan(key), { name: excerpt(key.name), start: data.start, expected });
    }
    if (data.end > there) {
      const args = { name: excerpt(key.name), needed: data.end, there };
      return wrong('safetensors.dataCut', keySpan(key), args);
    }
    expected = data.end;
  }
  const last = entries.at(-1);
  return expected === there
    ? undefined
    : wrong('safetensors.trailing', last && keySpan(last.key), { bytes: there - expected });
}

function bitsOf(dtype: string): number | undefined {
  if (Object.hasOwn(SUPPORTED, dtype)) return DTYPES[SUPPORTED[dtype]].bytes * 8;
  return Object.hasOwn(UNSUPPORTED_BITS, dtype) ? UNSUPPORTED_BITS[dtype] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => typeof size === 'number');
}

/** Where a key of the header stands in the file. */
export function keySpan(key: HeaderKey): Span {
  return { start: LENGTH_FIELD + key.start, end: LENGTH_FIELD + key.end };
}

/** A problem of a .safetensors file. */
export function wrong(
  code: string,
  span?: Span,
  args: Problem['args'] = {},
  severity: Problem['severity'] = 'error',
): Problem {
  return { code, severity, args, span };
}
