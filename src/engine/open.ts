import type { Problem, Span } from '../core';
import { withRooms } from '../core/kernels';
import { read } from '../core/readers';
import { isJson } from '../core/readers/language';
import { arrayAt, type ArrayPlace } from '../core/readers/locate';
import { nameAtEnd } from '../core/readers/naming';
import type { ReadResult, ReadTensor } from '../core/readers/reader';
import { fileSource, textSource } from '../core/readers/source';
import { tensorOf } from '../core/tensor/tensor';
import type { GivenValues, OpenRequest, OpenResult, SourceInput } from '../protocol/engine';
import { CodedError } from '../protocol/rpc';
import type { TensorStore } from './store';

/** A request with all that is to be read. */
export type GivenRequest = OpenRequest & {
  readonly source: Exclude<SourceInput, { readonly file: unknown } | { readonly values: unknown }>;
};

/** Reads a source and keeps its tensors. */
export function openSource(request: GivenRequest, store: TensorStore): OpenResult {
  const place = placeOf(request);
  const { tensors, ...result } = withRooms(() => readPlace(request, place), dataOf);
  return { ...result, span: place.span, tensors: store.add(tensors) };
}

/** Keeps a tensor that is given as it is. */
export function keepValues({ name, data, shape, dtype }: GivenValues, store: TensorStore): OpenResult {
  const span = { start: 0, end: 0 };
  return { span, tensors: store.add([{ name, tensor: tensorOf(data, shape, dtype), span }]), problems: [] };
}

/** Reads one array of a source; every span of the result is one of the whole source. */
export function readPlace(request: Pick<GivenRequest, 'source' | 'options'>, { span, name }: ArrayPlace): ReadResult {
  const { choice, tensors, problems, metadata } = read(sourceAt(request, span), request.options);
  const placed = tensors.map((tensor) => shiftTensor(tensor, span.start));
  return {
    choice,
    tensors: name !== '' && placed.length === 1 ? [named(placed[0], name)] : placed,
    problems: problems.map((problem) => shiftProblem(problem, span.start)),
    metadata,
  };
}

/** The arrays that a result's tensors lie in. */
export function dataOf({ tensors }: ReadResult): ArrayBufferView[] {
  return tensors.map(({ tensor }) => tensor.data);
}

function placeOf({ source, options, around, before = '' }: GivenRequest): ArrayPlace {
  const name = nameAtEnd(before);
  const whole = { start: 0, end: 'text' in source ? source.text.length : source.bytes.length };
  if (!('text' in source) || around === undefined) return { span: whole, name };
  const found = arrayAt(source.text, around, options.languageId);
  if (found) return found;
  // The finder does not look further than some million characters; a JSON document is an array or holds them as a whole.
  if (isJson(options.languageId) && source.text.trim() !== '') return { span: whole, name };
  throw new CodedError('engine.nothingThere');
}

function sourceAt({ source }: Pick<GivenRequest, 'source'>, { start, end }: Span) {
  return 'text' in source ? textSource(source.text.slice(start, end)) : fileSource(source.bytes);
}

function named(tensor: ReadTensor, name: string): ReadTensor {
  return tensor.name === '' ? { ...tensor, name } : tensor;
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function shiftProblem(problem: Problem, by: number): Problem {
  return problem.span ? { ...problem, span: shift(problem.span, by) } : problem;
}

function shiftTensor(tensor: ReadTensor, by: number): ReadTensor {
  if (by === 0) return tensor;
  return {
    ...tensor,
    span: shift(tensor.span, by),
    locate: tensor.locate && ((index) => shift(tensor.locate?.(index) ?? { start: 0, end: 0 }, by)),
  };
}
