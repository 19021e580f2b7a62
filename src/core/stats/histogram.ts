import { kernels, roomFor, withRooms } from '../kernels';
import type { Outcome, Problem } from '../problem';
import { floatView, type Floats } from '../tensor/floats';
import { isRowMajor, sizeOf, type Tensor } from '../tensor/tensor';
import { BIN_RULES, binCount, type BinRule, type Pool } from './bins';
import { extentOf } from './extent';
import { finiteFirst } from './moments';
import { gatherer, setsOfView, viewAxes } from './sets';
import type { Histogram } from './summary';

export interface HistogramOptions {
  /** A rule (default 'auto'), how many bins of equal width, or the edges themselves (ascending, at least two). */
  readonly bins?: BinRule | number | ArrayLike<number>;
  /** Lowest and highest edge. Default: the least and the greatest finite value of all the tensors. */
  readonly range?: readonly [number, number];
  /** A rule never gives more bins than this. Default 10000: 'fd' can ask for billions when there are outliers. */
  readonly maxBins?: number;
}

const MOST_BINS = 1e6;

/**
 * Counts of one or more tensors on the same bins, equal to `numpy.histogram` of each on these edges.
 * A rule looks at all the tensors' values together. NaN and ±Inf are in no bin. Without any finite
 * value the edges are [0, 1] and without any spread [v - 0.5, v + 0.5], as NumPy has it.
 * Err for edges that do not ascend (`stats.edges`), a count or maxBins below 1, a count above 1e6 or an unknown rule (`stats.bins`),
 * a range that is not finite or runs backwards (`stats.range`).
 */
export function histogram(tensors: readonly Tensor[], options: HistogramOptions = {}): Outcome<Histogram> {
  const wrong = check(options);
  if (wrong) return { err: wrong };
  return withRooms(
    () => ({ ok: shared(tensors.map(finiteValues), options) }),
    () => [],
  );
}

/** Counts of tensors on shared bins, as `histogram`, and of each on bins of its own. */
export interface Histograms {
  readonly shared: Histogram;
  readonly own: readonly Histogram[];
}

/**
 * As `histogram`, and each tensor by itself too, from its least to its greatest finite value, in `ownBins` bins of equal width or as many as a rule gives.
 * The tensors' values are gathered once for both. Err as `histogram`.
 */
export function histograms(
  tensors: readonly Tensor[],
  options: HistogramOptions,
  ownBins: readonly (number | BinRule)[],
): Outcome<Histograms> {
  const wrong = check(options);
  if (wrong) return { err: wrong };
  return withRooms(
    () => ({ ok: together(tensors, options, ownBins) }),
    () => [],
  );
}

function together(
  tensors: readonly Tensor[],
  options: HistogramOptions,
  ownBins: readonly (number | BinRule)[],
): Histograms {
  const samples = tensors.map(finiteValues);
  const own = samples.map((values, i) => shared([values], { bins: ownBins[i], maxBins: options.maxBins }));
  return { shared: shared(samples, options), own };
}

function shared(samples: readonly Float64Array[], options: HistogramOptions): Histogram {
  const { bins = 'auto', maxBins = 10000 } = options;
  if (typeof bins === 'object') {
    const edges = Float64Array.from(bins);
    return { edges, counts: samples.map((values) => countByEdges(values, edges)), rule: 'edges' };
  }
  const [first, last] = apart(options.range ?? outerEdges(samples));
  const pool = (): Pool => pooled(samples, options.range && [first, last]);
  const count = typeof bins === 'number' ? bins : binCount(bins, pool(), first, last, Math.min(maxBins, MOST_BINS));
  const edges = evenEdges(first, last, count);
  const rule = typeof bins === 'number' ? 'count' : bins;
  return { edges, counts: samples.map((values) => countEven(values, edges)), rule };
}

function check({ bins = 'auto', range, maxBins = Infinity }: HistogramOptions): Problem | undefined {
  const problem = (code: string, args: Problem['args']): Problem => ({ code, severity: 'error', args });
  if (typeof bins === 'object') {
    const edges = Array.from(bins);
    const at = edges.findIndex((edge, i) => !Number.isFinite(edge) || (i > 0 && edge < edges[i - 1]));
    return at >= 0 || edges.length < 2 ? problem('stats.edges', { count: edges.length, at }) : undefined;
  }
  const known =
    typeof bins === 'number' ? Number.isInteger(bins) && bins >= 1 && bins <= MOST_BINS : BIN_RULES.includes(bins);
  if (!known) return problem('stats.bins', { bins, most: MOST_BINS, rules: BIN_RULES.join(', ') });
  if (maxBins !== Infinity && !(Number.isInteger(maxBins) && maxBins >= 1)) {
    return problem('stats.bins', { bins: String(maxBins), most: MOST_BINS, rules: BIN_RULES.join(', ') });
  }
  if (range && !(Number.isFinite(range[0]) && Number.isFinite(range[1]) && range[0] <= range[1])) {
    return problem('stats.range', { first: String(range[0]), last: String(range[1]) });
  }
  return undefined;
}

// The tensor's own memory where that holds them side by side and nothing else: they are only looked at.
function finiteValues(tensor: Tensor): Float64Array {
  const view = floatView(tensor);
  const size = sizeOf(tensor.shape);
  const own =
    view.data instanceof Float64Array && isRowMajor(tensor)
      ? view.data.subarray(view.offset, view.offset + size)
      : undefined;
  if (own && extentOf(own, own.length).finite) return own;
  const values = roomFor(size, 'float64') as Float64Array;
  if (size > 0) gatherer(view, setsOfView(view, viewAxes(tensor.shape, [...tensor.shape.keys()])))(0, values);
  return values.subarray(0, finiteFirst(values));
}

function extremes(values: Float64Array): [min: number, max: number] {
  const { min, max } = extentOf(values, values.length);
  return [min, max];
}

function outerEdges(samples: readonly Float64Array[]): [number, number] {
  const ends = samples.filter(({ length }) => length > 0).map(extremes);
  if (ends.length === 0) return [0, 1];
  return [Math.min(...ends.map(([min]) => min)), Math.max(...ends.map(([, max]) => max))];
}

/** Edges that are apart: [v - 0.5, v + 0.5] where both are v. */
export function apart([first, last]: readonly [number, number]): readonly [number, number] {
  return first === last ? [first - 0.5, last + 0.5] : [first, last];
}

function pooled(samples: readonly Float64Array[], range: HistogramOptions['range']): Pool {
  const within = range ? samples.map((values) => values.filter((x) => x >= range[0] && x <= range[1])) : samples;
  const size = within.reduce((sum, { length }) => sum + length, 0);
  const values = roomFor(size, 'float64') as Float64Array;
  let filled = 0;
  for (const part of within) {
    values.set(part, filled);
    filled += part.length;
  }
  const [min, max] = extremes(values);
  return { values, min, max };
}

/** numpy.linspace, and without overflow where the range is wider than the largest double. */
export function evenEdges(first: number, last: number, count: number): Float64Array {
  const step = (last - first) / count;
  const edge = Number.isFinite(step)
    ? (i: number) => i * step + first
    : (i: number) => first * (1 - i / count) + last * (i / count);
  return Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? last : edge(i)));
}

/** How many of some finite values lie in each bin of even edges. */
export function countEven(
  values: Float64Array,
  edges: Float64Array,
  counts: Float64Array = new Float64Array(edges.length - 1),
): Float64Array {
  const bins = edges.length - 1;
  const first = edges[0];
  const last = edges[bins];
  const perUnit = bins / (last - first);
  if (!(perUnit > 0 && perUnit < Infinity)) return countByEdges(values, edges, counts);
  const found = kernels().runs.countEven(values, edges, perUnit);
  for (let bin = 0; bin < bins; bin++) counts[bin] += found[bin];
  return counts;
}

/** As `countEven`, of values that come out of a file and need not be finite. False, and nothing counted, where no kernel does it. */
export function countStretch(values: Floats, edges: Float64Array, counts: Float64Array): boolean {
  const bins = edges.length - 1;
  const perUnit = bins / (edges[bins] - edges[0]);
  const usable = perUnit > 0 && perUnit < Infinity;
  const found = usable ? kernels().stretches?.countEven(values, edges, perUnit) : undefined;
  found?.forEach((count, bin) => (counts[bin] += count));
  return found !== undefined;
}

function countByEdges(
  values: Float64Array,
  edges: Float64Array,
  counts: Float64Array = new Float64Array(edges.length - 1),
): Float64Array {
  const bins = edges.length - 1;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x < edges[0] || x > edges[bins]) continue;
    let low = 0;
    let high = bins;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (edges[middle] <= x) low = middle;
      else high = middle;
    }
    counts[low]++;
  }
  return counts;
}
