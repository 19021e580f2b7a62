import type { ParamName, Scheme, TensorId, TensorInfo } from '../../protocol/engine';
import type { PanelView } from '../../protocol/panel';

const PARAM_NAMES = ['weight', 'bias', 'runningMean', 'runningVar'] as const satisfies readonly ParamName[];

/**
 * The tensor to show first: the one whose text holds the cursor, else the first that is not another one's weight,
 * bias or running statistics.
 */
export function firstTensor(tensors: readonly TensorInfo[], cursor?: number): TensorInfo | undefined {
  const params = new Set(tensors.flatMap(({ companions }) => Object.values(companions ?? {})));
  const holdsCursor = ({ span }: TensorInfo): boolean =>
    cursor !== undefined && span.start <= cursor && cursor <= span.end;
  return tensors.find(holdsCursor) ?? tensors.find(({ id }) => !params.has(id)) ?? tensors[0];
}

/** The same view of tensors that were read anew: what it refers to is found again by name. */
export function carryOver(view: PanelView, tensors: readonly TensorInfo[], cursor?: number): PanelView {
  // Text that is broken for a moment: what it refers to is found again when it is mended.
  if (tensors.length === 0) return { ...view, tensor: undefined };
  const byName = (name: string | undefined): TensorInfo | undefined =>
    name === undefined ? undefined : tensors.find((tensor) => tensor.name === name);
  const shown = byName(view.tensorName) ?? firstTensor(tensors, cursor);
  return {
    ...view,
    tensor: shown?.id,
    tensorName: shown?.name ?? view.tensorName,
    scheme: rebind(view, (name) => byName(name)?.id),
  };
}

function rebind({ scheme, paramNames }: PanelView, find: (name: string | undefined) => TensorId | undefined): Scheme {
  const params: { [name in ParamName]?: Scheme[ParamName] } = {};
  for (const name of PARAM_NAMES) {
    const ref = scheme[name];
    if (!ref) continue;
    const id = 'tensor' in ref ? find(paramNames?.[name]) : undefined;
    params[name] = id === undefined ? valuesOnly(ref) : { tensor: id };
  }
  return { ...scheme, ...params };
}

function valuesOnly(ref: NonNullable<Scheme[ParamName]>): Scheme[ParamName] {
  return 'values' in ref ? ref : undefined;
}
