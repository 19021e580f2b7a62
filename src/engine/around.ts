import type { Span } from '../core';
import type { Source } from '../core/readers/source';

const OPENING = new Set([...'[{('].map((bracket) => bracket.charCodeAt(0)));
const CLOSING = new Set([...']})'].map((bracket) => bracket.charCodeAt(0)));

/** The outermost brackets around an offset. Stands in until the readers locate arrays themselves. */
export function outermostBrackets({ bytes }: Source, offset: number): Span | undefined {
  let depth = 0;
  let start = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (OPENING.has(bytes[i]) && depth++ === 0) start = i;
    if (!CLOSING.has(bytes[i]) || depth === 0 || --depth > 0) continue;
    if (start <= offset && offset <= i + 1) return { start, end: i + 1 };
    if (i >= offset) return undefined;
  }
  return undefined;
}
