import { planeOf, positionOf, sizeOf, tilesOf, type Extent, type SchemeParams, type Tensor } from '../core';
import {
  normalizedWindow,
  passesOfReport,
  storedWindow,
  streamBreakdown,
  streamExplain,
  streamExtent,
  streamReport,
  streamSummary,
  type Box,
  type StreamedBreakdown,
  type StreamedReport,
} from '../core/stream';
import type { Scheme, View } from '../protocol/engine';
import { CodedError, type Work } from '../protocol/rpc';
import type { WindowRequest } from '../protocol/values';
import type { Files } from './byteFile';
import { Cache } from './cache';
import { valueOf } from './outcome';
import { breakdownKey, type Pages } from './pages';
import { bytesOf } from './reading';
import { saveStream } from './save';
import { fittedUse, tensorsOf, viewKey, withReferences } from './schemes';
import type { StoredEntry, TensorStore } from './store';
import { elementOf, explanationOf } from './values';
import type { StreamedCalls } from './wherever';

const SMALL = 2 ** 16;
const PASSES = { summary: 2, breakdown: 3, save: 1 } as const;
/** A window of values takes no more elements than this from the file. */
const MOST_SHOWN = 2 ** 22;

export interface StreamedDeps {
  readonly store: TensorStore;
  readonly pages: Pages;
  readonly files?: Files;
  readonly cacheBytes: number;
  /** A scheme with the tensors that it refers to, which are in memory. */
  readonly params: (scheme: Scheme) => SchemeParams;
}

/** The calls, and what is kept of their answers. */
export interface Streamed {
  readonly calls: StreamedCalls;
  readonly caches: readonly { forget(prefix: string): void }[];
}

/** Answers about tensors that do not fit into memory, in passes over their file. */
export function streamedCalls({ store, pages, params, files, cacheBytes }: StreamedDeps): Streamed {
  const reports = new Cache<StreamedReport>(
    cacheBytes / 2,
    ({ laid }) => (laid.figures?.mean.byteLength ?? 0) * 6 + SMALL,
  );
  const breakdowns = new Cache<StreamedBreakdown>(
    cacheBytes / 2,
    ({ length, after }) => length * (after ? 177 : 89) + SMALL,
  );
  const extents = new Cache<Extent>(2 ** 16, () => 256);
  const made = ({ tensor, scheme }: Required<View>, work: Work): Promise<StreamedReport> =>
    reports.takeLater(viewKey({ tensor, scheme }), async () => {
      await store.load(tensorsOf({ tensor, scheme }), work);
      const { stored } = entryOf(store, tensor);
      const given = params(scheme);
      const fit = fittedUse(scheme);
      const steps = byteSteps(work, passesOfReport(stored, given, fit) * bytesOf(stored));
      return valueOf(await streamReport(stored, given, steps, fit));
    });
  const laidOf = async ({ tensor, scheme }: View, work: Work) => scheme && (await made({ tensor, scheme }, work)).laid;
  const calls: StreamedCalls = {
    summary: async ({ tensor, bins }, _signal, work) => {
      const { stored } = entryOf(store, tensor);
      const steps = byteSteps(work, PASSES.summary * bytesOf(stored));
      const { summary, histogram } = await streamSummary(stored, bins, steps);
      return { summary, histogram: { edges: Array.from(histogram.edges), counts: Array.from(histogram.counts[0]) } };
    },
    report: async (view, _signal, work) => withReferences((await made(view, work)).report, view.scheme),
    breakdown: async (request, _signal, work) => {
      const { tensor, scheme, axis } = request;
      const { stored, name } = entryOf(store, tensor);
      // A slice would be a pass of its own.
      if (request.within?.length) throw new CodedError('engine.notInMemory', { name });
      const { quantileError, ...whole } = await breakdowns.takeLater(breakdownKey(request), async () => {
        const of = { laid: await laidOf(request, work), nanPolicy: scheme?.nanPolicy };
        const steps = byteSteps(work, PASSES.breakdown * bytesOf(stored));
        return valueOf(await streamBreakdown(stored, of, axis, steps));
      });
      return { ...pages.page(request, whole, undefined), ...(quantileError > 0 && { quantileError }) };
    },
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
    save: async (request, _signal, work) => {
      const { stored } = entryOf(store, request.tensor);
      const laid = await laidOf(request, work);
      await saveStream({ stored, laid }, request.path, files, byteSteps(work, PASSES.save * bytesOf(stored)));
    },
    locate: () => undefined,
    locateSlice: () => [],
  };
  return { calls, caches: [reports, breakdowns, extents] };
}

function entryOf(store: TensorStore, id: string): StoredEntry {
  const entry = store.streamed(id);
  if (!entry) throw new CodedError('engine.unknownTensor', { id });
  return entry;
}

/** Steps of a work of `total` bytes, told by how many each was. Work that takes more than was thought stays at its end. */
function byteSteps(work: Work, total: number): (bytes: number) => void {
  let done = 0;
  return (bytes) => {
    done = Math.min(done + bytes, total);
    work.step({ stage: 'computing', done, total });
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
