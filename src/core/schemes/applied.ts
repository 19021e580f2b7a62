import type { Outcome } from '../problem';
import { sizeOf, tensorOf, type Tensor } from '../tensor/tensor';
import { applyInput, invertInput, type FittedInput } from './fitted';
import type { Normalized } from './normalize';
import { resolve } from './resolve';

export interface AppliedOptions {
  readonly invert?: boolean;
  readonly axes?: readonly number[];
}

/**
 * Input normalization by statistics that were fitted on other data, with the numbers that made it, as `normalize` gives its own;
 * `invert` takes a normalized tensor back. `axes` are the samples', as in `applyInput`. Err as there.
 */
export function applyFitted(
  tensor: Tensor,
  fitted: FittedInput,
  { invert = false, axes }: AppliedOptions = {},
): Outcome<Normalized> {
  const scheme = resolve(tensor, { scheme: 'input', axes });
  if ('err' in scheme) return scheme;
  const output = (invert ? invertInput : applyInput)(tensor, fitted, scheme.ok.reducedAxes);
  if ('err' in output) return output;
  const shape = scheme.ok.keptAxes.map((axis) => tensor.shape[axis]);
  const figure = (values: readonly number[]): Tensor => tensorOf(Float64Array.from(values), shape, 'float64');
  const features = sizeOf(shape);
  return {
    ok: {
      output: output.ok,
      scheme: { ...scheme.ok, ddof: fitted.ddof },
      mean: figure(fitted.mean),
      variance: figure(fitted.scale.map((scale) => scale * scale)),
      scale: figure(fitted.scale),
      n: figure(fitted.n.length === features ? fitted.n : new Array<number>(features).fill(NaN)),
      constantSets: 0,
    },
  };
}
