import type { FittedInput } from '../../schemes/fitted';
import type { ResolvedScheme } from '../../report';
import { defaultsOf, SCHEMES } from '../../schemes/table';
import type { Tensor } from '../../tensor/tensor';
import { toFloat64 } from '../../tensor/values';
import type { DataSource } from './data';

/** What code is to reproduce: a tensor under a scheme with nothing left open. */
export interface CodeRequest {
  readonly tensor: Tensor;
  readonly scheme: ResolvedScheme<Tensor>;
  readonly source: DataSource;
  /** How many sets have no spread at all: a variance that was rounded says otherwise. */
  readonly constantSets: number;
  /** Statistics that were fitted on other data, and are applied or undone. */
  readonly fitted?: { readonly statistics: FittedInput; readonly invert: boolean };
}

/** The request with what every framework needs to know of it. */
export interface Recipe extends CodeRequest {
  readonly ndim: number;
  /** The channel axis from the front; undefined for a scheme or a tensor without one. */
  readonly channelAxis: number | undefined;
  readonly channels: number;
  /** The reduced axes; under group norm those of `groupedShape`. */
  readonly axes: readonly number[];
  /** Whether NaN and ±Inf are there and have to be left out of the statistics. */
  readonly masked: boolean;
  /** The shape that weight, bias and running statistics take beside the tensor. */
  readonly paramShape: readonly number[];
  readonly params: readonly (readonly [ParamName, Tensor])[];
}

export const PARAM_NAMES = {
  weight: 'weight',
  bias: 'bias',
  runningMean: 'running_mean',
  runningVar: 'running_var',
} as const;
export type ParamName = keyof typeof PARAM_NAMES;

/** Works out what the frameworks' codes have in common. */
export function recipeOf(request: CodeRequest): Recipe {
  const { tensor, scheme } = request;
  const { shape } = tensor;
  const ndim = shape.length;
  const channelAxis = scheme.channelAxis === undefined || ndim < 2 ? undefined : scheme.channelAxis;
  const notFinite = toFloat64(tensor).some((value) => !Number.isFinite(value));
  const takes: readonly string[] = SCHEMES[scheme.scheme].takes;
  const names = (Object.keys(PARAM_NAMES) as ParamName[]).filter((name) => takes.includes(name));
  return {
    ...request,
    ndim,
    channelAxis,
    channels: channelAxis === undefined ? 1 : shape[channelAxis],
    axes: scheme.scheme === 'group' ? groupAxes(ndim, channelAxis) : scheme.reducedAxes,
    masked: notFinite && scheme.nanPolicy === 'omit',
    paramShape: paramShapeOf(scheme, shape, channelAxis),
    params: names.flatMap((name) => (scheme[name] ? [[name, scheme[name]] as const] : [])),
  };
}

/** Which divisor input normalization has under a convention. */
export function inputHabit({ scheme }: Recipe): 'plain' | 'sklearn' | 'keras' | 'onnx' {
  return scheme.convention === 'pytorch' ? 'plain' : scheme.convention;
}

/** How running statistics take a new batch: its share, what is kept, and whether the variance is the unbiased one. */
export function runningHabit({ scheme }: Recipe): { share: number; keep: number; unbiased: boolean } {
  const habit = defaultsOf('batch', scheme.convention).running;
  const { momentum = null, batchesTracked = 0 } = scheme;
  const unbiased = habit?.unbiased ?? true;
  if (momentum === null) return { share: 1 / (batchesTracked + 1), keep: 1 - 1 / (batchesTracked + 1), unbiased };
  return habit?.momentumOf === 'running'
    ? { share: 1 - momentum, keep: momentum, unbiased }
    : { share: momentum, keep: 1 - momentum, unbiased };
}

/** Group norm's view: the channel axis split in two, groups and the channels of a group. */
export function groupedShape({ tensor, channelAxis, scheme }: Recipe): readonly number[] {
  const groups = scheme.numGroups ?? 1;
  return tensor.shape.flatMap((length, axis) => (axis === channelAxis ? [groups, length / groups] : [length]));
}

// In group norm's view: neither samples nor groups.
function groupAxes(ndim: number, channelAxis: number | undefined): number[] {
  if (channelAxis === undefined) return Array.from({ length: ndim }, (_, axis) => axis);
  return Array.from({ length: ndim + 1 }, (_, axis) => axis).filter((axis) => axis !== 0 && axis !== channelAxis);
}

function paramShapeOf(
  { scheme, normalizedNdim = 1 }: ResolvedScheme<Tensor>,
  shape: readonly number[],
  channelAxis: number | undefined,
): readonly number[] {
  if (scheme === 'layer' || scheme === 'rms') return shape.slice(Math.max(0, shape.length - normalizedNdim));
  return shape.map((length, axis) => (axis === channelAxis ? length : 1));
}
