import { roomFor } from '../kernels';
import type { Outcome } from '../problem';
import type { ResolvedScheme } from '../report';
import { setsOfView, type Sets } from '../stats/sets';
import type { Dtype } from '../tensor/dtype';
import { floatView, type FloatView } from '../tensor/floats';
import { sizeOf, tensorOf, type Tensor } from '../tensor/tensor';
import { encode } from '../tensor/values';
import type { Affine } from './affine';
import { applyAffine, applyScaled } from './apply';
import { figuresOf, type Figures } from './figures';
import { parametersOf, type Parameters } from './parameters';
import { refuseNan } from './refuse-nan';
import { resolution, type Resolution } from './resolve';
import { nextRunning } from './track';
import type { Running } from './running';
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
  const refused = refuseNan(view, resolved);
  if (refused) return refused;
  const given = parametersOf(resolved);
  if ('err' in given) return given;
  const sets = setsOfView(view, resolved.axes);
  const figures = figuresOf(view, sets, resolved, given.ok);
  const affine = affineOf(figures, given.ok, sizeOf(resolved.paramShape));
  const output = write(tensor, view, resolved, affine, figures);
  return { ok: result(output, sets, resolved, given.ok, figures) };
}

/** The operands of x - mean over scale, times weight, plus bias; `count` parameter positions. */
export function affineOf(
  figures: Pick<Figures, 'mean' | 'meanLow' | 'scale'>,
  { weight, bias }: Parameters,
  count: number,
): Affine {
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

/** The dtype of a normalized tensor: float64, or the input's where that was asked for and is a float of 16 bits or more. */
export function resultDtypeOf(dtype: Dtype, { resultDtype }: SchemeParams<unknown>): ResultDtype {
  return (resultDtype === 'input' ? RESULT_DTYPES.find((each) => each === dtype) : undefined) ?? 'float64';
}

function write(
  tensor: Tensor,
  view: FloatView,
  { scheme, axes }: Resolution,
  affine: Affine,
  figures: Figures,
): Tensor {
  const dtype = resultDtypeOf(tensor.dtype, scheme);
  const size = sizeOf(tensor.shape);
  const out = roomFor(size, dtype === 'float32' ? 'float32' : 'float64');
  applyAffine(view, axes, affine, out);
  for (const set of figures.scaled) applyScaled(view, axes, set, affine, out);
  return tensorOf(out instanceof Float64Array ? encode(out, dtype) : out, tensor.shape, dtype);
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
    ...(resolved.scheme.training && { running: nextRunning(figures, resolved, given.running) }),
  };
}
