import type { Outcome } from '../problem';
import type { ResolvedScheme } from '../report';
import { pickedStrides } from '../stats/sets';
import { sizeOf, type Tensor } from '../tensor/tensor';
import { elementAt, toFloat64 } from '../tensor/values';
import { normalize, type Normalized } from './normalize';
import { schemeProblem, shapeText, type PlanAxis } from './plan';
import { resolution, type Resolution } from './resolve';
import type { SchemeParams } from './scheme';

/** One normalized value and the numbers that made it. */
export interface Explanation {
  readonly scheme: ResolvedScheme<Tensor>;
  /** Position of the element, one number an axis. */
  readonly position: readonly number[];
  readonly x: number;
  /** The value in `Normalized.output`: rounded to its dtype, if that was asked for. */
  readonly y: number;
  /** Which set it belongs to, row-major over `Normalized.mean`, and how many values that was taken over. */
  readonly set: number;
  /** The set's elements: the stretch `[start, stop)` of each axis that they take up. */
  readonly members: readonly (readonly [start: number, stop: number])[];
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  readonly eps: number;
  /** What x - mean was divided by. */
  readonly scale: number;
  /** 1 and 0 where there is none. */
  readonly weight: number;
  readonly bias: number;
  /**
   * `(x - mean) / √(variance + eps) · weight + bias` with the numbers filled in, and what it comes to; where fitted statistics are
   * undone, `x · scale + mean`.
   */
  readonly formula: string;
}

export interface ExplainOptions {
  /** Fitted statistics were undone: y = x · scale + mean. */
  readonly inverted?: boolean;
}

/**
 * Explains one element by its row-major index or its position. `normalized` (of the same tensor and parameters, or
 * by fitted statistics) saves doing the work again. Err (`scheme.position`) for an index outside the tensor, and as `normalize`.
 */
export function explain(
  tensor: Tensor,
  params: SchemeParams,
  index: number | readonly number[],
  normalized?: Normalized,
  options: ExplainOptions = {},
): Outcome<Explanation> {
  const resolved = resolution(tensor, params);
  if ('err' in resolved) return resolved;
  const flat = flatIndex(tensor.shape, index);
  if (flat === undefined) return outside(tensor.shape, index);
  const outcome = normalized ? { ok: normalized } : normalize(tensor, params);
  return 'err' in outcome ? outcome : { ok: explanation(tensor, resolved.ok, flat, outcome.ok, options) };
}

function flatIndex(shape: readonly number[], index: number | readonly number[]): number | undefined {
  if (typeof index === 'number') {
    return Number.isInteger(index) && index >= 0 && index < sizeOf(shape) ? index : undefined;
  }
  const inside = index.every((place, axis) => Number.isInteger(place) && place >= 0 && place < shape[axis]);
  if (index.length !== shape.length || !inside) return undefined;
  return index.reduce((flat, place, axis) => flat * shape[axis] + place, 0);
}

function outside(shape: readonly number[], index: number | readonly number[]): ReturnType<typeof schemeProblem> {
  return schemeProblem('scheme.position', { position: String(index), shape: shapeText(shape) });
}

/** The position of a row-major index, one number an axis. Err (`scheme.position`) for an index outside the shape. */
export function positionOf(shape: readonly number[], index: number): Outcome<number[]> {
  return flatIndex(shape, index) === undefined ? outside(shape, index) : { ok: positionAt(shape, index) };
}

function explanation(
  tensor: Tensor,
  resolved: Resolution,
  flat: number,
  made: Normalized,
  options: ExplainOptions,
): Explanation {
  const of = (figure: Tensor, at: number): number => Number(elementAt(figure, at));
  const figuresOf = (set: number): ElementFigures => ({
    x: of(tensor, flat),
    y: of(made.output, flat),
    n: of(made.n, set),
    mean: of(made.mean, set),
    variance: of(made.variance, set),
    scale: of(made.scale, set),
  });
  return explanationOf(tensor.shape, resolved, flat, figuresOf, options);
}

/** What is known of one element: itself before and after, and the figures of its set. */
export type ElementFigures = Pick<Explanation, 'x' | 'y' | 'n' | 'mean' | 'variance' | 'scale'>;

/** The explanation of one element of a tensor, wherever its numbers are: `figuresOf` is asked for them by the element's set. */
export function explanationOf(
  shape: readonly number[],
  resolved: Resolution,
  flat: number,
  figuresOf: (set: number) => ElementFigures,
  { inverted = false }: ExplainOptions = {},
): Explanation {
  const { scheme, axes } = resolved;
  const position = positionAt(shape, flat);
  const places = axes.map(({ axis, inner, length }) => Math.floor(position[axis] / inner) % length);
  const numberAmong = (strides: readonly number[]): number =>
    strides.reduce((sum, stride, i) => sum + stride * places[i], 0);
  const set = numberAmong(pickedStrides(axes, ({ kept }) => kept));
  const param = numberAmong(pickedStrides(axes, ({ parametric }) => parametric));
  const weight = resolved.table.takes.includes('weight') ? entry(scheme.weight, param, 1) : 1;
  const bias = resolved.table.takes.includes('bias') ? entry(scheme.bias, param, 0) : 0;
  const facts = {
    ...figuresOf(set),
    set,
    members: membersOf(shape, axes, places),
    eps: scheme.eps,
    weight,
    bias,
  };
  return { scheme, position, ...facts, formula: inverted ? inverseOf(facts) : formulaOf(facts, resolved) };
}

function membersOf(shape: readonly number[], axes: readonly PlanAxis[], places: readonly number[]): [number, number][] {
  const members = shape.map((length): [number, number] => [0, length]);
  axes.forEach(({ axis, inner, kept }, i) => {
    if (kept) members[axis] = [places[i] * inner, (places[i] + 1) * inner];
  });
  return members;
}

function entry(given: Tensor | undefined, index: number, otherwise: number): number {
  if (!given) return otherwise;
  const values = toFloat64(given);
  return values[values.length === 1 ? 0 : index];
}

function positionAt(shape: readonly number[], flat: number): number[] {
  const position = new Array<number>(shape.length);
  let rest = flat;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    position[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return position;
}

type Facts = Omit<Explanation, 'scheme' | 'position' | 'formula'>;

/** Numbers as people read them: six digits, without the zeros that say nothing. */
function readable(x: number): string {
  return String(Number(x.toPrecision(6)));
}

function formulaOf({ x, y, mean, variance, eps, scale, weight, bias }: Facts, { scheme, table }: Resolution): string {
  const [from, root] = [readable(x), `√(${readable(variance)} + ${readable(eps)})`];
  const numerator = !table.centered
    ? from
    : mean < 0
      ? `(${from} + ${readable(-mean)})`
      : `(${from} - ${readable(mean)})`;
  const times = scheme.weight ? ` · ${readable(weight)}` : '';
  const plus = scheme.bias ? (bias < 0 ? ` - ${readable(-bias)}` : ` + ${readable(bias)}`) : '';
  const divisor = scheme.scheme === 'input' ? readable(scale) : root;
  return `${numerator} / ${divisor}${times}${plus} = ${readable(y)}`;
}

function inverseOf({ x, y, mean, scale }: Facts): string {
  const plus = mean < 0 ? ` - ${readable(-mean)}` : ` + ${readable(mean)}`;
  return `${readable(x)} · ${readable(scale)}${plus} = ${readable(y)}`;
}
