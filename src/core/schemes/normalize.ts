import type { Outcome } from '../problem';
import type { ResolvedScheme } from '../report';
import { setMoments, type SetMoments } from '../stats/moments';
import { scaleBy } from '../stats/run';
import { setsOfView, type Sets } from '../stats/sets';
import { floatView, type FloatView } from '../tensor/floats';
import { sizeOf, tensorOf, type Tensor } from '../tensor/tensor';
import { encode } from '../tensor/values';
import { applyAffine, applyScaled, type Affine, type ScaledSet } from './apply';
import { parameter } from './parameters';
import { schemeProblem, shapeText } from './plan';
import { resolution, type Resolution } from './resolve';
import { freshRunning, updateRunning, type Running } from './running';
import type { ResultDtype, SchemeParams } from './scheme';

/** A normalized tensor with the numbers that made it. */
export interface Normalized {
  /** Same shape as the input, row-major; float64, or the input's dtype with `resultDtype: 'input'` where that is a float of 16 bits or more. */
  readonly output: Tensor;
  readonly scheme: ResolvedScheme<Tensor>;
  /**
   * What was subtracted, one float64 a set: shape [C] for batch, the leading axes for layer and rms (where it is 0), [N, C] for
   * instance, [N, num_groups] for group, the kept axes for input. Batch in evaluation: the running mean.
   */
  readonly mean: Tensor;
  /**
   * The variance (divisor n - ddof) of each set; under rms the mean of the squares. Without eps. Batch in evaluation: the running
   * variance. Infinity where the true one is beyond a double; `scale` is exact even then.
   */
  readonly variance: Tensor;
  /** What was divided by: √(variance + eps), or as the convention has it for input. */
  readonly scale: Tensor;
  /** How many values of each set went in: less than `scheme.setSize` where NaN or ±Inf was left out. */
  readonly n: Tensor;
  /** How many sets have no spread at all (variance 0). */
  readonly constantSets: number;
  /** Batch norm in training: the running statistics after this batch. */
  readonly running?: Running;
}

/**
 * Normalizes a tensor under a scheme:
 *
 *     y = (x - mean) / √(variance + eps) · weight + bias
 *
 * with mean and variance over each set of reduced values; input divides by σ, rms subtracts nothing.
 * Sources: Ioffe and Szegedy 2015 (arXiv:1502.03167, algorithm 1) for batch; Ba, Kiros and Hinton 2016 (arXiv:1607.06450,
 * eq. 3) for layer; Ulyanov et al. 2016 (arXiv:1607.08022, eq. 3) for instance; Wu and He 2018 (arXiv:1803.08494,
 * eq. 1, 2, 7) for group; Zhang and Sennrich 2019 (arXiv:1910.07467, eq. 4) for rms.
 *
 * Err, with a code of `scheme.*`, for parameters that do not fit the tensor: see the table in `docs/core.md`.
 */
export function normalize(tensor: Tensor, params: SchemeParams): Outcome<Normalized> {
  const outcome = resolution(tensor, params);
  if ('err' in outcome) return outcome;
  const resolved = outcome.ok;
  const view = floatView(tensor);
  const refused = refuseNan(view, tensor, resolved);
  if (refused) return refused;
  const given = parameters(resolved);
  if ('err' in given) return given;
  const sets = setsOfView(view, resolved.axes);
  const figures = figuresOf(view, sets, resolved, given.ok);
  const affine = affineOf(figures, given.ok, sizeOf(resolved.paramShape));
  const output = write(tensor, view, resolved, affine, figures);
  return { ok: result(output, sets, resolved, given.ok, figures) };
}

/** Batch norm's running statistics after a sequence of batches, starting from `params.runningMean`, `runningVar` and `batchesTracked`. */
export function trackRunning(batches: readonly Tensor[], params: Omit<SchemeParams, 'scheme'>): Outcome<Running> {
  let running: Running | undefined;
  for (const batch of batches) {
    const carried: Partial<SchemeParams> = running
      ? {
          runningMean: tensorOf(running.mean, [running.mean.length], 'float64'),
          runningVar: tensorOf(running.variance, [running.variance.length], 'float64'),
          batchesTracked: running.batchesTracked,
        }
      : {};
    const outcome = batchFigures(batch, { ...params, ...carried, scheme: 'batch', training: true });
    if ('err' in outcome) return outcome;
    running = outcome.ok;
  }
  return running ? { ok: running } : schemeProblem('scheme.noBatches', {});
}

function batchFigures(batch: Tensor, params: SchemeParams): Outcome<Running> {
  const outcome = resolution(batch, params);
  if ('err' in outcome) return outcome;
  const view = floatView(batch);
  const refused = refuseNan(view, batch, outcome.ok);
  if (refused) return refused;
  const given = parameters(outcome.ok);
  if ('err' in given) return given;
  const moments = setMoments(view, setsOfView(view, outcome.ok.axes), true, outcome.ok.scheme.nanPolicy);
  return { ok: nextRunning(moments, outcome.ok, given.ok) };
}

interface Parameters {
  readonly weight?: Float64Array;
  readonly bias?: Float64Array;
  readonly running: Running;
}

function parameters({ scheme, table, paramShape }: Resolution): Outcome<Parameters> {
  const found: Partial<Record<'weight' | 'bias' | 'runningMean' | 'runningVar', Float64Array>> = {};
  for (const name of ['weight', 'bias', 'runningMean', 'runningVar'] as const) {
    if (!table.takes.includes(name)) continue;
    const outcome = parameter(scheme[name], name, paramShape);
    if ('err' in outcome) return outcome;
    if (outcome.ok) found[name] = outcome.ok;
  }
  if (scheme.training === false && !(found.runningMean && found.runningVar)) {
    return schemeProblem('scheme.runningMissing', {});
  }
  const fresh = freshRunning(sizeOf(paramShape));
  return {
    ok: {
      weight: found.weight,
      bias: found.bias,
      running: {
        mean: found.runningMean ?? fresh.mean,
        variance: found.runningVar ?? fresh.variance,
        batchesTracked: scheme.batchesTracked ?? 0,
      },
    },
  };
}

function refuseNan(
  view: FloatView,
  tensor: Tensor,
  { scheme }: Resolution,
): ReturnType<typeof schemeProblem> | undefined {
  if (scheme.nanPolicy !== 'error') return undefined;
  const axes = tensor.shape.map((length, axis) => ({ axis, length, inner: 1, kept: false }));
  const { n } = setMoments(view, setsOfView(view, axes), true, 'omit');
  const size = sizeOf(tensor.shape);
  return n[0] === size
    ? undefined
    : schemeProblem('scheme.nan', { count: size - n[0], total: size, shape: shapeText(tensor.shape) });
}

/** Per set: the moments, and what is divided by. */
interface Figures extends Omit<SetMoments, 'extreme'> {
  readonly scale: Float64Array;
  readonly scaled: readonly ScaledSet[];
}

function figuresOf(view: FloatView, sets: Sets, resolved: Resolution, { running }: Parameters): Figures {
  const { scheme, table, defaults } = resolved;
  const moments =
    scheme.training === false
      ? evaluation(sets, running)
      : unbiased(setMoments(view, sets, table.centered, scheme.nanPolicy), scheme.ddof);
  const { n, mean, variance, std } = moments;
  const scale = std.map((_, set) =>
    defaults.divisor({ n: n[set], mean: mean[set], variance: variance[set], std: std[set] }, scheme.eps, 1),
  );
  return { ...moments, scale, scaled: scaledSets(moments, resolved) };
}

// Evaluation reduces nothing: what it subtracts and divides by is given.
function evaluation(sets: Sets, { mean, variance }: Running): SetMoments {
  const std = variance.map(Math.sqrt);
  return {
    n: new Float64Array(mean.length).fill(sets.size),
    mean,
    meanLow: new Float64Array(mean.length),
    variance,
    std,
    extreme: [],
  };
}

function unbiased(moments: SetMoments, ddof: 0 | 1): SetMoments {
  if (ddof === 0) return moments;
  const factor = moments.n.map((n) => n / (n - ddof));
  return {
    ...moments,
    variance: moments.variance.map((variance, set) => variance * factor[set]),
    std: moments.std.map((std, set) => std * Math.sqrt(factor[set])),
    extreme: moments.extreme.map((extreme) => ({ ...extreme, variance: extreme.variance * factor[extreme.set] })),
  };
}

// Between these exponents of the largest value, differences and their quotients are ordinary doubles.
const ORDINARY = [-400, 1000] as const;

function scaledSets({ n, extreme }: SetMoments, { scheme, defaults }: Resolution): ScaledSet[] {
  return extreme.flatMap(({ set, exponent, mean, meanLow, variance }) => {
    if (exponent > ORDINARY[0] && exponent < ORDINARY[1]) return [];
    const figures = { n: n[set], mean, variance, std: Math.sqrt(variance) };
    const scale = defaults.divisor(figures, scheme.eps, scaleBy(1, -exponent));
    // An eps that dwarfs the values is an ordinary divisor; so is 1.
    return scale < 2 ** 400 ? [{ set, exponent, mean, meanLow, scale }] : [];
  });
}

function affineOf(figures: Figures, { weight, bias }: Parameters, count: number): Affine {
  return {
    mean: figures.mean,
    meanLow: figures.meanLow,
    scale: figures.scale,
    weight: weight ?? new Float64Array(count).fill(1),
    // Adding -0 changes nothing, not even the sign of a zero.
    bias: bias ?? new Float64Array(count).fill(-0),
  };
}

const RESULT_DTYPES: readonly ResultDtype[] = ['float64', 'float32', 'float16', 'bfloat16'];

function write(
  tensor: Tensor,
  view: FloatView,
  { scheme, axes }: Resolution,
  affine: Affine,
  figures: Figures,
): Tensor {
  const wanted = scheme.resultDtype === 'input' ? RESULT_DTYPES.find((dtype) => dtype === tensor.dtype) : undefined;
  const dtype = wanted ?? 'float64';
  const size = sizeOf(tensor.shape);
  const out = dtype === 'float32' ? new Float32Array(size) : new Float64Array(size);
  applyAffine(view, axes, affine, out);
  for (const set of figures.scaled) applyScaled(view, axes, set, affine, out);
  return tensorOf(out instanceof Float64Array ? encode(out, dtype) : out, tensor.shape, dtype);
}

function nextRunning(moments: SetMoments, { scheme, defaults }: Resolution, { running }: Parameters): Running {
  const habit = defaults.running;
  return habit ? updateRunning(running, moments, scheme.momentum ?? null, habit) : running;
}

function result(output: Tensor, sets: Sets, resolved: Resolution, given: Parameters, figures: Figures): Normalized {
  const perSet = (values: Float64Array): Tensor => tensorOf(values, sets.shape, 'float64');
  const { n, mean, variance, scale, std } = figures;
  const counted = resolved.scheme.training !== false;
  return {
    output,
    scheme: resolved.scheme,
    mean: perSet(mean),
    variance: perSet(variance),
    scale: perSet(scale),
    n: perSet(n),
    constantSets: counted ? std.reduce((count, s) => count + (s === 0 ? 1 : 0), 0) : 0,
    ...(resolved.scheme.training && { running: nextRunning({ ...figures, extreme: [] }, resolved, given) }),
  };
}
