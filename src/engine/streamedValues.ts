import { planeOf, positionOf, sizeOf, tilesOf, type Extent, type Tensor } from '../core';
import {
  normalizedWindow,
  storedWindow,
  streamExplain,
  streamExtent,
  type Box,
  type StreamedScheme,
} from '../core/stream';
import type { View } from '../protocol/engine';
import { CodedError, type Work } from '../protocol/rpc';
import type { WindowRequest } from '../protocol/values';
import type { Cache } from './cache';
import { valueOf } from './outcome';
import { viewKey } from './schemes';
import { entryOf, type TensorStore } from './store';
import { elementOf, explanationOf } from './values';
import type { StreamedCalls } from './wherever';

/** A window of values takes no more elements than this from the file. */
const MOST_SHOWN = 2 ** 22;

/** The calls about single values of tensors that do not fit into memory: answered by reading the parts of the file that are asked about. */
export function streamedValues(
  store: TensorStore,
  extents: Cache<Extent>,
  laidOf: (view: View, work: Work) => Promise<StreamedScheme | undefined>,
): StreamedCalls {
  return {
    window: async (request, _signal, work) => {
      const { stored } = entryOf(store, request.tensor);
      const box = boxOf(request, stored.shape);
      const laid = request.of === 'before' ? undefined : await laidOf(request, work);
      const before = await storedWindow(stored, box);
      const after = laid && (await normalizedWindow(stored, laid, box));
      return tilesIn(request, after ? (request.of === 'after' ? [after] : [before, after]) : [before]);
    },
    extent: async (request, _signal, work) => {
      const { stored } = entryOf(store, request.tensor);
      const laid = request.of === 'before' ? undefined : await laidOf(request, work);
      return extents.takeLater(`${viewKey(request)}${request.of}`, () => streamExtent(stored, laid, request.of));
    },
    explain: async (request, _signal, work) => {
      const { index } = request;
      const { stored } = entryOf(store, request.tensor);
      const position = valueOf(positionOf(stored.shape, index));
      const part = await storedWindow(stored, { start: position, shape: position.map(() => 1) });
      const element = { index, position, names: position.map(() => undefined), ...elementOf(part, 0) };
      const laid = await laidOf(request, work);
      if (!laid) return element;
      return { ...element, normalized: explanationOf(valueOf(await streamExplain(stored, laid, index))) };
    },
  };
}

// The part of the tensor that a window shows.
function boxOf({ plane, area }: WindowRequest, shape: readonly number[]): Box {
  const range = (axis: number): readonly [number, number] =>
    axis === plane.rows
      ? [area.top, area.bottom]
      : axis === plane.columns
        ? [area.left, area.right]
        : [plane.at[axis], plane.at[axis] + 1];
  const within = shape.map((length, axis) => range(axis).map((place) => Math.min(Math.max(0, place), length)));
  const box = { start: within.map(([start]) => start), shape: within.map(([start, end]) => end - start) };
  if (sizeOf(box.shape) > MOST_SHOWN) throw new CodedError('engine.window', { most: MOST_SHOWN });
  return box;
}

// The tiles of what was read of a plane, as a part of the whole plane.
function tilesIn({ plane, area, tile }: WindowRequest, parts: readonly Tensor[]) {
  const own = { ...plane, at: plane.at.map(() => 0) };
  const planes = parts.map((part) => planeOf(part, own)) as [Tensor] | [Tensor, Tensor];
  const [rows, columns] = planes[0].shape;
  const tiles = tilesOf(planes, { top: 0, bottom: rows, left: 0, right: columns }, tile);
  const { top, left } = area;
  return { ...tiles, area: { top, bottom: top + rows, left, right: left + columns } };
}
