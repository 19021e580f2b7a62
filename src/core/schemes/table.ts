import type { Outcome } from '../problem';
import { DTYPES, type Dtype, type DtypeInfo } from '../tensor/dtype';
import { kerasDivisor, onnxDivisor, plainDivisor, rootDivisor, sklearnDivisor, type Divisor } from './divisor';
import { planBatch, planGroup, planInput, planInstance, planTrailing, type Plan } from './plan';
import type { Convention, SchemeId, SchemeParams } from './scheme';

/** What a convention gives where a parameter is absent, and its habits. */
export interface Defaults {
  /** 'finfo': the machine epsilon of the tensor's dtype. */
  readonly eps: number | 'finfo';
  readonly divisor: Divisor;
  readonly channelAxis?: number;
  readonly numGroups?: number;
  readonly axes?: (ndim: number) => readonly number[];
  readonly running?: RunningHabit;
  /** Refuses sets of one value, as PyTorch does where their output could only be the bias. */
  readonly refusesSingles?: boolean;
}

/** How a framework keeps running statistics. */
export interface RunningHabit {
  readonly momentum: number;
  /** 'batch': momentum is the new batch's weight (PyTorch). 'running': it is the old value's (Keras, ONNX). */
  readonly momentumOf: 'batch' | 'running';
  /** Whether running_var takes the unbiased variance (divisor n - 1). */
  readonly unbiased: boolean;
}

/** What differs from scheme to scheme. Everything else is one kernel. */
export interface Scheme {
  /** Whether the mean is subtracted. */
  readonly centered: boolean;
  /** Lays the scheme's sets over a shape, or says why it cannot. */
  plan(shape: readonly number[], params: SchemeParams<unknown>): Outcome<Plan>;
  readonly conventions: Record<Convention, Defaults>;
  /** The parameters it looks at; others are ignored. */
  readonly takes: readonly Exclude<keyof SchemeParams, 'scheme' | 'convention' | 'nanPolicy' | 'resultDtype'>[];
}

const ALL_BUT_LAST = (ndim: number): number[] => Array.from({ length: Math.max(ndim - 1, 1) }, (_, axis) => axis);
const ALL_BUT_SECOND = (ndim: number): number[] =>
  Array.from({ length: Math.max(ndim, 1) }, (_, axis) => axis).filter((axis) => axis !== 1);
// Images and volumes ([N, C, H, W] and beyond) are standardized a channel at a time, as datasets' mean and std are given.
const SAMPLES = (ndim: number): number[] =>
  ndim < 4 ? [0] : [0, ...Array.from({ length: ndim - 2 }, (_, i) => i + 2)];

function same(defaults: Defaults): Pick<Record<Convention, Defaults>, 'pytorch' | 'sklearn'> {
  return { pytorch: defaults, sklearn: defaults };
}

/**
 * The six schemes. Sources of the defaults: PyTorch 2 `torch.nn.BatchNorm1d`, `LayerNorm`, `InstanceNorm1d`, `GroupNorm`,
 * `RMSNorm`; Keras 3 `BatchNormalization`, `LayerNormalization`, `GroupNormalization`, `RMSNormalization`, `Normalization`;
 * ONNX operators BatchNormalization-15, LayerNormalization-17, InstanceNormalization-22, GroupNormalization-21,
 * RMSNormalization-23, MeanVarianceNormalization-13; scikit-learn 1 `StandardScaler`, which only input norm has a namesake of:
 * elsewhere its convention is PyTorch's.
 */
export const SCHEMES = {
  input: {
    centered: true,
    plan: planInput,
    takes: ['axes', 'ddof', 'eps'],
    conventions: {
      pytorch: { eps: 0, divisor: plainDivisor, axes: SAMPLES },
      sklearn: { eps: 0, divisor: sklearnDivisor, axes: SAMPLES },
      keras: { eps: 1e-7, divisor: kerasDivisor, axes: ALL_BUT_LAST },
      onnx: { eps: 1e-9, divisor: onnxDivisor, axes: ALL_BUT_SECOND },
    },
  },
  batch: {
    centered: true,
    plan: planBatch,
    takes: [
      'eps',
      'channelAxis',
      'training',
      'momentum',
      'batchesTracked',
      'weight',
      'bias',
      'runningMean',
      'runningVar',
    ],
    conventions: {
      ...same({
        eps: 1e-5,
        divisor: rootDivisor,
        channelAxis: 1,
        running: { momentum: 0.1, momentumOf: 'batch', unbiased: true },
      }),
      keras: {
        eps: 1e-3,
        divisor: rootDivisor,
        channelAxis: -1,
        running: { momentum: 0.99, momentumOf: 'running', unbiased: false },
      },
      onnx: {
        eps: 1e-5,
        divisor: rootDivisor,
        channelAxis: 1,
        running: { momentum: 0.9, momentumOf: 'running', unbiased: false },
      },
    },
  },
  layer: {
    centered: true,
    plan: planTrailing,
    takes: ['eps', 'normalizedNdim', 'weight', 'bias'],
    conventions: {
      ...same({ eps: 1e-5, divisor: rootDivisor }),
      keras: { eps: 1e-3, divisor: rootDivisor },
      onnx: { eps: 1e-5, divisor: rootDivisor },
    },
  },
  instance: {
    centered: true,
    plan: planInstance,
    takes: ['eps', 'channelAxis', 'weight', 'bias'],
    conventions: {
      ...same({ eps: 1e-5, divisor: rootDivisor, channelAxis: 1, refusesSingles: true }),
      keras: { eps: 1e-3, divisor: rootDivisor, channelAxis: -1 },
      onnx: { eps: 1e-5, divisor: rootDivisor, channelAxis: 1 },
    },
  },
  group: {
    centered: true,
    plan: planGroup,
    takes: ['eps', 'channelAxis', 'numGroups', 'weight', 'bias'],
    conventions: {
      ...same({ eps: 1e-5, divisor: rootDivisor, channelAxis: 1 }),
      keras: { eps: 1e-3, divisor: rootDivisor, channelAxis: -1, numGroups: 32 },
      onnx: { eps: 1e-5, divisor: rootDivisor, channelAxis: 1 },
    },
  },
  rms: {
    centered: false,
    plan: planTrailing,
    takes: ['eps', 'normalizedNdim', 'weight', 'bias'],
    conventions: {
      ...same({ eps: 'finfo', divisor: rootDivisor }),
      keras: { eps: 1e-6, divisor: rootDivisor },
      onnx: { eps: 1e-5, divisor: rootDivisor },
    },
  },
} as const satisfies Record<SchemeId, Scheme>;

/** A convention's defaults under a scheme. */
export function defaultsOf(scheme: SchemeId, convention: Convention): Defaults {
  return SCHEMES[scheme].conventions[convention];
}

/** finfo(dtype).eps; integers and bool are computed in float64, and have float64's. */
export function machineEpsilon(dtype: Dtype): number {
  const info: DtypeInfo = DTYPES[dtype];
  return info.eps ?? DTYPES.float64.eps;
}
