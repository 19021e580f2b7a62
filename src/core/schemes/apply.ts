import { kernels } from '../kernels';
import { planLoops, walk } from '../tensor/layout';
import type { Floats, FloatView } from '../tensor/floats';
import { pickedStrides, setStart, viewStrides } from '../stats/sets';
import { scaleBy } from '../stats/run';
import { rowMajorStrides } from '../tensor/tensor';
import { OUT, PARAM, X, type Affine } from './affine';
import type { PlanAxis } from './plan';

/** A set whose numbers, scaled by 2^-exponent, have to be used because a double cannot hold them otherwise. */
export interface ScaledSet {
  readonly set: number;
  readonly exponent: number;
  readonly mean: number;
  readonly meanLow: number;
  readonly scale: number;
}

/** Writes every normalized value in one pass in the input's memory order: row-major, unless the operands' strides say otherwise. */
export function applyAffine(
  view: FloatView,
  axes: readonly PlanAxis[],
  affine: Affine,
  out: Floats,
  strides: Operands = operandStrides(view, axes),
): void {
  const loops = planLoops(
    axes.map(({ length }) => length),
    strides,
  );
  kernels().affine(view.data, loops, view.offset, affine, out);
}

/** How values, set, parameter and output move along each axis. */
export type Operands = readonly (readonly number[])[];

function operandStrides(view: FloatView, axes: readonly PlanAxis[]): Operands {
  return [
    viewStrides(axes, view.strides),
    pickedStrides(axes, ({ kept }) => kept),
    pickedStrides(axes, ({ parametric }) => parametric),
    viewStrides(axes, rowMajorStrides(view.shape)),
  ];
}

/** Writes one set again with its numbers scaled. */
export function applyScaled(
  view: FloatView,
  axes: readonly PlanAxis[],
  { set, exponent, mean, meanLow, scale }: ScaledSet,
  { weight, bias }: Affine,
  out: Floats,
  strides: Operands = operandStrides(view, axes),
): void {
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
