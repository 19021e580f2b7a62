import { countOf, forEachChunk, type Shown } from './chunks';

/** A value to look for. */
export interface Wanted {
  /** NaN and ±Infinity can be looked for as well. */
  readonly value: number;
  /** How far off a value may be. */
  readonly within: number;
}

/**
 * The row-major index of the first value that is `wanted`, from index `from` on and around the end; where none is, the
 * one that is nearest to it. Undefined where there is nothing finite to be near, or no NaN (±Infinity) to be found.
 */
export function findValue(shown: Shown, { value, within }: Wanted, from = 0): number | undefined {
  const count = countOf(shown);
  const start = from < count ? Math.max(0, from) : 0;
  const search: Search = { value, within, nearest: undefined, distance: Infinity };
  return look(shown, search, start, count) ?? look(shown, search, 0, start) ?? search.nearest;
}

interface Search extends Wanted {
  nearest: number | undefined;
  distance: number;
}

function look(shown: Shown, search: Search, from: number, to: number): number | undefined {
  const { value, within } = search;
  let found: number | undefined;
  forEachChunk(shown, from, to, (chunk, first) => {
    for (let i = 0; i < chunk.length; i++) {
      if (Object.is(chunk[i], value)) return (found = first + i) >= 0;
      const distance = Math.abs(chunk[i] - value);
      if (distance <= within) return (found = first + i) >= 0;
      if (distance < search.distance) Object.assign(search, { distance, nearest: first + i });
    }
    return false;
  });
  return found;
}
