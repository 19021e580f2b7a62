import { sizeOf, type Span } from '../core';
import type { ReadTensor } from '../core/readers/reader';
import type { Place } from '../protocol/questions';

const MOST_SPANS = 10_000;

/** Where the elements of a slice stand, in the order of the text; neighbours within a row are joined. */
export function sliceSpans(read: ReadTensor, at: readonly Place[]): Span[] {
  const { shape } = read.tensor;
  const exists = at.every(({ axis, index }) => axis in shape && index >= 0 && index < shape[axis]);
  if (!read.locate || at.length === 0 || !exists) return [];
  const last = Math.max(...at.map(({ axis }) => axis));
  const inner = sizeOf(shape.slice(last + 1));
  if (inner === 0) return [];
  const runs = startsOf(shape.slice(0, last + 1), at);
  const locate = (element: number): Span => read.locate?.(element) ?? read.span;
  return runs.map((run) => ({ start: locate(run * inner).start, end: locate((run + 1) * inner - 1).end }));
}

// The places over the leading axes that lie in the slice, in order, at most so many.
function startsOf(shape: readonly number[], at: readonly Place[]): number[] {
  let starts = [0];
  shape.forEach((length, axis) => {
    const index = at.find((place) => place.axis === axis)?.index;
    const indices = index === undefined ? Array.from({ length: Math.min(length, MOST_SPANS) }, (_, i) => i) : [index];
    const next: number[] = [];
    for (const start of starts) {
      if (next.length >= MOST_SPANS) break;
      for (const each of indices) next.push(start * length + each);
    }
    starts = next.slice(0, MOST_SPANS);
  });
  return starts;
}
