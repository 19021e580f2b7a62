import type { Outcome } from '../problem';
import type { ResolvedScheme } from '../report';
import { sizeOf, type Tensor } from '../tensor/tensor';
import { DDOFS, NAN_POLICIES, unknownChoice } from './choices';
import { withTensors } from './parameters';
import { schemeProblem, shapeText, type PlanAxis } from './plan';
import { SCHEME_IDS, type Convention, type SchemeParams } from './scheme';
import { machineEpsilon, SCHEMES, type Defaults, type Scheme } from './table';

const CONVENTIONS: readonly Convention[] = ['pytorch', 'keras', 'onnx', 'sklearn'];

// What every scheme has; the rest is in its row of the table.
const COMMON: readonly string[] = ['scheme', 'convention', 'eps', 'nanPolicy', 'resultDtype'];

/** A scheme laid over one tensor: what `normalize` and `explain` work by. */
export interface Resolution {
  readonly scheme: ResolvedScheme<Tensor>;
  readonly axes: readonly PlanAxis[];
  readonly table: Scheme;
  readonly defaults: Defaults;
  /** The shape of weight and bias, `[C]` or `normalized_shape`; [] for a scheme or tensor without a channel axis. */
  readonly paramShape: readonly number[];
}

/**
 * Fills in every default of the convention and checks the parameters against the tensor's shape; what
 * `normalize` starts with. Of `tensor` only shape and dtype are looked at.
 */
export function resolve(
  tensor: Pick<Tensor, 'shape' | 'dtype'>,
  params: SchemeParams,
): Outcome<ResolvedScheme<Tensor>> {
  const outcome = resolution(tensor, params);
  return 'err' in outcome ? outcome : { ok: outcome.ok.scheme };
}

export function resolution(tensor: Pick<Tensor, 'shape' | 'dtype'>, given: SchemeParams): Outcome<Resolution> {
  const params = withTensors(given);
  const unknown = unknownName(params);
  if (unknown) return unknown;
  const table: Scheme = SCHEMES[params.scheme];
  const convention = params.convention ?? 'pytorch';
  const defaults = table.conventions[convention];
  const filled = { ...withDefaults(tensor, params, defaults), convention };
  const plan = table.plan(tensor.shape, filled);
  if ('err' in plan) return plan;
  const scheme = { ...onlyTaken({ ...filled, ...plan.ok.params }, table), ...reduction(plan.ok.axes, filled.ddof) };
  const refusal = refuse(tensor.shape, scheme, defaults);
  if (refusal) return refusal;
  const paramShape = plan.ok.axes.filter(({ parametric }) => parametric);
  return { ok: { scheme, axes: plan.ok.axes, table, defaults, paramShape: parameterShape(paramShape) } };
}

// What the scheme does not look at is left out, so that nobody takes it for part of the result.
function onlyTaken<S extends SchemeParams<Tensor>>(scheme: S, { takes }: Scheme): S {
  const looked = new Set<string>([...COMMON, ...takes]);
  const kept = Object.entries(scheme).filter(([name, value]) => value !== undefined && looked.has(name));
  return Object.fromEntries(kept) as unknown as S;
}

type Refusal = ReturnType<typeof schemeProblem>;

function unknownName({ scheme, convention, nanPolicy, resultDtype }: SchemeParams<Tensor>): Refusal | undefined {
  return unknownChoice([
    [scheme, SCHEME_IDS],
    [convention ?? 'pytorch', CONVENTIONS],
    [nanPolicy ?? 'omit', NAN_POLICIES],
    [resultDtype ?? 'float64', ['float64', 'input']],
  ]);
}

function withDefaults(tensor: Pick<Tensor, 'shape' | 'dtype'>, params: SchemeParams<Tensor>, defaults: Defaults) {
  const ndim = tensor.shape.length;
  const takesDdof = params.scheme === 'input';
  const batch = params.scheme === 'batch';
  return {
    ...params,
    eps: params.eps ?? (defaults.eps === 'finfo' ? machineEpsilon(tensor.dtype) : defaults.eps),
    ddof: takesDdof ? (params.ddof ?? 0) : (0 as const),
    axes: params.axes ?? defaults.axes?.(ndim),
    channelAxis: params.channelAxis ?? (ndim < 2 ? undefined : defaults.channelAxis),
    numGroups: params.numGroups ?? defaults.numGroups,
    training: batch ? (params.training ?? true) : undefined,
    momentum: batch && params.momentum === undefined ? defaults.running?.momentum : params.momentum,
    nanPolicy: params.nanPolicy ?? ('omit' as const),
    resultDtype: params.resultDtype ?? ('float64' as const),
  };
}

function reduction(
  axes: readonly PlanAxis[],
  ddof: 0 | 1,
): Pick<ResolvedScheme<Tensor>, 'reducedAxes' | 'keptAxes' | 'setSize' | 'ddof'> {
  const reduced = new Set(axes.filter(({ kept }) => !kept).map(({ axis }) => axis));
  const all = [...new Set(axes.map(({ axis }) => axis))];
  return {
    reducedAxes: all.filter((axis) => reduced.has(axis)),
    keptAxes: all.filter((axis) => !reduced.has(axis)),
    setSize: sizeOf(axes.filter(({ kept }) => !kept).map(({ length }) => length)),
    ddof,
  };
}

// The two halves of a channel axis that group norm splits are one axis of weight and bias.
function parameterShape(axes: readonly PlanAxis[]): number[] {
  const lengths = new Map<number, number>();
  for (const { axis, length } of axes) lengths.set(axis, (lengths.get(axis) ?? 1) * length);
  return [...lengths.values()];
}

function refuse(shape: readonly number[], scheme: ResolvedScheme<Tensor>, defaults: Defaults): Refusal | undefined {
  const wrong = outOfRange(scheme);
  if (wrong) return wrong;
  const place = { shape: shapeText(shape) };
  if (scheme.setSize !== 1) return undefined;
  if (scheme.ddof === 1) return schemeProblem('scheme.ddof', place);
  if (scheme.training) return schemeProblem('scheme.oneValue', place);
  return defaults.refusesSingles ? schemeProblem('scheme.oneSpatial', place) : undefined;
}

function outOfRange(scheme: ResolvedScheme<Tensor>): Refusal | undefined {
  const { eps, ddof, training, momentum = null, batchesTracked = 0 } = scheme;
  if (typeof eps !== 'number' || !(eps >= 0) || eps === Infinity) {
    return schemeProblem('scheme.eps', { eps: String(eps) });
  }
  if (momentum !== null && !(typeof momentum === 'number' && momentum >= 0 && momentum <= 1)) {
    return schemeProblem('scheme.momentum', { momentum: String(momentum) });
  }
  if (!Number.isInteger(batchesTracked) || batchesTracked < 0) {
    return schemeProblem('scheme.batchesTracked', { batches: String(batchesTracked) });
  }
  return unknownChoice([
    [ddof, DDOFS],
    [training ?? true, [true, false]],
  ]);
}
