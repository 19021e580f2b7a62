import type { Outcome } from '../problem';
import { tensor } from '../tensor/make';
import { sizeOf, type Tensor } from '../tensor/tensor';
import { toFloat64 } from '../tensor/values';
import { schemeProblem, shapeText } from './plan';
import type { Resolution } from './resolve';
import { freshRunning, type Running } from './running';
import type { ParamValues, SchemeParams } from './scheme';

/** The parameter tensors by the names that messages call them by: the field's. */
export const PARAMETER_NAMES = {
  weight: 'weight',
  bias: 'bias',
  runningMean: 'running_mean',
  runningVar: 'running_var',
} as const;

/**
 * A parameter's numbers, one for every position of `shape`. A tensor of one element stands for all of
 * them; axes of length 1 do not count, so that `[1, C, 1, 1]` is `[C]`. Err shows both shapes.
 */
export function parameter(
  given: Tensor | undefined,
  name: keyof typeof PARAMETER_NAMES,
  shape: readonly number[],
): Outcome<Float64Array | undefined> {
  if (!given) return { ok: undefined };
  const count = sizeOf(shape);
  if (sizeOf(given.shape) === 1) return { ok: new Float64Array(count).fill(toFloat64(given)[0]) };
  if (squeezed(given.shape) !== squeezed(shape)) {
    return schemeProblem('scheme.paramShape', {
      name: PARAMETER_NAMES[name],
      got: shapeText(given.shape),
      wanted: shapeText(shape),
    });
  }
  return { ok: toFloat64(given) };
}

/** The parameters with a tensor for each list of numbers. Throws a RangeError as `tensor` does. */
export function withTensors(params: SchemeParams): SchemeParams<Tensor> {
  const names = Object.keys(PARAMETER_NAMES) as (keyof typeof PARAMETER_NAMES)[];
  const given = names.filter((name) => (params[name] ?? undefined) !== undefined);
  const tensors = given.map((name) => [name, asTensor(params[name] as ParamValues)]);
  return { ...params, ...(Object.fromEntries(tensors) as Partial<SchemeParams<Tensor>>) } as SchemeParams<Tensor>;
}

function asTensor(values: ParamValues): Tensor {
  return typeof values === 'object' && 'strides' in values ? values : tensor(values);
}

function squeezed(shape: readonly number[]): string {
  return shape.filter((length) => length !== 1).join();
}

/** The numbers of a scheme's parameter tensors, each one a parameter position. */
export interface Parameters {
  readonly weight?: Float64Array;
  readonly bias?: Float64Array;
  readonly running: Running;
}

/** The parameter tensors of a scheme, checked. Err for one of another shape, or for evaluation without running statistics. */
export function parametersOf({ scheme, table, paramShape }: Resolution): Outcome<Parameters> {
  const found: Partial<Record<'weight' | 'bias' | 'runningMean' | 'runningVar', Float64Array>> = {};
  for (const name of ['weight', 'bias', 'runningMean', 'runningVar'] as const) {
    if (!table.takes.includes(name)) continue;
    const outcome = parameter(scheme[name], name, paramShape);
    if ('err' in outcome) return outcome;
    if (outcome.ok) found[name] = outcome.ok;
  }
  if (scheme.training === false && !(found.runningMean && found.runningVar)) {
    return schemeProblem('scheme.runningMissing', {});
  }
  const fresh = freshRunning(sizeOf(paramShape));
  return {
    ok: {
      weight: found.weight,
      bias: found.bias,
      running: {
        mean: found.runningMean ?? fresh.mean,
        variance: found.runningVar ?? fresh.variance,
        batchesTracked: scheme.batchesTracked ?? 0,
      },
    },
  };
}
