import type { Span } from '../../core/problem';

/** A change of a document: `removed` characters from `at` on gave way to `inserted` ones. */
export interface TextChange {
  readonly at: number;
  readonly removed: number;
  readonly inserted: number;
}

/** Whether a change is of the span's own text: inside it, or over its edge. What is typed right before or behind is not. */
export function touches({ start, end }: Span, { at, removed }: TextChange): boolean {
  return removed === 0 ? start < at && at < end : at < end && start < at + removed;
}

/** Where a span is after a change. Text put in at an edge stays outside; a removed edge moves to where the change begins. */
export function track({ start, end }: Span, change: TextChange): Span {
  const tracked = { start: moveStart(start, change), end: moveEnd(end, change) };
  return { start: tracked.start, end: Math.max(tracked.start, tracked.end) };
}

/** As `track`, but that text which takes the place of the span's own, up to its edges, belongs to it: a replaced selection is still that selection. */
export function follow(span: Span, change: TextChange): Span {
  const { at, removed, inserted } = change;
  const within = removed > 0 && inserted > 0 && at >= span.start && at + removed <= span.end;
  return within ? { start: span.start, end: span.end + inserted - removed } : track(span, change);
}

function moveStart(offset: number, { at, removed, inserted }: TextChange): number {
  if (offset < at) return offset;
  return offset >= at + removed ? offset + inserted - removed : at + inserted;
}

function moveEnd(offset: number, { at, removed, inserted }: TextChange): number {
  if (offset <= at) return offset;
  return offset >= at + removed ? offset + inserted - removed : at;
}
