import type { SchemeId } from '../../src/core/schemes/scheme';
import type { ParamName, ParamRef, Scheme, TensorInfo } from '../../src/protocol/engine';
import type { PanelView } from '../../src/protocol/panel';
import { nameOf, reboundScheme, tensorNamed } from '../../src/protocol/view';

/** Which parameter tensors a scheme takes. */
export const SCHEME_PARAMS = {
  input: [],
  batch: ['weight', 'bias', 'runningMean', 'runningVar'],
  layer: ['weight', 'bias'],
  instance: ['weight', 'bias'],
  group: ['weight', 'bias'],
  rms: ['weight'],
} as const satisfies Record<SchemeId, readonly ParamName[]>;

/** The tensor that a view is about: by its id, by its name after a reload, else the first one. */
export function chosenTensor(view: PanelView, tensors: readonly TensorInfo[]): TensorInfo | undefined {
  return (
    tensors.find(({ id }) => id === view.tensor) ?? tensorNamed(tensors, view.tensorName, view.tensorNth) ?? tensors[0]
  );
}

/** The view with its references pointing at these tensors: ids change whenever a source is read again, names stay. */
export function rebind(view: PanelView, tensors: readonly TensorInfo[]): PanelView {
  const tensor = chosenTensor(view, tensors);
  const { name = view.tensorName, nth } = nameOf(tensors, tensor?.id);
  return { ...view, scheme: reboundScheme(view, tensors), tensor: tensor?.id, tensorName: name, tensorNth: nth };
}

/** The shape that a scheme's parameter tensors have: [C], or `normalized_shape`. */
export function paramShape(
  { scheme, channelAxis, normalizedNdim, convention }: Scheme,
  shape: readonly number[],
): readonly number[] {
  if (scheme === 'layer' || scheme === 'rms') return shape.slice(Math.max(0, shape.length - (normalizedNdim ?? 1)));
  return [shape.at(channelAxis ?? (convention === 'keras' ? -1 : 1)) ?? 0];
}

/**
 * The parameter that applies: what the user chose, else the companion found in the source, unless it was switched
 * off or has another shape than this scheme's (batch norm's weight says nothing about layer norm).
 */
export function paramOf(
  view: PanelView,
  tensor: TensorInfo,
  tensors: readonly TensorInfo[],
  param: ParamName,
): ParamRef | undefined {
  const chosen = view.scheme[param];
  if (chosen || view.without?.includes(param)) return chosen;
  const companion = tensors.find(({ id }) => id === tensor.companions?.[param]);
  const wanted = paramShape(view.scheme, tensor.shape);
  const fits = companion?.shape.length === wanted.length && wanted.every((length, i) => companion.shape[i] === length);
  return companion && fits ? { tensor: companion.id } : undefined;
}

/** The scheme to ask for: the view's, with the companions of the tensor and without what the scheme does not take. */
export function effectiveScheme(view: PanelView, tensor: TensorInfo, tensors: readonly TensorInfo[]): Scheme {
  const { weight: _w, bias: _b, runningMean: _m, runningVar: _v, ...plain } = view.scheme;
  const names = SCHEME_PARAMS[view.scheme.scheme];
  const params = names.map((param) => [param, paramOf(view, tensor, tensors, param)] as const);
  return { ...plain, ...Object.fromEntries(params.filter(([, ref]) => ref !== undefined)) };
}

/** The view with another parameter tensor: one of the source, typed values, or none at all. */
export function withParam(
  view: PanelView,
  tensors: readonly TensorInfo[],
  param: ParamName,
  ref: ParamRef | undefined,
): PanelView {
  const without = (view.without ?? []).filter((name) => name !== param);
  const named = nameOf(tensors, ref && 'tensor' in ref ? ref.tensor : undefined);
  return {
    ...view,
    scheme: { ...view.scheme, [param]: ref },
    paramNames: { ...view.paramNames, [param]: named.name },
    paramNths: { ...view.paramNths, [param]: named.nth },
    without: ref ? without : [...without, param],
  };
}
