import type { Dtype } from '../../core/tensor/dtype';
import type { OpenRequest } from '../../protocol/engine';
import { CodedError } from '../../protocol/rpc';
import { flatValues, type FlatValues } from './values';

/** What the readers know a dtype by (https://github.com/huggingface/safetensors, "Format"). */
const CODES = {
  float64: 'F64',
  float32: 'F32',
  float16: 'F16',
  bfloat16: 'BF16',
  float8_e4m3fn: 'F8_E4M3',
  float8_e5m2: 'F8_E5M2',
  int8: 'I8',
  uint8: 'U8',
  int16: 'I16',
  uint16: 'U16',
  int32: 'I32',
  uint32: 'U32',
  int64: 'I64',
  uint64: 'U64',
  bool: 'BOOL',
} as const satisfies Record<Dtype, string>;

const LENGTH_BYTES = 8;
/** The one name that the format keeps for itself. */
const METADATA = '__metadata__';

/** What the engine reads of a content that another extension gives. `api.input` for what is none; else as `flatValues`. */
export function requestOf(content: unknown, name = ''): OpenRequest {
  const { text, languageId, values, shape, dtype, bytes, fileName } = (content ?? {}) as Record<string, unknown>;
  if (typeof text === 'string')
    return { source: { text }, options: { languageId: textOf(languageId), whole: false }, before: assigned(name) };
  if (values !== undefined) {
    const file = tensorFile(name, flatValues(values, shape, dtype));
    return { source: { bytes: file }, options: { fileName: 'values.safetensors', whole: true } };
  }
  // The engine's thread may take the bytes for itself: it is given a copy.
  if (bytes instanceof Uint8Array && typeof fileName === 'string')
    return { source: { bytes: bytes.slice() }, options: { fileName, whole: true } };
  throw new CodedError('api.input');
}

// A literal is called what stands before it.
function assigned(name: string): string | undefined {
  return /^[A-Za-z_]\w*$/.test(name) ? `${name} = ` : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A file of one tensor in the format that has every dtype, so that values are read and checked as those of any file. */
function tensorFile(name: string, { data, shape, dtype }: FlatValues): Uint8Array<ArrayBuffer> {
  const entry = { dtype: CODES[dtype], shape, data_offsets: [0, data.byteLength] };
  const json = JSON.stringify({ [name === METADATA ? '' : name]: entry });
  const header = new TextEncoder().encode(json);
  const padded = Math.ceil(header.length / LENGTH_BYTES) * LENGTH_BYTES;
  const file = new Uint8Array(LENGTH_BYTES + padded + data.byteLength);
  new DataView(file.buffer).setBigUint64(0, BigInt(padded), true);
  file.fill(0x20, LENGTH_BYTES, LENGTH_BYTES + padded);
  file.set(header, LENGTH_BYTES);
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), LENGTH_BYTES + padded);
  return file;
}
