import { planLoops, walk, walkPairs, type Loop } from '../tensor/layout';
import type { Floats, FloatView } from '../tensor/floats';
import { pickedStrides, setStart, viewStrides } from '../stats/sets';
import { scaleBy } from '../stats/run';
import { rowMajorStrides } from '../tensor/tensor';
import type { PlanAxis } from './plan';

/** Everything that goes into (x - mean) / scale · weight + bias, as arrays by set or by parameter position. */
export interface Affine {
  readonly mean: Float64Array;
  /** What the mean has beyond a double. */
  readonly meanLow: Float64Array;
  readonly scale: Float64Array;
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

/** A set whose numbers, scaled by 2^-exponent, have to be used because a double cannot hold them otherwise. */
export interface ScaledSet {
  readonly set: number;
  readonly exponent: number;
  readonly mean: number;
  readonly meanLow: number;
  readonly scale: number;
}

// Operands of the loops.
const X = 0;
const SET = 1;
const PARAM = 2;
const OUT = 3;

/** Writes every normalized value, row-major, in one pass in the input's memory order. */
export function applyAffine(view: FloatView, axes: readonly PlanAxis[], affine: Affine, out: Floats): void {
  const strides = operandStrides(view, axes);
  const loops = planLoops(
    axes.map(({ length }) => length),
    strides,
  );
  const start = [0, 0, 0, 0];
  walkPairs(loops, [view.offset, 0, 0, 0], (outer, inner, at) => {
    const kernel = inner.steps[SET] === 0 && inner.steps[PARAM] === 0 ? affineRun : affineRow;
    for (let turn = 0; turn < outer.length; turn++) {
      for (let operand = 0; operand < 4; operand++) start[operand] = at[operand] + turn * outer.steps[operand];
      kernel(view.data, inner, start, affine, out);
    }
  });
}

function operandStrides(view: FloatView, axes: readonly PlanAxis[]): number[][] {
  return [
    viewStrides(axes, view.strides),
    pickedStrides(axes, ({ kept }) => kept),
    pickedStrides(axes, ({ parametric }) => parametric),
    viewStrides(axes, rowMajorStrides(view.shape)),
  ];
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

/** Writes one set again with its numbers scaled. */
export function applyScaled(
  view: FloatView,
  axes: readonly PlanAxis[],
  { set, exponent, mean, meanLow, scale }: ScaledSet,
  { weight, bias }: Affine,
  out: Floats,
): void {
  const strides = operandStrides(view, axes);
  const reduced = axes.map((_, i) => i).filter((i) => !axes[i].kept);
  const loops = planLoops(
    reduced.map((i) => axes[i].length),
    strides.map((operand) => reduced.map((i) => operand[i])),
  );
  const start = strides.map((operand, k) => (k === X ? view.offset : 0) + setStart(axes, operand, set));
  walk(loops, start, ({ length, steps }, at) => {
    for (let i = 0; i < length; i++) {
      const x = scaleBy(view.data[at[X] + i * steps[X]], -exponent);
      const param = at[PARAM] + i * steps[PARAM];
      out[at[OUT] + i * steps[OUT]] = ((x - mean - meanLow) / scale) * weight[param] + bias[param];
    }
  });
}
