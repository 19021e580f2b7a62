import { setMoments } from '../stats/moments';
import { setsOfView, viewAxes, type Sets, type ViewAxis } from '../stats/sets';
import { SCHEMES } from '../schemes/table';
import { floatView, type FloatView } from '../tensor/floats';
import { sizeOf } from '../tensor/tensor';
import { toFloat64 } from '../tensor/values';
import type { AdviceContext } from './context';

/** Mean, variance and number of the finite values of every set. */
export interface Figures {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly n: Float64Array;
}

/** The figures at every index along one axis of the tensor. */
export interface FeatureFigures extends Figures {
  readonly axis: number;
}

/** A context with what rules share, each computed when it is first asked for. */
export interface Measures extends AdviceContext {
  readonly view: FloatView;
  /** The scheme's sets over the tensor. */
  readonly sets: Sets;
  /** What the scheme divided by. Batch norm in evaluation: the running statistics. */
  readonly used: Figures;
  /** The data's own figures, a set each. Under rms `variance` is around the mean all the same. */
  readonly own: Figures;
  /** The figures along the axis that a person calls features or channels; undefined where there is none. */
  readonly features: FeatureFigures | undefined;
}

/** Makes the measures of a context. */
export function measure(context: AdviceContext): Measures {
  const view = floatView(context.tensor);
  const { scheme, mean, variance, n } = context.normalized;
  const axes = schemeAxes(context);
  const sets = setsOfView(view, axes);
  const used = lazy(() => ({ mean: toFloat64(mean), variance: toFloat64(variance), n: toFloat64(n) }));
  const own = lazy(() => (usesOwn(scheme) ? used() : figuresOf(view, sets)));
  const features = lazy(() => featureFigures(context, view, sets, own));
  return {
    ...context,
    view,
    sets,
    get used() {
      return used();
    },
    get own() {
      return own();
    },
    get features() {
      return features();
    },
  };
}

/** The axis whose indices a person calls features or channels, or undefined. */
export function featureAxis({ tensor, normalized: { scheme } }: AdviceContext): number | undefined {
  const ndim = tensor.shape.length;
  if (scheme.scheme === 'input') return scheme.keptAxes.length === 1 ? scheme.keptAxes[0] : undefined;
  if (scheme.scheme !== 'layer' && scheme.scheme !== 'rms') return scheme.channelAxis;
  if (ndim === 0) return undefined;
  // Over whole feature maps the features are channels: the first of the axes, in Keras' layout the last.
  const depth = scheme.normalizedNdim ?? 1;
  return depth >= 3 && scheme.convention !== 'keras' ? ndim - depth : ndim - 1;
}

function schemeAxes({ tensor, normalized: { scheme } }: AdviceContext): readonly ViewAxis[] {
  const planned = SCHEMES[scheme.scheme].plan(tensor.shape, scheme);
  // A resolved scheme always fits its tensor; a caller's mixture of two is no reason to fail.
  return 'ok' in planned ? planned.ok.axes : viewAxes(tensor.shape, scheme.reducedAxes);
}

function usesOwn(scheme: AdviceContext['normalized']['scheme']): boolean {
  return scheme.scheme !== 'rms' && scheme.training !== false && scheme.nanPolicy === 'omit' && scheme.ddof === 0;
}

function featureFigures(
  context: AdviceContext,
  view: FloatView,
  sets: Sets,
  own: () => Figures,
): FeatureFigures | undefined {
  const axis = featureAxis(context);
  if (axis === undefined || sizeOf(view.shape) === 0) return undefined;
  const kept = sets.axes.filter((each) => each.kept);
  if (kept.length === 1 && kept[0].axis === axis && kept[0].inner === 1) return { axis, ...own() };
  const reduced = view.shape.map((_, each) => each).filter((each) => each !== axis);
  return { axis, ...figuresOf(view, setsOfView(view, viewAxes(view.shape, reduced))) };
}

/** Mean and variance of every set over its finite values. */
export function figuresOf(view: FloatView, sets: Sets): Figures {
  return setMoments(view, sets, true, 'omit');
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
