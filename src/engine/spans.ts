import { sizeOf, type Span } from '../core';
import type { ReadTensor } from '../core/readers/reader';

const MOST_SPANS = 10_000;

/** Where the elements at one index along an axis stand, in the order of the text; neighbours within a row are joined. */
export function sliceSpans(read: ReadTensor, axis: number, index: number): Span[] {
  const { shape } = read.tensor;
  if (!read.locate || !(axis in shape) || !(index >= 0 && index < shape[axis])) return [];
  const inner = sizeOf(shape.slice(axis + 1));
  const outer = sizeOf(shape.slice(0, axis));
  const spans: Span[] = [];
  for (let block = 0; block < Math.min(outer, MOST_SPANS); block++) {
    const first = (block * shape[axis] + index) * inner;
    if (inner > 0) spans.push({ start: read.locate(first).start, end: read.locate(first + inner - 1).end });
  }
  return spans;
}
