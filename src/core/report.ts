import { advise } from './advice/advise';
import type { LayerCounts } from './advice/layers';
import type { Finding } from './advice/rule';
import type { Outcome } from './problem';
import { applyFitted } from './schemes/applied';
import { equivalentsOf, type Applied, type Equivalent } from './schemes/equivalents/equivalents';
import type { FittedInput } from './schemes/fitted';
import { normalize, type Normalized } from './schemes/normalize';
import type { Running } from './schemes/running';
import type { Convention, NanPolicy, SchemeParams } from './schemes/scheme';
import { autoBinCount } from './stats/bins';
import { histograms, type HistogramOptions } from './stats/histogram';
import { summarize, type SummaryOptions } from './stats/summarize';
import type { Histogram, Summary } from './stats/summary';
import type { Tensor } from './tensor/tensor';

/** A scheme with nothing left open: every default filled in, every negative axis counted from the front. */
export interface ResolvedScheme<P> extends SchemeParams<P> {
  readonly convention: Convention;
  readonly eps: number;
  readonly nanPolicy: NanPolicy;
  /** The axes that a mean and a variance are taken over. Group norm: of the tensor, not of its grouped view. */
  readonly reducedAxes: readonly number[];
  readonly keptAxes: readonly number[];
  /** How many values go into each mean and variance. */
  readonly setSize: number;
  /** The variance that divides is always this one: 0 but for input normalization with ddof 1. */
  readonly ddof: 0 | 1;
}

/** A tensor before and after a scheme: small, whatever the tensor's size. */
export interface Report<P> {
  readonly scheme: ResolvedScheme<P>;
  readonly before: Summary;
  readonly after: Summary;
  /** counts[0] before, counts[1] after. */
  readonly histogram: Histogram;
  /** Before, and after, each on bins of its own: their shapes, where the shared bins have room for one of them only. */
  readonly ownHistograms: readonly Histogram[];
  /** Batch norm in training: the running statistics after this batch. */
  readonly running?: Running;
  /** The frameworks' calls that compute the same, that of the convention followed first, and in what they differ. */
  readonly equivalents: readonly Equivalent[];
  /** What an expert would point at, the gravest first. */
  readonly findings: readonly Finding[];
}

export interface ReportOptions {
  readonly histogram?: HistogramOptions;
  readonly quantiles?: SummaryOptions['quantiles'];
  /** The names along each axis, for findings that name a feature. */
  readonly labels?: readonly (readonly string[] | undefined)[];
  /** Statistics fitted on other data, for the finding that these have drifted from them. */
  readonly fitted?: FittedInput;
  /** `apply`: input normalization takes `fitted` in place of the tensor's own statistics; `invert` undoes it. */
  readonly use?: 'apply' | 'invert';
  /** All tensors of the source, in order, for the finding that names the first layer that is not finite. */
  readonly layers?: readonly LayerCounts[];
}

/** A report, and the normalization it tells of, for whoever needs the numbers themselves. */
export interface MadeReport {
  readonly report: Report<Tensor>;
  readonly normalized: Normalized;
}

// Enough to see a distribution, whatever outliers ask for.
const MOST_BINS = 200;

/** Normalizes a tensor and reports on it. Err as `normalize`, `summarize` and `histogram`. */
export function makeReport(tensor: Tensor, params: SchemeParams, options: ReportOptions = {}): Outcome<MadeReport> {
  const made = normalized(tensor, params, options);
  if ('err' in made) return made;
  const { scheme, output, running } = made.ok;
  const figures = { ddof: scheme.ddof, quantiles: options.quantiles, nanPolicy: scheme.nanPolicy };
  const before = summarize(tensor, figures);
  if ('err' in before) return before;
  const after = summarize(output, figures);
  if ('err' in after) return after;
  const summaries = { before: before.ok, after: after.ok };
  const bins = histograms(
    [tensor, output],
    { maxBins: MOST_BINS, ...options.histogram },
    [before.ok, after.ok].map(ownBins),
  );
  if ('err' in bins) return bins;
  const findings = advise({
    tensor,
    normalized: made.ok,
    before: before.ok,
    labels: options.labels,
    // What is to be taken back is normalized already: it says nothing of the data of the fit.
    fitted: options.use === 'invert' ? undefined : options.fitted,
    layers: options.layers,
  });
  const equivalents = options.use ? [] : equivalentsOf(appliedTo(tensor, made.ok, before.ok));
  const { shared: both, own } = bins.ok;
  const report = { scheme, ...summaries, histogram: both, ownHistograms: own, running, equivalents, findings };
  return { ok: { report, normalized: made.ok } };
}

// As many bins as the rule 'auto' gives, from the quartiles that the summary has already. Where NaN spreads, it has none.
function ownBins({ n, min, max, quantiles }: Summary): number | 'auto' {
  if (!Number.isFinite(max - min)) return 'auto';
  const at = (p: number): number => quantiles.find((quantile) => quantile.p === p)?.value ?? NaN;
  return autoBinCount(at(0.75) - at(0.25), n, [min, max], max - min, MOST_BINS);
}

function appliedTo({ shape, dtype }: Tensor, { scheme, constantSets, running }: Normalized, before: Summary): Applied {
  const nonFinite = before.nan + before.posInf + before.negInf;
  return { scheme, shape, dtype, nonFinite, constantSets, running: running !== undefined };
}

function normalized(tensor: Tensor, params: SchemeParams, { fitted, use }: ReportOptions): Outcome<Normalized> {
  if (!fitted || !use || params.scheme !== 'input') return normalize(tensor, params);
  return applyFitted(tensor, fitted, { invert: use === 'invert', axes: params.axes });
}
