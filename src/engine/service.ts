import { breakdown, histogram, makeReport, summarize } from '../core';
import type { Breakdown, Extent, MadeReport, Tensor } from '../core';
import { withRooms } from '../core/kernels';
import { describeScheme } from '../core/schemes/descriptions';
import type { BreakdownRequest, Engine, ParamRef, Scheme, TensorId, View } from '../protocol/engine';
import type { Local } from '../protocol/rpc';
import { Cache } from './cache';
import type { Files } from './byteFile';
import { Departures } from './departures';
import { offersFor } from './offers';
import { openFile } from './openFile';
import { keepValues, openSource } from './open';
import { valueOf } from './outcome';
import { MOST_RESIDENT } from './reading';
import { outlineOf } from './outline';
import { breakdownKey, Pages } from './pages';
import { pairwiseOf } from './pairwise';
import { cut, questionsOf } from './questions';
import { resultsOf } from './results';
import { saveView } from './save';
import { fittedUse, typedTensor, viewKey, withReferences, withTensors } from './schemes';
import { sliceSpans } from './spans';
import { TensorStore } from './store';
import { wherever } from './wherever';
import { streamedCalls } from './streamed';
import { valueCalls } from './values';

/** What is kept of results: normalized tensors, breakdowns and the orders of their rows, least recently used out first. */
const CACHE_BYTES = 512 * 2 ** 20;
const SMALL = 2 ** 12;

/** What an engine has besides itself. */
export interface ServiceOptions {
  readonly cacheBytes?: number;
  /** Absent where its thread can read no files. */
  readonly files?: Files;
  /** A tensor of more elements stays in its file. Default `MOST_RESIDENT`. */
  readonly mostResident?: number;
}

/**
 * The engine itself, on whichever thread it runs: reads sources, keeps their tensors, and answers about
 * them. A result is computed once for its tensor, scheme and axis: a change of one of them computes only
 * what depends on it, and nothing is read twice.
 */
export function createService(
  name: string,
  { cacheBytes = CACHE_BYTES, files, mostResident = MOST_RESIDENT }: ServiceOptions = {},
): Local<Engine> {
  const departures = new Departures();
  const store = new TensorStore(name, mostResident, departures);
  const reports = reportCache(cacheBytes / 2, departures);
  const breakdowns = new Cache<Breakdown>(cacheBytes / 4, ({ length, after }) => length * (after ? 177 : 89) + SMALL);
  const pages = new Pages(cacheBytes / 4);
  const extents = new Cache<Extent>(cacheBytes / 512, () => 256);

  const read = (id: TensorId) => store.get(id);
  const tensorOfRef = (ref: ParamRef) => ('tensor' in ref ? store.get(ref.tensor).tensor : typedTensor(ref.values));
  const made = ({ tensor, scheme }: Required<View>): MadeReport =>
    reports.take(viewKey({ tensor, scheme }), () => {
      const options = { labels: read(tensor).labels, layers: store.layersOf(tensor), ...fittedUse(scheme) };
      const report = () => valueOf(makeReport(read(tensor).tensor, withTensors(scheme, tensorOfRef), options));
      return withRooms(report, ({ normalized }) => [normalized.output.data]);
    });
  const brokenDown = ({ tensor, scheme, axis, within = [] }: BreakdownRequest): Breakdown =>
    breakdowns.take(breakdownKey({ tensor, scheme, axis, within }), () => {
      const after = scheme && cut(made({ tensor, scheme }).normalized.output, within);
      return valueOf(breakdown(cut(store.get(tensor).tensor, within), after, axis, scheme?.nanPolicy));
    });

  const shownOf = ({ tensor, scheme }: View): Tensor =>
    scheme ? made({ tensor, scheme }).normalized.output : read(tensor).tensor;
  const caches: { forget(prefix: string): void }[] = [reports, breakdowns, extents, pages];
  const params = (scheme: Scheme) => withTensors(scheme, tensorOfRef);

  const resident: Local<Engine> = {
    ...questionsOf({ read, made }),
    ...resultsOf({ read, made }),
    ...pairwiseOf(store),
    ...valueCalls({
      read,
      made,
      extent: (view, key, make) => extents.take(`${viewKey(view)}${key}`, make),
      params,
    }),
    open: ({ source, ...request }, _signal, work) => {
      if ('file' in source) return openFile(source.file, request.options, { store, files, work });
      return 'values' in source ? keepValues(source.values, store) : openSource({ source, ...request }, store);
    },
    outline: outlineOf,
    close: ({ tensors }) => {
      for (const id of tensors) store.delete(id);
      for (const cache of caches) for (const id of tensors) cache.forget(`${id} `);
    },
    summary: ({ tensor, bins }) => summaryOf(read(tensor).tensor, bins),
    report: (view) => withReferences(made(view).report, view.scheme),
    breakdown: (request) => pages.page(request, brokenDown(request), store.get(request.tensor).labels),
    save: (request) => saveView(request, files, shownOf(request)),
    describe: ({ scheme, language }) => describeScheme(scheme, language),
    offers: ({ tensor }) => offersFor(store.shapeOf(tensor)),
    locate: ({ tensor, index }) => store.get(tensor).locate?.(index),
    locateSlice: ({ tensor, within = [], ...place }) => sliceSpans(store.get(tensor), [...within, place]),
  };
  const streamed = streamedCalls({ store, pages, params, files, cacheBytes: cacheBytes / 8 });
  caches.push(...streamed.caches);
  return departures.watch(wherever(store, resident, streamed.calls));
}

function reportCache(bytes: number, departures: Departures): Cache<MadeReport> {
  return new Cache(
    bytes,
    ({ normalized }) => normalized.output.data.byteLength + SMALL,
    ({ normalized }) => departures.add(normalized.output.data),
  );
}

function summaryOf(data: Tensor, bins: number | undefined): ReturnType<Engine['summary']> {
  const { edges, counts } = valueOf(histogram([data], { bins }));
  const summary = valueOf(summarize(data));
  return { summary, histogram: { edges: Array.from(edges), counts: Array.from(counts[0]) } };
}
