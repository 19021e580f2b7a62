import type { Extent, SchemeParams } from '../core';
import {
  passesOfReport,
  streamBreakdown,
  streamReport,
  streamSummary,
  type StreamedBreakdown,
  type StreamedReport,
} from '../core/stream';
import type { Scheme, View } from '../protocol/engine';
import type { Work } from '../protocol/rpc';
import type { Files } from './byteFile';
import { Cache } from './cache';
import { valueOf } from './outcome';
import { breakdownKey, type Pages } from './pages';
import { bytesOf } from './reading';
import { saveStream } from './save';
import { fittedUse, tensorsOf, viewKey, withReferences } from './schemes';
import { entryOf, notInMemory, type TensorStore } from './store';
import { streamedValues } from './streamedValues';
import type { StreamedCalls } from './wherever';

const SMALL = 2 ** 16;
const PASSES = { summary: 2, breakdown: 3, save: 1 } as const;

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
      const entry = entryOf(store, tensor);
      const { stored } = entry;
      // A slice would be a pass of its own.
      if (request.within?.length) throw notInMemory(entry);
      const { quantileError, ...whole } = await breakdowns.takeLater(breakdownKey(request), async () => {
        const of = { laid: await laidOf(request, work), nanPolicy: scheme?.nanPolicy };
        const steps = byteSteps(work, PASSES.breakdown * bytesOf(stored));
        return valueOf(await streamBreakdown(stored, of, axis, steps));
      });
      return { ...pages.page(request, whole, undefined), ...(quantileError > 0 && { quantileError }) };
    },
    ...streamedValues(store, extents, laidOf),
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

/** Steps of a work of `total` bytes, told by how many each was. Work that takes more than was thought stays at its end. */
function byteSteps(work: Work, total: number): (bytes: number) => void {
  let done = 0;
  return (bytes) => {
    done = Math.min(done + bytes, total);
    work.step({ stage: 'computing', done, total });
  };
}
