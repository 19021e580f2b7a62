import { viewAxes } from '../stats/sets';
import { sizeOf, tensorOf } from '../tensor/tensor';
import { extentOf, type Extent } from '../values/extent';
import { boxesOf, boxShape, type Box } from './boxes';
import { boxAxes, readChunk } from './chunks';
import { ChunkNormalizer, type StreamedScheme } from './scheme';
import { chunkOf, type Stored } from './stored';

/** A colour scale is made of so many chunks at most. */
const MOST_CHUNKS = 16;

/** Which values: as stored, normalized, or what normalizing added. */
export type ExtentSide = 'before' | 'after' | 'difference';

/**
 * As `extentOf`, of a tensor that is not in memory: of as many chunks of it, evenly spread over the file, as are read in a moment.
 * Its counts are of these, and `sampled` is true unless they are all there are.
 */
export async function streamExtent(
  stored: Stored,
  laid: StreamedScheme | undefined,
  side: ExtentSide,
): Promise<Extent> {
  const axes = laid?.boxes ?? boxAxes(stored, viewAxes(stored.shape, []), () => false);
  const { boxes, all } = spread([...boxesOf(axes, boxShape(axes, chunkOf(stored)))]);
  const size = boxes.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const parts = { before: new Float64Array(size), after: new Float64Array(laid ? size : 0) };
  const normalizer = laid && new ChunkNormalizer(laid);
  let filled = 0;
  for (const box of boxes) {
    const chunk = await readChunk(stored, axes, box);
    parts.before.set(chunk.view.data, filled);
    if (normalizer) parts.after.set(normalizer.numbers(chunk), filled);
    filled += chunk.view.data.length;
  }
  const [before, after] = [parts.before, parts.after].map((values) => tensorOf(values, [values.length], 'float64'));
  const shown = { before: [before], after: [after], difference: [before, after] } as const;
  return { ...extentOf(shown[laid ? side : 'before']), ...(!all && { sampled: true }) };
}

function spread(boxes: readonly Box[]): { readonly boxes: readonly Box[]; readonly all: boolean } {
  const step = Math.max(1, boxes.length / MOST_CHUNKS);
  return { boxes: boxes.filter((_, i) => Math.floor(i % step) === 0), all: step === 1 };
}
