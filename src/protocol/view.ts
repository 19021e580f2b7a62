import type { SchemeId } from '../core/schemes/scheme';
import { PARAM_NAMES, type ParamName, type Scheme, type TensorInfo } from './engine';
import type { PanelView } from './panel';

// What a view means, for both ends: the host changes it by command and after an edit, the panel by a click.

type Named = Pick<TensorInfo, 'id' | 'name'>;

/** The tensor that is called so; of several of one name (those without a name, say) the `nth`, or the last there is. */
export function tensorNamed<T extends Named>(tensors: readonly T[], name: string | undefined, nth = 0): T | undefined {
  const same = tensors.filter((tensor) => tensor.name === name);
  return same[nth] ?? same.at(-1);
}

/** What finds a tensor again when the ids have changed: its name, and which of the tensors of that name it is. */
export function nameOf(
  tensors: readonly Named[],
  id: string | undefined,
): { readonly name?: string; readonly nth?: number } {
  const tensor = tensors.find((one) => one.id === id);
  if (!tensor) return {};
  const nth = tensors.filter(({ name }) => name === tensor.name).indexOf(tensor);
  return { name: tensor.name, nth: nth > 0 ? nth : undefined };
}

/** The scheme with its references pointing at these tensors; one whose tensor is gone is let go, typed values stay. */
export function reboundScheme(
  { scheme, paramNames, paramNths }: PanelView,
  tensors: readonly Named[],
): PanelView['scheme'] {
  const params: { [name in ParamName]?: Scheme[ParamName] } = {};
  for (const param of PARAM_NAMES) {
    const ref = scheme[param];
    if (!ref || 'values' in ref || tensors.some(({ id }) => id === ref.tensor)) continue;
    const name = paramNames?.[param];
    const found = name === undefined ? undefined : tensorNamed(tensors, name, paramNths?.[param]);
    params[param] = found && { tensor: found.id };
  }
  return { ...scheme, ...params };
}

/** The view under another scheme. What the schemes have in common is kept; parameter tensors and axes belong to one scheme. */
export function withScheme(view: PanelView, scheme: SchemeId): PanelView {
  const { channelAxis, normalizedNdim, convention, nanPolicy, resultDtype } = view.scheme;
  const kept = { channelAxis, normalizedNdim, convention, nanPolicy, resultDtype };
  return {
    ...view,
    scheme: { ...kept, scheme },
    paramNames: undefined,
    paramNths: undefined,
    without: undefined,
    axis: undefined,
    marked: undefined,
    scroll: 0,
  };
}
