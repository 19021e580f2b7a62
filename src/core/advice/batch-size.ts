import type { Outcome } from '../problem';
import type { ResolvedScheme } from '../report';
import { schemeProblem, shapeText } from '../schemes/plan';
import { quantilesOf } from '../stats/quantile';
import { summarizeAxes } from '../stats/summarize';
import type { Tensor } from '../tensor/tensor';
import { toFloat64 } from '../tensor/values';

/** What batch normalization would do with batches of `m` samples of these data. */
export interface BatchSize {
  readonly m: number;
  /** How many samples there are. */
  readonly samples: number;
  /** How many values of a channel such a batch has: m times the positions. */
  readonly n: number;
  /** Relative standard error of the variance of n independent normal values, √(2/(n - 1)). */
  readonly varianceError: number;
  /** Standard error of the mean of as many, in σ: 1/√n. */
  readonly meanError: number;
  /** Measured on batches drawn from the data; absent where there are not more than m samples. */
  readonly measured?: MeasuredBatches;
}

export interface MeasuredBatches {
  /** How many batches were drawn, each without replacement. */
  readonly batches: number;
  /** How many channels were looked at: those with some spread, at most `MOST_CHANNELS` of them. */
  readonly channels: number;
  /** Standard deviation of the batches' means, in σ of all samples: of the median channel and of the worst. */
  readonly mean: Spread;
  /** Root mean square deviation of the batches' variances from that of all samples, relative to it. */
  readonly variance: Spread;
  /** What a value one σ above its channel's mean comes out as: 5 % and 95 % quantile over batches, in the median channel. */
  readonly oneSigma: readonly [number, number];
}

export interface Spread {
  readonly median: number;
  readonly worst: number;
  /** Index along the channel axis. */
  readonly worstChannel: number;
}

const BATCHES = 400;
const FEWEST_BATCHES = 20;
const MOST_CHANNELS = 256;
/** Samples merged, over all batches and channels: a fraction of a second. */
const BUDGET = 2e7;

/**
 * How uncertain mean and variance of batches of `m` samples (axis 0) would be, in theory and measured on the data. The same
 * data give the same answer. Err `scheme.batchSize` unless m is a whole number from 1 on, and for a scheme or
 * tensor without samples and channels.
 */
export function batchSize(
  tensor: Tensor,
  scheme: Pick<ResolvedScheme<unknown>, 'scheme' | 'channelAxis'>,
  m: number,
): Outcome<BatchSize> {
  const { channelAxis } = scheme;
  if (!Number.isInteger(m) || m < 1 || scheme.scheme !== 'batch' || !channelAxis) {
    return schemeProblem('scheme.batchSize', { m: String(m), shape: shapeText(tensor.shape) });
  }
  const [samples] = tensor.shape;
  const positions = tensor.shape.reduce(
    (product, length, axis) => product * ([0, channelAxis].includes(axis) ? 1 : length),
    1,
  );
  const n = m * positions;
  const theory = { m, samples, n, varianceError: Math.sqrt(2 / (n - 1)), meanError: Math.sqrt(1 / n) };
  if (samples <= m || positions === 0) return { ok: theory };
  const parts = partsOf(tensor, channelAxis);
  return 'err' in parts ? parts : { ok: { ...theory, measured: measure(parts.ok, m) } };
}

/** n, mean and variance of every sample in every channel, row-major [samples, channels]. */
interface Parts {
  readonly samples: number;
  readonly channels: number;
  readonly n: Float64Array;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

function partsOf(tensor: Tensor, channelAxis: number): Outcome<Parts> {
  const axes = [...tensor.shape.keys()].filter((axis) => axis !== 0 && axis !== channelAxis);
  // Without positions every value is a mean of its own.
  const each = summarizeAxes(tensor, { axes, quantiles: [] });
  if ('err' in each) return each;
  const { n, mean, variance } = each.ok;
  const [samples, channels] = [tensor.shape[0], tensor.shape[channelAxis]];
  return { ok: { samples, channels, n: toFloat64(n), mean: toFloat64(mean), variance: toFloat64(variance) } };
}

interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

// Pooled: the mean of the means and the variance within and between samples (Chan, Golub and LeVeque 1979).
function pooled(parts: Parts, channel: number, chosen: ArrayLike<number>): Moments {
  let [n, mean, squares] = [0, 0, 0];
  for (let i = 0; i < chosen.length; i++) {
    const at = chosen[i] * parts.channels + channel;
    const more = parts.n[at];
    if (!(more > 0)) continue;
    const delta = parts.mean[at] - mean;
    const share = more / (n + more);
    squares += parts.variance[at] * more + delta * delta * n * share;
    mean += delta * share;
    n += more;
  }
  return { n, mean, variance: n > 0 ? squares / n : NaN };
}

function measure(parts: Parts, m: number): MeasuredBatches | undefined {
  const everyone = Uint32Array.from({ length: parts.samples }, (_, i) => i);
  const step = Math.ceil(parts.channels / MOST_CHANNELS);
  const looked = Array.from({ length: Math.ceil(parts.channels / step) }, (_, i) => i * step)
    .map((channel) => ({ channel, whole: pooled(parts, channel, everyone) }))
    .filter(({ whole }) => whole.variance > 0 && whole.variance < Infinity);
  if (looked.length === 0) return undefined;
  const affordable = Math.floor(BUDGET / (m * looked.length));
  const batches = Math.max(FEWEST_BATCHES, Math.min(BATCHES, affordable));
  const draw = drawer(parts.samples, m);
  const drawn = Array.from({ length: batches }, draw);
  const each = looked.map(({ channel, whole }) => ofChannel(parts, channel, whole, drawn));
  const middle = (values: readonly number[]): number => quantile(values, 0.5);
  const spread = (figure: 'mean' | 'variance'): Spread => {
    const worst = each.reduce((best, one) => (one[figure] > best[figure] ? one : best));
    return { median: middle(each.map((one) => one[figure])), worst: worst[figure], worstChannel: worst.channel };
  };
  return {
    batches,
    channels: looked.length,
    mean: spread('mean'),
    variance: spread('variance'),
    oneSigma: [middle(each.map(({ low }) => low)), middle(each.map(({ high }) => high))],
  };
}

function ofChannel(parts: Parts, channel: number, whole: Moments, drawn: readonly Uint32Array[]) {
  const sigma = Math.sqrt(whole.variance);
  const each = drawn.map((chosen) => pooled(parts, channel, chosen)).filter(({ n }) => n > 0);
  const rms = (deviation: (batch: Moments) => number): number =>
    Math.sqrt(each.reduce((sum, batch) => sum + deviation(batch) ** 2, 0) / each.length);
  // A batch without spread has no finite answer; its quantile says so.
  const ones = each.map(({ mean, variance }) => (whole.mean + sigma - mean) / Math.sqrt(variance));
  return {
    channel,
    mean: rms(({ mean }) => (mean - whole.mean) / sigma),
    variance: rms(({ variance }) => variance / whole.variance - 1),
    low: quantile(ones, 0.05),
    high: quantile(ones, 0.95),
  };
}

function quantile(values: readonly number[], p: number): number {
  const finite = Float64Array.from(values.filter(Number.isFinite));
  return quantilesOf(finite, finite.length, [p])[0];
}

/** Draws m different ones of n: Floyd's method (Bentley and Floyd 1987) over mulberry32, always from the same seed. */
function drawer(n: number, m: number): () => Uint32Array {
  let state = 0x9e3779b9;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => {
    const chosen = new Set<number>();
    for (let last = n - m; last < n; last++) {
      const pick = Math.floor(uniform() * (last + 1));
      chosen.add(chosen.has(pick) ? last : pick);
    }
    return Uint32Array.from(chosen);
  };
}
