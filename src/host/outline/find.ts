import type { Span } from '../../core/problem';
import type { Outline, OutlineArray, OutlineTensor } from '../../protocol/engine';

/** The array whose text holds an offset of the document. */
export function arrayHolding({ arrays }: Outline, offset: number): OutlineArray | undefined {
  return arrays.find(({ span }) => holds(span, offset));
}

/** The tensor whose text holds an offset: of an object of arrays, the one that is written there. */
export function tensorHolding(outline: Outline, offset: number): OutlineTensor | undefined {
  return arrayHolding(outline, offset)?.tensors.find(({ span }) => holds(span, offset));
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
  return arrays.reduce((sum, { problems }) => sum + problems.filter(({ severity }) => severity !== 'info').length, 0);
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
