import { applyAffine } from '../schemes/apply';
import { normalize, type Normalized } from '../schemes/normalize';
import type { PlanAxis } from '../schemes/plan';
import type { SchemeParams } from '../schemes/scheme';
import { rowMajorStrides, sizeOf, type Tensor } from '../tensor/tensor';
import { toFloat64 } from '../tensor/values';
import { judge, type Precision, type Residual, type Sensitivity } from './judge';
import type { Hypothesis } from './hypotheses';

/** Does what was found on all of the data and holds it against the after values; undefined when it cannot be done. */
export function verify(
  before: Tensor,
  after: Tensor,
  { resolved }: Hypothesis,
  params: SchemeParams<Tensor>,
  precision: Precision,
): Residual | undefined {
  const made = normalize(before, params);
  if ('err' in made) return undefined;
  const x = toFloat64(before);
  const sensitivity = sensitivityOf(x, before.shape, resolved.axes, params, made.ok);
  return judge(toFloat64(made.ok.output), toFloat64(after), x, sensitivity, precision);
}

function sensitivityOf(
  x: Float64Array,
  shape: readonly number[],
  axes: readonly PlanAxis[],
  { weight, bias }: SchemeParams<Tensor>,
  { mean, scale }: Normalized,
): Sensitivity {
  const sets = sizeOf(scale.shape);
  const params = sizeOf(axes.filter(({ parametric }) => parametric).map(({ length }) => length));
  const plain = {
    mean: filled(sets, 0),
    meanLow: filled(sets, 0),
    scale: filled(sets, 1),
    weight: filled(params, 1),
    bias: filled(params, 0),
  };
  // What belongs to sets and parameters, spread over the elements by the loops that normalize: (0 - mean) / scale · weight + bias.
  const spread = (part: Partial<typeof plain>): Float64Array => {
    const out = new Float64Array(x.length);
    const zeros = { data: new Float64Array(x.length), shape, strides: rowMajorStrides(shape), offset: 0 };
    applyAffine(zeros, axes, { ...plain, ...part }, out);
    return out;
  };
  const numbers = (tensor: Tensor | undefined): Float64Array | undefined => tensor && toFloat64(tensor);
  const slopes = spread({ mean: filled(sets, -1), scale: toFloat64(scale), weight: numbers(weight) ?? plain.weight });
  const centers = spread({ mean: toFloat64(mean) });
  const biases = numbers(bias) && spread({ bias: numbers(bias) });
  const slope = (i: number): number => Math.abs(slopes[i]);
  return {
    fitted: weight !== undefined,
    slope,
    magnitude: (i) => (Math.abs(x[i]) + Math.abs(centers[i])) * slope(i) + Math.abs(biases?.[i] ?? 0),
  };
}

function filled(length: number, value: number): Float64Array {
  return new Float64Array(length).fill(value);
}
