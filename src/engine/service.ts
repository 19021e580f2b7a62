import { breakdown, histogram, makeReport, summarize } from '../core';
import type { Breakdown, Extent, MadeReport, ReportOptions, Tensor } from '../core';
import { describeScheme } from '../core/schemes/descriptions';
import type { BreakdownPage, BreakdownRequest, Engine, ParamRef, Scheme, TensorId, View } from '../protocol/engine';
import type { Local } from '../protocol/rpc';
import { Cache } from './cache';
import { chartOf } from './chart';
import { offersFor } from './offers';
import { countFlagged, orderRows } from './order';
import { openSource } from './open';
import { valueOf } from './outcome';
import { outlineOf } from './outline';
import { cut, questionsOf } from './questions';
import { resultsOf } from './results';
import { rowsOf } from './rows';
import { schemeKey, typedTensor, withReferences, withTensors } from './schemes';
import { sliceSpans } from './spans';
import { TensorStore } from './store';
import { valueCalls } from './values';

/** What is kept of results: normalized tensors, breakdowns and the orders of their rows, least recently used out first. */
const CACHE_BYTES = 512 * 2 ** 20;
const SMALL = 2 ** 12;

/**
 * The engine itself, on whichever thread it runs: reads sources, keeps their tensors, and answers about
 * them. A result is computed once for its tensor, scheme and axis: a change of one of them computes only
 * what depends on it, and nothing is read twice.
 */
export function createService(name: string, cacheBytes = CACHE_BYTES): Local<Engine> {
  const store = new TensorStore(name);
  const reports = new Cache<MadeReport>(cacheBytes / 2, ({ normalized }) => normalized.output.data.byteLength + SMALL);
  const breakdowns = new Cache<Breakdown>(cacheBytes / 4, ({ length, after }) => length * (after ? 177 : 89) + SMALL);
  const charts = new Cache<BreakdownPage['chart']>(cacheBytes / 8, () => 2 ** 16);
  const extents = new Cache<Extent>(cacheBytes / 512, () => 256);
  const orders = new Cache<Uint32Array>(cacheBytes / 8, (order) => order.byteLength + SMALL);

  const read = (id: TensorId) => store.get(id);
  const tensorOfRef = (ref: ParamRef) => ('tensor' in ref ? store.get(ref.tensor).tensor : typedTensor(ref.values));
  const made = ({ tensor, scheme }: Required<View>): MadeReport =>
    reports.take(viewKey({ tensor, scheme }), () => {
      const options = { labels: read(tensor).labels, layers: store.layersOf(tensor), ...fitOf(scheme) };
      return valueOf(makeReport(read(tensor).tensor, withTensors(scheme, tensorOfRef), options));
    });
  const brokenDown = (key: string, { tensor, scheme, axis, within = [] }: BreakdownRequest): Breakdown =>
    breakdowns.take(key, () => {
      const after = scheme && cut(made({ tensor, scheme }).normalized.output, within);
      return valueOf(breakdown(cut(store.get(tensor).tensor, within), after, axis, scheme?.nanPolicy));
    });

  const page = (request: BreakdownRequest): BreakdownPage => {
    const { axis, within, offset, count } = request;
    const key = `${viewKey(request)}${axis} ${JSON.stringify(within ?? [])}`;
    const whole = brokenDown(key, request);
    const labels = store.get(request.tensor).labels?.[whole.axis];
    const order = orders.take(`${key} ${orderKey(request)}`, () => orderRows(whole, labels, request));
    return {
      axis: whole.axis,
      matching: order.length,
      total: whole.length,
      flagged: countFlagged(whole),
      offset,
      rows: rowsOf(whole, labels, order.subarray(offset, offset + count)),
      chart: charts.take(key, () => chartOf(whole)),
    };
  };

  return {
    ...questionsOf({ read, made }),
    ...resultsOf({ read, made }),
    ...valueCalls({
      read,
      made,
      extent: (view, key, make) => extents.take(`${viewKey(view)}${key}`, make),
      params: (scheme) => withTensors(scheme, tensorOfRef),
    }),
    open: (request) => openSource(request, store),
    outline: outlineOf,
    close: ({ tensors }) => {
      for (const id of tensors) store.delete(id);
      const caches = [reports, breakdowns, charts, extents, orders];
      for (const cache of caches) for (const id of tensors) cache.forget(`${id} `);
    },
    summary: ({ tensor, bins }) => summaryOf(read(tensor).tensor, bins),
    report: (view) => withReferences(made(view), view.scheme),
    breakdown: page,
    describe: ({ scheme, language }) => describeScheme(scheme, language),
    offers: ({ tensor }) => offersFor(store.get(tensor).tensor),
    locate: ({ tensor, index }) => store.get(tensor).locate?.(index),
    locateSlice: ({ tensor, within = [], ...place }) => sliceSpans(store.get(tensor), [...within, place]),
  };
}

function summaryOf(data: Tensor, bins: number | undefined): ReturnType<Engine['summary']> {
  const { edges, counts } = valueOf(histogram([data], { bins }));
  const summary = valueOf(summarize(data));
  return { summary, histogram: { edges: Array.from(edges), counts: Array.from(counts[0]) } };
}

function fitOf({ fitted }: Scheme): Pick<ReportOptions, 'fitted' | 'use'> {
  return fitted ? { fitted: fitted.statistics, use: fitted.invert ? 'invert' : 'apply' } : {};
}

// Every key starts with the tensor's id and a blank, so that closing the tensor finds all that hangs on it.
function viewKey({ tensor, scheme }: View): string {
  return `${tensor satisfies TensorId} ${schemeKey(scheme)} `;
}

function orderKey({ sort, flaggedFirst, first, search }: BreakdownRequest): string {
  return JSON.stringify([sort?.column, sort?.of, sort?.descending, flaggedFirst, first, search]);
}
