import { float, list } from '../../writers/code/python';
import { machineEpsilon } from '../table';
import type { Convention, SchemeId } from '../scheme';
import type { Applied } from './equivalents';

/** The call of a framework that does what a scheme does, as its users write it; undefined where it has none. */
export type CallOf = (applied: Applied) => string | undefined;

const BY_NDIM: Readonly<Record<number, string>> = { 2: '1d', 3: '1d', 4: '2d', 5: '3d' };
const INSTANCE_BY_NDIM: Readonly<Record<number, string>> = { 3: '1d', 4: '2d', 5: '3d' };

const channels = ({ shape, scheme: { channelAxis } }: Applied): number => shape[channelAxis ?? -1] ?? 1;
const lastShape = ({ shape, scheme: { normalizedNdim = 1 } }: Applied): string =>
  list(shape.slice(Math.max(0, shape.length - normalizedNdim)));
/** The last axes as Keras counts them: -1, or [-2, -1]. */
const lastAxes = ({ scheme: { normalizedNdim = 1 } }: Applied): string =>
  normalizedNdim === 1 ? '-1' : list(Array.from({ length: normalizedNdim }, (_, i) => i - normalizedNdim));
const eps = ({ scheme }: Applied): string => float(scheme.eps);
const hasChannel = ({ scheme }: Applied): boolean => scheme.channelAxis !== undefined;
/** Keras counts the channel axis from the end where it is the last one, its default. */
const kerasAxis = ({ shape, scheme: { channelAxis = 1 } }: Applied): number =>
  channelAxis === shape.length - 1 ? -1 : channelAxis;

// PyTorch weighs the new batch, Keras and ONNX the old value.
const ofBatch = ({ scheme: { convention, momentum = 0.1 } }: Applied): number | null =>
  momentum === null || convention === 'pytorch' || convention === 'sklearn' ? momentum : complement(momentum);
const ofOld = (applied: Applied): number | null => {
  const momentum = ofBatch(applied);
  return momentum === null ? null : complement(momentum);
};
function complement(momentum: number): number {
  return Number((1 - momentum).toPrecision(12));
}

function torchBatch(applied: Applied): string | undefined {
  if (!hasChannel(applied)) return undefined;
  const { shape, scheme } = applied;
  const mode = scheme.training === false ? '.eval()' : '';
  const of = ofBatch(applied);
  const momentum = of === null ? 'None' : float(of);
  const kind = BY_NDIM[shape.length];
  if (kind) return `torch.nn.BatchNorm${kind}(${channels(applied)}, eps=${eps(applied)}, momentum=${momentum})${mode}`;
  return `torch.nn.functional.batch_norm(x, running_mean, running_var, training=${mode ? 'False' : 'True'}, eps=${eps(applied)})`;
}

function torchInstance(applied: Applied): string | undefined {
  const kind = hasChannel(applied) && INSTANCE_BY_NDIM[applied.shape.length];
  return kind ? `torch.nn.InstanceNorm${kind}(${channels(applied)}, eps=${eps(applied)})` : undefined;
}

function torchRms(applied: Applied): string {
  const isDefault = applied.scheme.eps === machineEpsilon(applied.dtype);
  return `torch.nn.RMSNorm(${lastShape(applied)}${isDefault ? '' : `, eps=${eps(applied)}`})`;
}

function torchInput({ scheme }: Applied): string {
  const over = `dim=${list(scheme.reducedAxes, '()')}`;
  return `(x - x.mean(${over}, keepdim=True)) / x.std(${over}, correction=${scheme.ddof}, keepdim=True)`;
}

function kerasBatch(applied: Applied): string | undefined {
  const momentum = ofOld(applied);
  if (!hasChannel(applied)) return undefined;
  const call = `keras.layers.BatchNormalization(axis=${kerasAxis(applied)}, epsilon=${eps(applied)}${momentum === null ? '' : `, momentum=${float(momentum)}`})`;
  return `${call}(x, training=${applied.scheme.training === false ? 'False' : 'True'})`;
}

const kerasGroup =
  (groups: (applied: Applied) => number): CallOf =>
  (applied) =>
    hasChannel(applied)
      ? `keras.layers.GroupNormalization(groups=${groups(applied)}, axis=${kerasAxis(applied)}, epsilon=${eps(applied)})`
      : undefined;

function kerasInput({ shape, scheme: { keptAxes } }: Applied): string {
  const last = keptAxes.length === 1 && keptAxes[0] === shape.length - 1;
  return `keras.layers.Normalization(axis=${last ? -1 : keptAxes.length === 0 ? 'None' : list(keptAxes, '()')})`;
}

function onnxBatch(applied: Applied): string | undefined {
  if (!hasChannel(applied)) return undefined;
  const momentum = ofOld(applied);
  const training = applied.scheme.training === false ? '' : `, training_mode=1`;
  return `BatchNormalization(epsilon=${eps(applied)}${momentum === null ? '' : `, momentum=${float(momentum)}`}${training})`;
}

/** A convention that has a name of its own for every scheme; scikit-learn has one for input alone. */
export const CALLS = {
  pytorch: {
    input: torchInput,
    batch: torchBatch,
    layer: (applied) => `torch.nn.LayerNorm(${lastShape(applied)}, eps=${eps(applied)})`,
    instance: torchInstance,
    group: (applied) =>
      hasChannel(applied)
        ? `torch.nn.GroupNorm(${applied.scheme.numGroups ?? 1}, ${channels(applied)}, eps=${eps(applied)})`
        : undefined,
    rms: torchRms,
  },
  keras: {
    input: kerasInput,
    batch: kerasBatch,
    layer: (applied) => `keras.layers.LayerNormalization(axis=${lastAxes(applied)}, epsilon=${eps(applied)})`,
    instance: kerasGroup(() => -1),
    group: kerasGroup(({ scheme }) => scheme.numGroups ?? 1),
    rms: (applied) => `keras.layers.RMSNormalization(axis=${lastAxes(applied)}, epsilon=${eps(applied)})`,
  },
  onnx: {
    input: ({ scheme }) => `MeanVarianceNormalization(axes=${list(scheme.reducedAxes)})`,
    batch: onnxBatch,
    layer: (applied) => `LayerNormalization(axis=-${applied.scheme.normalizedNdim ?? 1}, epsilon=${eps(applied)})`,
    instance: (applied) => (hasChannel(applied) ? `InstanceNormalization(epsilon=${eps(applied)})` : undefined),
    group: (applied) =>
      hasChannel(applied)
        ? `GroupNormalization(num_groups=${applied.scheme.numGroups ?? 1}, epsilon=${eps(applied)})`
        : undefined,
    rms: (applied) => `RMSNormalization(axis=-${applied.scheme.normalizedNdim ?? 1}, epsilon=${eps(applied)})`,
  },
  sklearn: {
    input: ({ shape, scheme: { reducedAxes } }) =>
      shape.length === 2 && reducedAxes.join() === '0'
        ? 'sklearn.preprocessing.StandardScaler().fit_transform(x)'
        : undefined,
    batch: () => undefined,
    layer: () => undefined,
    instance: () => undefined,
    group: () => undefined,
    rms: () => undefined,
  },
} as const satisfies Record<Convention, Record<SchemeId, CallOf>>;
