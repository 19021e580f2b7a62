import type { Problem, Span } from '../core';
import { read } from '../core/readers';
import type { ReadTensor } from '../core/readers/reader';
import { fileSource, textSource } from '../core/readers/source';
import type { OpenRequest, OpenResult } from '../protocol/engine';
import { CodedError } from '../protocol/rpc';
import { outermostBrackets } from './around';
import type { TensorStore } from './store';

/** Reads a source and keeps its tensors. */
export function openSource({ source, options, around }: OpenRequest, store: TensorStore): OpenResult {
  const { start, whole } = 'text' in source ? takeText(source.text, around) : takeBytes(source.bytes);
  const { choice, tensors, problems, metadata } = read(whole, options);
  return {
    span: { start, end: start + whole.bytes.length },
    choice,
    tensors: store.add(tensors.map((tensor) => shiftTensor(tensor, start))),
    problems: problems.map((problem) => shiftProblem(problem, start)),
    metadata,
  };
}

function takeBytes(bytes: Uint8Array) {
  return { start: 0, whole: fileSource(bytes) };
}

function takeText(text: string, around: number | undefined) {
  const whole = textSource(text);
  if (around === undefined) return { start: 0, whole };
  const span = outermostBrackets(whole, around);
  if (!span) throw new CodedError('engine.nothingThere');
  return { start: span.start, whole: textSource(text.slice(span.start, span.end)) };
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
