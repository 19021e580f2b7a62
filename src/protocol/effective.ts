import type { SchemeId } from '../core/schemes/scheme';
import type { ParamName, ParamRef, Scheme, TensorInfo } from './engine';
import type { PanelView } from './panel';

// Which parameters apply, for both ends: the panel shows by them, and a command that shows nothing normalizes by them too.

/** Which parameter tensors a scheme takes. */
export const SCHEME_PARAMS = {
  input: [],
  batch: ['weight', 'bias', 'runningMean', 'runningVar'],
  layer: ['weight', 'bias'],
  instance: ['weight', 'bias'],
  group: ['weight', 'bias'],
  rms: ['weight'],
} as const satisfies Record<SchemeId, readonly ParamName[]>;

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
