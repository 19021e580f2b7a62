import type { Arena, Lane } from './arena';

/** Edges have to fit a slot. */
export const MOST_BINS = 8000;
const EDGES = 1;

/** Even bins that both lanes count in, each for itself. */
export interface LaneBins {
  /** What the kernel's calls have behind the values: `perUnit`, the number of bins, and where edges and counts are. */
  args(lane: Lane): readonly number[];
  /** What both lanes have counted together. */
  total(): Float64Array;
}

/** Lays bins into both lanes, all of them empty. */
export function laneBins(arena: Arena, edges: Float64Array, perUnit: number): LaneBins {
  const bins = edges.length - 1;
  const margin = marginOf(edges, perUnit);
  // Two words a bin: neighbouring values are counted apart, so that one does not wait for the other.
  const tables = arena.lanes.map((lane) => {
    arena.doubles(lane.slot(EDGES), edges.length).set(edges);
    return arena.words(lane.out, 2 * bins).fill(0);
  });
  return {
    args: (lane) => [perUnit, bins, lane.slot(EDGES), lane.out, margin],
    total: () =>
      Float64Array.from({ length: bins }, (_, bin) =>
        tables.reduce((sum, table) => sum + table[2 * bin] + table[2 * bin + 1], 0),
      ),
  };
}

// How near to an edge, in bins, the rounding of (x - first) · perUnit and of the edges can matter; four times as much as it is at most.
// 1 where that is everywhere.
function marginOf(edges: Float64Array, perUnit: number): number {
  const bins = edges.length - 1;
  const greatest = Math.max(Math.abs(edges[0]), Math.abs(edges[bins]));
  const margin = bins * 2 ** -48 + perUnit * greatest * 2 ** -49;
  return margin < 0.25 ? margin : 1;
}
