import type { Problem, Span } from '../../core/problem';
import type { Outline, OutlineArray, OutlineTensor } from '../../protocol/engine';

/** The array whose text holds an offset of the document. */
export function arrayHolding({ arrays }: Outline, offset: number): OutlineArray | undefined {
  return arrays.find(({ span }) => holds(span, offset));
}

/** The tensor whose text holds an offset: of an object of arrays, the one that is written there. */
export function tensorHolding(outline: Outline, offset: number): OutlineTensor | undefined {
  return arrayHolding(outline, offset)?.tensors.find(({ span }) => holds(span, offset));
}

/** What is wrong with a tensor, or worth a warning: what is said of its own text. */
export function complaintsOfTensor({ problems, tensors }: OutlineArray, tensor: OutlineTensor): Problem[] {
  const isOwn = ({ span }: Problem): boolean => (span ? isWithin(span, tensor.span) : tensors.length === 1);
  return problems.filter(isComplaint).filter(isOwn);
}

/** What is wrong with an array beside its tensors: why a part of it, or all of it, is none. */
export function complaintsBeside(array: OutlineArray): Problem[] {
  const own = new Set(array.tensors.flatMap((tensor) => complaintsOfTensor(array, tensor)));
  return array.problems.filter(isComplaint).filter((problem) => !own.has(problem));
}

/** Where the tensors of a document begin, and the arrays that could not be read; in the order of the text. */
export function stops({ arrays }: Outline): number[] {
  const starts = arrays.flatMap(({ span, tensors }) =>
    tensors.length > 0 ? tensors.map((tensor) => tensor.span.start) : [span.start],
  );
  return [...new Set(starts)].sort((a, b) => a - b);
}

/** The stop after an offset, or before it; from the last one on to the first, and back. */
export function stopBeside(outline: Outline, offset: number, direction: 'next' | 'previous'): number | undefined {
  const all = stops(outline);
  if (direction === 'next') return all.find((stop) => stop > offset) ?? all[0];
  return all.filter((stop) => stop < offset).pop() ?? all[all.length - 1];
}

/** What is wrong with the arrays of a document, or worth a warning. */
export function complaintsOf({ arrays }: Outline): number {
  return arrays.reduce((sum, { problems }) => sum + problems.filter(isComplaint).length, 0);
}

function isComplaint({ severity }: Problem): boolean {
  return severity !== 'info';
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
