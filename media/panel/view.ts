import type { ParamName, ParamRef, TensorInfo } from '../../src/protocol/engine';
import type { PanelView } from '../../src/protocol/panel';
import { nameOf, reboundScheme, tensorNamed } from '../../src/protocol/view';

export { effectiveScheme, paramOf, paramShape } from '../../src/protocol/effective';

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
