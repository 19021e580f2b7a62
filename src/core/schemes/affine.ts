import type { Floats } from '../tensor/floats';
import { walkPairs, type Loop } from '../tensor/layout';

/** Everything that goes into (x - mean) / scale · weight + bias, as arrays by set or by parameter position. */
export interface Affine {
  readonly mean: Float64Array;
  /** What the mean has beyond a double. */
  readonly meanLow: Float64Array;
  readonly scale: Float64Array;
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

// Operands of the loops.
export const X = 0;
export const SET = 1;
export const PARAM = 2;
export const OUT = 3;

/** Writes every normalized value in one pass, in the input's memory order. */
export function plainAffine(data: Floats, loops: readonly Loop[], first: number, affine: Affine, out: Floats): void {
  walkPairs(loops, [first, 0, 0, 0], (outer, inner, at) => affinePart(data, outer, inner, at, affine, out));
}

/** As `plainAffine`, of two nested loops that begin at these places of their operands. */
export function affinePart(
  data: Floats,
  outer: Loop,
  inner: Loop,
  at: readonly number[],
  affine: Affine,
  out: Floats,
): void {
  const kernel = inner.steps[SET] === 0 && inner.steps[PARAM] === 0 ? affineRun : affineRow;
  const start = [...at];
  for (let turn = 0; turn < outer.length; turn++) {
    kernel(data, inner, start, affine, out);
    for (let operand = 0; operand < 4; operand++) start[operand] += outer.steps[operand];
  }
}

/** A run of values of one set under one weight. */
function affineRun(data: Floats, { length, steps }: Loop, start: readonly number[], affine: Affine, out: Floats): void {
  const mean = affine.mean[start[SET]];
  const meanLow = affine.meanLow[start[SET]];
  const scale = affine.scale[start[SET]];
  const weight = affine.weight[start[PARAM]];
  const bias = affine.bias[start[PARAM]];
  const step = steps[X];
  const outStep = steps[OUT];
  let from = start[X];
  let to = start[OUT];
  for (let i = 0; i < length; i++, from += step, to += outStep) {
    out[to] = ((data[from] - mean - meanLow) / scale) * weight + bias;
  }
}

/** A run of values along which the set or the weight changes. */
function affineRow(data: Floats, { length, steps }: Loop, start: readonly number[], affine: Affine, out: Floats): void {
  const { mean, meanLow, scale, weight, bias } = affine;
  const [step, setStep, paramStep, outStep] = steps;
  let [from, set, param, to] = start;
  for (let i = 0; i < length; i++, from += step, set += setStep, param += paramStep, to += outStep) {
    out[to] = ((data[from] - mean[set] - meanLow[set]) / scale[set]) * weight[param] + bias[param];
  }
}
