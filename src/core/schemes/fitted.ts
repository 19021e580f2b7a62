import type { Outcome } from '../problem';
import { finiteFirst, setMoments } from '../stats/moments';
import { forEachSet, setsOfView } from '../stats/sets';
import { floatView } from '../tensor/floats';
import { sizeOf, tensorOf, type Tensor } from '../tensor/tensor';
import type { Affine } from './affine';
import { applyAffine } from './apply';
import { binCounts, learnt, type Learnt } from './learnt';
import { axesFromFront, schemeProblem, shapeText, wholeAxes, type PlanAxis } from './plan';
import { normalize } from './normalize';
import type { Convention, NanPolicy } from './scheme';
import { defaultsOf } from './table';

/**
 * What input normalization learnt from data: a small JSON object as it stands, one entry a feature in every list.
 * `names` may be empty. `scale` is σ (divisor n - ddof), or 1 where σ is 0. The last four are what drift is
 * measured against; an object without them (a scikit-learn scaler's mean_ and scale_) applies and inverts all the same.
 */
export interface FittedInput extends Partial<Learnt> {
  readonly names: readonly string[];
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly ddof: 0 | 1;
  /** How many values each feature was fitted on. */
  readonly n: readonly number[];
}

export interface FitOptions {
  /** The axes that are samples. Default: those of `normalize` under input, [0] and for images also the spatial ones. What remains are the features. */
  readonly axes?: readonly number[];
  readonly ddof?: 0 | 1;
  /** One name a feature (row-major over the kept axes). */
  readonly names?: readonly string[];
  readonly nanPolicy?: NanPolicy;
  /** Whose rule for a spread that is next to nothing: scikit-learn's scale is 1 there too. Default PyTorch's plain σ. */
  readonly convention?: Convention;
}

/** Learns mean and σ of every feature. Err as `normalize`, and (`fitted.names`) for names that are not one a feature. */
export function fitInput(tensor: Tensor, options: FitOptions = {}): Outcome<FittedInput> {
  const { axes = sampleAxes(tensor), ddof = 0, names = [], nanPolicy = 'omit', convention } = options;
  const outcome = normalize(tensor, { scheme: 'input', axes, ddof, nanPolicy, convention });
  if ('err' in outcome) return outcome;
  const { mean, scale, n, scheme } = outcome.ok;
  const features = sizeOf(mean.shape);
  if (names.length > 0 && names.length !== features) {
    return schemeProblem('fitted.names', { names: names.length, features });
  }
  const numbers = (figure: Tensor): number[] => Array.from(figure.data, Number);
  return {
    ok: {
      names: [...names],
      mean: numbers(mean),
      scale: numbers(scale),
      ddof,
      n: numbers(n),
      ...learnt(tensor, scheme.reducedAxes),
    },
  };
}

/**
 * (x - mean) / scale with fitted figures, as float64; `axes` (the samples') as at the fit, by default as there. Err (`fitted.features`) where the number
 * of features differs, (`fitted.field`) where `scale` is not one a feature.
 */
export function applyInput(tensor: Tensor, fitted: FittedInput, axes?: readonly number[]): Outcome<Tensor> {
  return linear(tensor, fitted, axes, false);
}

/** x · scale + mean: undoes `applyInput`. */
export function invertInput(tensor: Tensor, fitted: FittedInput, axes?: readonly number[]): Outcome<Tensor> {
  return linear(tensor, fitted, axes, true);
}

function linear(
  tensor: Tensor,
  fitted: FittedInput,
  axes: readonly number[] | undefined,
  invert: boolean,
): Outcome<Tensor> {
  const laid = layFitted(tensor, fitted, axes, invert);
  if ('err' in laid) return laid;
  const out = new Float64Array(sizeOf(tensor.shape));
  applyAffine(floatView(tensor), laid.ok.axes, laid.ok.affine, out);
  return { ok: tensorOf(out, tensor.shape, 'float64') };
}

/** Fitted statistics as operands of `applyAffine`, or those that take it back. Sets and parameters are both the features. Err as `applyInput`. */
export function layFitted(
  tensor: Pick<Tensor, 'shape'>,
  fitted: FittedInput,
  axes: readonly number[] | undefined,
  invert: boolean,
): Outcome<{ readonly axes: readonly PlanAxis[]; readonly affine: Affine }> {
  const laid = featuresOf(tensor, fitted, axes);
  if ('err' in laid) return laid;
  const features = fitted.mean.length;
  const { mean, scale } = fitted;
  const filled = (values: readonly number[] | undefined, otherwise: number): Float64Array =>
    values ? Float64Array.from(values) : new Float64Array(features).fill(otherwise);
  const affine = {
    mean: filled(invert ? undefined : mean, 0),
    meanLow: new Float64Array(features),
    scale: filled(invert ? undefined : scale, 1),
    weight: filled(invert ? scale : undefined, 1),
    bias: filled(invert ? mean : undefined, -0),
  };
  return { ok: { axes: laid.ok, affine } };
}

// One default for fitting and applying, whatever the convention: what was fitted does not say its axes.
function sampleAxes({ shape }: Pick<Tensor, 'shape'>): readonly number[] {
  return defaultsOf('input', 'pytorch').axes?.(shape.length) ?? [0];
}

// Sets and parameters are both the features.
function featuresOf(
  tensor: Pick<Tensor, 'shape'>,
  fitted: FittedInput,
  given?: readonly number[],
): Outcome<readonly PlanAxis[]> {
  const axes = given ?? sampleAxes(tensor);
  const samples = axesFromFront(tensor.shape.length === 0 ? [] : axes, tensor.shape);
  if ('err' in samples) return samples;
  const feature = (axis: number): boolean => !samples.ok.includes(axis);
  const laid = wholeAxes(tensor.shape, feature, feature);
  const features = sizeOf(laid.filter(({ kept }) => kept).map(({ length }) => length));
  if (features !== fitted.mean.length) {
    return schemeProblem('fitted.features', {
      features,
      fitted: fitted.mean.length,
      shape: shapeText(tensor.shape),
    });
  }
  if (fitted.scale.length !== features) {
    return schemeProblem('fitted.field', { field: 'scale', wanted: 'number[]' });
  }
  return { ok: laid };
}

/** How far new data have moved from the fitted ones, one entry a feature. */
export interface Drift {
  /** (mean of the new data - fitted mean) / fitted scale: in σ. */
  readonly meanShift: Float64Array;
  /** σ of the new data / fitted scale, by the fit's ddof. */
  readonly scaleRatio: Float64Array;
  /** Share of the new finite values outside [min, max] of the fit. NaN where the fit does not say them. */
  readonly outside: Float64Array;
  /**
   * Population stability index Σ (q - p)·ln(q / p) over the bins between the fit's deciles, p being the fit's share of a
   * bin and q the new data's, each taken as at least 0.0001 (Yurdakul 2018, "Statistical properties of population stability
   * index", chapter 1). By custom, below 0.1 is stable and above 0.25 has moved. NaN where the fit does not say its deciles.
   */
  readonly psi: Float64Array;
}

/** How far a tensor's features have moved from the fitted ones, over finite values. Err as `applyInput`. */
export function drift(tensor: Tensor, fitted: FittedInput, axes?: readonly number[]): Outcome<Drift> {
  const laid = featuresOf(tensor, fitted, axes);
  if ('err' in laid) return laid;
  const view = floatView(tensor);
  const sets = setsOfView(view, laid.ok);
  const { n, mean, std } = setMoments(view, sets, true, 'omit');
  const moved = {
    meanShift: mean.map((now, i) => (now - fitted.mean[i]) / fitted.scale[i]),
    scaleRatio: std.map((now, i) => (now * Math.sqrt(n[i] / (n[i] - fitted.ddof))) / fitted.scale[i]),
    outside: new Float64Array(sets.count).fill(NaN),
    psi: new Float64Array(sets.count).fill(NaN),
  };
  forEachSet(view, sets, (values, i) => {
    const finite = finiteFirst(values);
    if (fitted.min && fitted.max) moved.outside[i] = shareOutside(values, finite, fitted.min[i], fitted.max[i]);
    if (fitted.deciles && fitted.shares) {
      moved.psi[i] = stability(binCounts(values, finite, fitted.deciles[i]), fitted.shares[i], finite);
    }
  });
  return { ok: moved };
}

function shareOutside(values: Float64Array, n: number, min: number, max: number): number {
  let outside = 0;
  for (let i = 0; i < n; i++) if (values[i] < min || values[i] > max) outside++;
  return outside / n;
}

const LEAST_SHARE = 1e-4;

function stability(counts: Float64Array, shares: readonly number[], total: number): number {
  if (total === 0) return NaN;
  return shares.reduce((sum, share, bin) => {
    const p = Math.max(share, LEAST_SHARE);
    const q = Math.max(counts[bin] / total, LEAST_SHARE);
    return sum + (q - p) * Math.log(q / p);
  }, 0);
}
