import { explanationOf, positionOf, type Explanation } from '../schemes/explain';
import { figuresOf } from '../schemes/figures';
import type { Outcome } from '../problem';
import { pickedStrides, setsOfView } from '../stats/sets';
import { readChunk, type Chunk } from './chunks';
import { placesByChunk } from './output';
import { ChunkNormalizer, type StreamedScheme } from './scheme';
import { chunkAxes } from './setMoments';
import { chunkOf, type Stored } from './stored';

/** As `explain`, of a tensor that is not in memory: reads the one chunk that the element lies in. Err (`scheme.position`) as there. */
export async function streamExplain(
  stored: Stored,
  laid: StreamedScheme,
  index: number,
): Promise<Outcome<Explanation>> {
  const position = positionOf(stored.shape, index);
  if ('err' in position) return position;
  const part = { start: position.ok, shape: position.ok.map(() => 1) };
  const [{ chunk: box, places }] = [...placesByChunk(laid, part, chunkOf(stored)).values()];
  const [{ from }] = places;
  const chunk = await readChunk(stored, laid.boxes, box);
  const figures = laid.figures ?? ownFigures(laid, chunk);
  return {
    ok: explanationOf(stored.shape, laid.resolved, index, (whole) => {
      const set = laid.figures ? whole : setIn(laid, chunk, position.ok);
      return {
        x: chunk.view.data[from],
        y: new ChunkNormalizer(laid).numbers(chunk)[from],
        n: figures.n[set],
        mean: figures.mean[set],
        variance: figures.variance[set],
        scale: figures.scale[set],
      };
    }),
  };
}

function ownFigures({ resolved, params }: StreamedScheme, chunk: Chunk) {
  return figuresOf(chunk.view, setsOfView(chunk.view, chunkAxes(resolved.axes, chunk)), resolved, params);
}

// The number of a set among those of a chunk.
function setIn({ resolved: { axes } }: StreamedScheme, chunk: Chunk, position: readonly number[]): number {
  const strides = pickedStrides(chunkAxes(axes, chunk), ({ kept }) => kept);
  return axes.reduce((sum, { axis, inner, length }, i) => {
    const place = Math.floor(position[axis] / inner) % length;
    return sum + strides[i] * (place - chunk.start[i]);
  }, 0);
}
