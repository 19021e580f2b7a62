import type { Outcome, Problem, Span } from '../problem';
import { DTYPES } from '../tensor/dtype';
import { columnMajorStrides, rowMajorStrides, type Tensor } from '../tensor/tensor';
import { elementsOf } from './elements';
import { wholeSpan } from './excerpt';
import { npyDtype } from './npy/dtype';
import { promiseText, readNpyHeader, type NpyHeader, type NpyProblem } from './npy/header';
import { openedAsText } from './opened-as-text';
import type { Reader, StoredResult } from './reader';
import type { StoredTensor } from '../stream/stored';

/** Where a .npy file stands: on its own, or in an archive. */
export interface NpyPlace {
  /** Begins every message: '' for a file of its own, the member's name in an archive. */
  readonly member: string;
  /** The span in the source of a span of the .npy file. */
  readonly spanOf: (span: Span) => Span;
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
  const problem = problemIn(place);
  const header = readNpyHeader(bytes, problem);
  if ('err' in header) return { problems: [header.err] };
  const tensor = tensorOfNpy(bytes, header.ok, problem);
  if ('err' in tensor) return { problems: [tensor.err] };
  return { tensor: tensor.ok.tensor, problems: trailing(bytes.length, tensor.ok.end, problem) };
}

function problemIn({ member, spanOf }: NpyPlace): NpyProblem {
  return (code, start, end, args) => ({
    code,
    severity: 'error',
    args: { member, ...args },
    span: spanOf({ start, end }),
  });
}

function tensorOfNpy(
  bytes: Uint8Array,
  header: NpyHeader,
  problem: NpyProblem,
): Outcome<{ tensor: Tensor; end: number }> {
  const layout = layoutOf(header, bytes.length, problem);
  if ('err' in layout) return layout;
  const { dtype, shape, fortranOrder, littleEndian, start, end } = layout.ok;
  const data = elementsOf(bytes.subarray(start, end), dtype, littleEndian);
  const strides = fortranOrder ? columnMajorStrides(shape) : rowMajorStrides(shape);
  return { ok: { tensor: { data, shape, strides, offset: 0, dtype }, end } };
}

// Where the elements are in a file of `length` bytes, and what they are.
function layoutOf(
  { descr, descrSpan, descrText, shape, count, dataStart, fortranOrder }: NpyHeader,
  length: number,
  problem: NpyProblem,
): Outcome<StoredTensor & Span> {
  const type = descr === undefined ? { refused: 'npy.structured' } : npyDtype(descr);
  if ('refused' in type) return { err: problem(type.refused, descrSpan.start, descrSpan.end, { dtype: descrText }) };
  const { dtype, littleEndian } = type;
  const needed = count * DTYPES[dtype].bytes;
  const there = length - dataStart;
  if (needed > there) {
    const args = { promise: promiseText(dtype, shape), needed, there };
    return { err: problem('npy.dataCut', dataStart, length, args) };
  }
  return { ok: { dtype, shape, fortranOrder, littleEndian, start: dataStart, end: dataStart + needed } };
}

/** A .npy file holds no longer header than this in what `npyLayout` is given. */
export const NPY_HEAD = 2 ** 20 + 12;

const ALONE: NpyPlace = { member: '', spanOf: (span) => span };

/** Where the tensor of a .npy file is, from its first bytes alone (NPY_HEAD, or all there are) and its length. */
export function npyLayout(head: Uint8Array, length: number, place = ALONE): StoredResult {
  const problem = problemIn(place);
  const header = readNpyHeader(head, problem);
  if ('err' in header) return { tensors: [], problems: [header.err] };
  const layout = layoutOf(header.ok, length, problem);
  if ('err' in layout) return { tensors: [], problems: [layout.err] };
  const { end, ...tensor } = layout.ok;
  return { tensors: [{ name: '', tensor, span: { start: 0, end: length } }], problems: trailing(length, end, problem) };
}

function trailing(length: number, end: number, problem: NpyProblem): Problem[] {
  if (end === length) return [];
  return [{ ...problem('npy.trailing', end, length, { bytes: length - end }), severity: 'warning' }];
}

export const npyReader: Reader = {
  id: 'npy',
  read(source) {
    const choice = { format: 'npy' } as const;
    if (source.kind === 'text') return { choice, tensors: [], problems: [openedAsText(source, '.npy')] };
    const { tensor, problems } = parseNpy(source.bytes, ALONE);
    const span = wholeSpan(source.bytes);
    return { choice, tensors: tensor ? [{ name: '', tensor, span }] : [], problems };
  },
};
