import type { Outcome } from '../problem';
import type { Report } from '../report';
import { equivalentsOf, type Applied } from '../schemes/equivalents/equivalents';
import { schemeProblem, shapeText } from '../schemes/plan';
import type { SchemeParams } from '../schemes/scheme';
import { nextRunning } from '../schemes/track';
import { viewAxes } from '../stats/sets';
import type { Histogram, Summary } from '../stats/summary';
import type { Tensor } from '../tensor/tensor';
import { boxAxes, forEachChunk, type OnBytes } from './chunks';
import { HistogramStream } from './histogram';
import { streamFitted, type FittedUse } from './fitted';
import { ChunkNormalizer, passesOfScheme, streamScheme, type StreamedScheme } from './scheme';
import type { Stored } from './stored';
import { SummaryStream } from './summary';
import { inWorkspace, type Workspace } from './workspace';

const QUARTILES = [0.25, 0.5, 0.75];
const MOST_BINS = 200;
const PASSES = 2;

/** How many times `streamReport` reads the tensor, as a rule; values that crowd in few places take one or two more. */
export function passesOfReport(stored: Stored, params: SchemeParams, fit?: FittedUse): number {
  return (fit ? 0 : passesOfScheme(stored, params)) + PASSES;
}

/** What a report of a stored tensor came to, and the scheme it tells of. */
export interface StreamedReport {
  readonly report: Report<Tensor>;
  readonly laid: StreamedScheme;
}

/**
 * As `makeReport`, of a tensor that is not in memory: read in passes, in memory that does not grow with it. The
 * same to the last count and quantile; moments are merged from the chunks', to within some units in the last place. Without findings.
 * Under input normalization `fitted` takes the place of the tensor's own statistics.
 */
export async function streamReport(
  stored: Stored,
  params: SchemeParams,
  onBytes: OnBytes,
  fitted?: FittedUse,
): Promise<Outcome<StreamedReport>> {
  return inWorkspace((space) => reportIn(space, stored, params, onBytes, fitted));
}

async function reportIn(
  space: Workspace,
  stored: Stored,
  params: SchemeParams,
  onBytes: OnBytes,
  fitted: FittedUse | undefined,
): Promise<Outcome<StreamedReport>> {
  const fit = params.scheme === 'input' ? fitted : undefined;
  const outcome = fit ? streamFitted(stored, fit, params.axes) : await streamScheme(stored, params, onBytes);
  if ('err' in outcome) return outcome;
  const laid = outcome.ok;
  const { scheme } = laid.resolved;
  const policy = scheme.nanPolicy === 'error' ? 'omit' : scheme.nanPolicy;
  const [before, after] = [0, 1].map(() => new SummaryStream(QUARTILES, policy, scheme.ddof, space)) as [
    SummaryStream,
    SummaryStream,
  ];
  const normalizer = new ChunkNormalizer(laid, space);
  const pass = (visit: (stream: SummaryStream, values: Float64Array | Float32Array, at: number) => void) =>
    forEachChunk(
      stored,
      laid.boxes,
      (chunk) => {
        visit(before, chunk.view.data, 0);
        visit(after, normalizer.numbers(chunk), 1);
      },
      onBytes,
    );
  await pass((stream, values) => stream.count(values));
  const counted = [before.counted(), after.counted()];
  if (scheme.nanPolicy === 'error' && counted[0].n < counted[0].count) return refusal(counted[0], stored);
  const bins = new HistogramStream([before, after], counted, { most: MOST_BINS }, space);
  const own = [before, after].map((side, i) => new HistogramStream([side], [counted[i]], { most: MOST_BINS }, space));
  const countings = own.map((one, at) => [bins.counting(at), one.counting(0)]);
  do {
    await pass((stream, values, at) => stream.refine(values, countings[at]));
  } while ([before, after, bins, ...own].map((one) => one.turn()).some(Boolean));
  const { figures, resolved, params: given } = laid;
  const running = scheme.training && figures ? nextRunning(figures, resolved, given.running) : undefined;
  const report = {
    scheme,
    before: before.result(),
    after: after.result(),
    histogram: bins.result(),
    ownHistograms: own.map((one) => one.result()),
    running,
    equivalents: fit ? [] : equivalentsOf(appliedTo(stored, laid, counted[0], running !== undefined)),
    findings: [],
  };
  return { ok: { report, laid } };
}

/** As `summarize` and `histogram`, of a tensor that is not in memory. */
export async function streamSummary(
  stored: Stored,
  bins: number | undefined,
  onBytes: OnBytes,
): Promise<{ readonly summary: Summary; readonly histogram: Histogram }> {
  return inWorkspace((space) => summaryIn(space, stored, bins, onBytes));
}

async function summaryIn(
  space: Workspace,
  stored: Stored,
  bins: number | undefined,
  onBytes: OnBytes,
): Promise<{ readonly summary: Summary; readonly histogram: Histogram }> {
  const axes = boxAxes(stored, viewAxes(stored.shape, [...stored.shape.keys()]), () => false);
  const values = new SummaryStream(QUARTILES, 'omit', 0, space);
  await forEachChunk(stored, axes, ({ view }) => values.count(view.data), onBytes);
  const counted = values.counted();
  const histogram = new HistogramStream([values], [counted], { bins, most: 10_000 }, space);
  const countings = [histogram.counting(0)];
  do {
    await forEachChunk(stored, axes, ({ view }) => values.refine(view.data, countings), onBytes);
  } while ([values.turn(), histogram.turn()].some(Boolean));
  return { summary: values.result(), histogram: histogram.result() };
}

function appliedTo({ shape, dtype }: Stored, laid: StreamedScheme, before: Summary, running: boolean): Applied {
  const { figures, resolved } = laid;
  const constantSets =
    figures && resolved.scheme.training !== false ? figures.std.filter((std) => std === 0).length : 0;
  return { scheme: resolved.scheme, shape, dtype, nonFinite: before.count - before.n, constantSets, running };
}

function refusal({ count, n }: Summary, { shape }: Stored) {
  return schemeProblem('scheme.nan', { count: count - n, total: count, shape: shapeText(shape) });
}
