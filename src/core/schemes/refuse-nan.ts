import type { Problem } from '../problem';
import { setMoments } from '../stats/moments';
import { setsOfView, viewAxes } from '../stats/sets';
import type { FloatView } from '../tensor/floats';
import { sizeOf } from '../tensor/tensor';
import { schemeProblem, shapeText } from './plan';
import type { Resolution } from './resolve';

/** The refusal of NaN and ±Inf that the policy 'error' asks for, with their number. */
export function refuseNan(view: FloatView, { scheme }: Resolution): { readonly err: Problem } | undefined {
  if (scheme.nanPolicy !== 'error') return undefined;
  const sets = setsOfView(view, viewAxes(view.shape, [...view.shape.keys()]));
  const { n } = setMoments(view, sets, true, 'omit');
  const total = sizeOf(view.shape);
  if (n[0] === total) return undefined;
  return schemeProblem('scheme.nan', { count: total - n[0], total, shape: shapeText(view.shape) });
}
