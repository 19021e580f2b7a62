import type { Outcome, Problem, Span } from '../problem';
import { DTYPES } from '../tensor/dtype';
import { columnMajorStrides, rowMajorStrides, type Tensor } from '../tensor/tensor';
import { elementsOf } from './elements';
import { wholeSpan } from './excerpt';
import { npyDtype } from './npy-dtype';
import { promiseText, readNpyHeader, type NpyHeader, type NpyProblem } from './npy-header';
import { openedAsText } from './opened-as-text';
import type { Reader } from './reader';

/** Where a .npy file stands: on its own, or in an archive. */
export interface NpyPlace {
  /** Begins every message: '' for a file of its own, the member's name in an archive. */
  readonly member: string;
  /** The span in the source of a span of the .npy file. */
  spanOf(span: Span): Span;
}

export interface NpyResult {
  readonly tensor?: Tensor;
  readonly problems: readonly Problem[];
}

/**
 * The tensor of a .npy file: versions 1.0 to 3.0, C and Fortran order, both byte orders, bool, integers and floats up to
 * 64 bits. Other element types are refused by name; a pickle is never looked into. The elements are a view of `bytes` where
 * alignment and byte order allow it, so `bytes` must not change afterwards.
 */
export function parseNpy(bytes: Uint8Array, place: NpyPlace): NpyResult {
  const problem: NpyProblem = (code, start, end, args) => ({
    code,
    severity: 'error',
    args: { member: place.member, ...args },
    span: place.spanOf({ start, end }),
  });
  const header = readNpyHeader(bytes, problem);
  if ('err' in header) return { problems: [header.err] };
  const tensor = tensorOfNpy(bytes, header.ok, problem);
  if ('err' in tensor) return { problems: [tensor.err] };
  return { tensor: tensor.ok.tensor, problems: trailing(bytes, tensor.ok.end, problem) };
}

function tensorOfNpy(
  bytes: Uint8Array,
  header: NpyHeader,
  problem: NpyProblem,
): Outcome<{ tensor: Tensor; end: number }> {
  const { descr, descrSpan, descrText, shape, count, dataStart } = header;
  const type = descr === undefined ? { refused: 'npy.structured' } : npyDtype(descr);
  if ('refused' in type) return { err: problem(type.refused, descrSpan.start, descrSpan.end, { dtype: descrText }) };
  const { dtype, littleEndian } = type;
  const needed = count * DTYPES[dtype].bytes;
  const there = bytes.length - dataStart;
  if (needed > there) {
    const args = { promise: promiseText(dtype, shape), needed, there };
    return { err: problem('npy.dataCut', dataStart, bytes.length, args) };
  }
  const end = dataStart + needed;
  const data = elementsOf(bytes.subarray(dataStart, end), dtype, littleEndian);
  const strides = header.fortranOrder ? columnMajorStrides(shape) : rowMajorStrides(shape);
  return { ok: { tensor: { data, shape, strides, offset: 0, dtype }, end } };
}

function trailing(bytes: Uint8Array, end: number, problem: NpyProblem): Problem[] {
  if (end === bytes.length) return [];
  return [{ ...problem('npy.trailing', end, bytes.length, { bytes: bytes.length - end }), severity: 'warning' }];
}

export const npyReader: Reader = {
  id: 'npy',
  read(source) {
    const choice = { format: 'npy' } as const;
    if (source.kind === 'text') return { choice, tensors: [], problems: [openedAsText(source, '.npy')] };
    const { tensor, problems } = parseNpy(source.bytes, { member: '', spanOf: (span) => span });
    const span = wholeSpan(source.bytes);
    return { choice, tensors: tensor ? [{ name: '', tensor, span }] : [], problems };
  },
};
