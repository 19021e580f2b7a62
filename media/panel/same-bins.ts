import type { Histogram } from '../../src/core/stats/summary';
import type { PanelView } from '../../src/protocol/panel';

type Edges = Pick<Histogram, 'edges'>;

/** A side that takes up less of the shared scale than this is a spike there, whatever its shape. */
const NARROWEST = 1 / 20;

/** The side that is too narrow to be seen on the bins that both share, and how much of their width it takes up. */
export function narrowSide(
  histogram: Edges,
  own: readonly Edges[],
): { readonly side: 'before' | 'after'; readonly share: number } | undefined {
  const whole = widthOf(histogram);
  const [before, after] = own.map((one) => widthOf(one) / whole);
  if (before < NARROWEST && before <= after) return { side: 'before', share: before };
  return after < NARROWEST ? { side: 'after', share: after } : undefined;
}

/** Whether both sides are counted on the same bins: as the user chose, else unless one of them could not be seen there. */
export function onSameBins({ sameBins }: PanelView, histogram: Edges, own: readonly Edges[]): boolean {
  return sameBins ?? narrowSide(histogram, own) === undefined;
}

// Halved, the widest range of doubles is still finite.
function widthOf({ edges }: Edges): number {
  return edges[edges.length - 1] / 2 - edges[0] / 2;
}
