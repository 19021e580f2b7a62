import type { Outcome, Problem } from '../problem';
import type { ViewAxis } from '../stats/sets';
import type { SchemeParams } from './scheme';

/** A view axis of a scheme: whether it numbers the sets (`kept`), and whether weight and bias have it. */
export interface PlanAxis extends ViewAxis {
  readonly parametric: boolean;
}

/** What the shape parameters of a scheme come to on one tensor. */
export interface Plan {
  readonly axes: readonly PlanAxis[];
  /** The parameters that decided it, filled in: axes, channelAxis, normalizedNdim, numGroups. */
  readonly params: Partial<SchemeParams<never>>;
}

/** A shape as people read it, `[8, 3]`. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

export function schemeProblem(code: string, args: Problem['args']): { readonly err: Problem } {
  return { err: { code, severity: 'error', args } };
}

/** An axis counted from the front, or the problem that it does not exist. */
export function axisFromFront(axis: number, shape: readonly number[]): Outcome<number> {
  const ndim = shape.length;
  const front = axis < 0 ? axis + ndim : axis;
  if (Number.isInteger(axis) && front >= 0 && front < ndim) return { ok: front };
  return schemeProblem('scheme.axis', { axis, ndim, last: ndim - 1, shape: shapeText(shape) });
}

/** Several axes counted from the front, ascending; a problem if one does not exist or is named twice. */
export function axesFromFront(axes: readonly number[], shape: readonly number[]): Outcome<number[]> {
  const front: number[] = [];
  for (const axis of axes) {
    const found = axisFromFront(axis, shape);
    if ('err' in found) return found;
    if (front.includes(found.ok)) return schemeProblem('scheme.axisTwice', { axis, shape: shapeText(shape) });
    front.push(found.ok);
  }
  return { ok: front.sort((a, b) => a - b) };
}

/** Every axis whole, with the roles that two questions give it. */
export function wholeAxes(
  shape: readonly number[],
  kept: (axis: number) => boolean,
  parametric: (axis: number) => boolean,
): PlanAxis[] {
  return shape.map((length, axis) => ({ axis, length, inner: 1, kept: kept(axis), parametric: parametric(axis) }));
}

/** Input: the given axes are reduced, every other position is a feature. A 0-d tensor is one sample. */
export function planInput(shape: readonly number[], params: SchemeParams<unknown>): Outcome<Plan> {
  const wanted = shape.length === 0 && params.axes?.every((axis) => axis === 0) ? [] : (params.axes ?? [0]);
  const reduced = axesFromFront(wanted, shape);
  if ('err' in reduced) return reduced;
  const axes = wholeAxes(
    shape,
    (axis) => !reduced.ok.includes(axis),
    () => false,
  );
  return { ok: { axes, params: { axes: reduced.ok } } };
}

/** Layer, rms: the last axes are reduced. A 0-d tensor is one set of one value. */
export function planTrailing(shape: readonly number[], params: SchemeParams<unknown>): Outcome<Plan> {
  const depth = params.normalizedNdim ?? 1;
  const ndim = shape.length;
  if (!Number.isInteger(depth) || depth < 1 || depth > Math.max(ndim, 1)) {
    return schemeProblem('scheme.normalizedNdim', { depth, ndim, shape: shapeText(shape) });
  }
  const trailing = (axis: number): boolean => axis >= ndim - depth;
  return { ok: { axes: wholeAxes(shape, (axis) => !trailing(axis), trailing), params: { normalizedNdim: depth } } };
}

/** Batch: all but the channel axis is reduced. */
export function planBatch(shape: readonly number[], params: SchemeParams<unknown>): Outcome<Plan> {
  return withChannel(shape, params, (channel) => (axis) => axis === channel);
}

/** Instance: what is neither sample (axis 0) nor channel is reduced. */
export function planInstance(shape: readonly number[], params: SchemeParams<unknown>): Outcome<Plan> {
  return withChannel(shape, params, (channel) => (axis) => channel !== undefined && (axis === 0 || axis === channel));
}

/** Group: the channel axis is split in two, groups and the channels of a group; the latter is reduced with the space. */
export function planGroup(shape: readonly number[], params: SchemeParams<unknown>): Outcome<Plan> {
  const whole = planInstance(shape, params);
  if ('err' in whole) return whole;
  const channelAxis = whole.ok.params.channelAxis;
  const channels = channelAxis === undefined ? 1 : shape[channelAxis];
  const numGroups = params.numGroups ?? commonDivisor(32, channels);
  if (!Number.isInteger(numGroups) || numGroups < 1 || channels % numGroups !== 0) {
    const divisors = divisorsOf(channels).join(', ');
    return schemeProblem('scheme.numGroups', { groups: numGroups, channels, divisors, shape: shapeText(shape) });
  }
  const inner = channels / numGroups;
  const axes = whole.ok.axes.flatMap((axis) =>
    axis.axis === channelAxis
      ? [
          { ...axis, length: numGroups, inner },
          { ...axis, length: inner, kept: false },
        ]
      : [axis],
  );
  return { ok: { axes, params: { ...whole.ok.params, numGroups } } };
}

// A tensor of fewer than two axes has no channel axis unless one is asked for: it is the values of one channel.
function withChannel(
  shape: readonly number[],
  params: SchemeParams<unknown>,
  keep: (channel: number | undefined) => (axis: number) => boolean,
): Outcome<Plan> {
  const wanted = params.channelAxis ?? (shape.length < 2 ? undefined : 1);
  if (wanted === undefined) {
    return {
      ok: {
        axes: wholeAxes(shape, keep(undefined), () => false),
        params: {},
      },
    };
  }
  const channel = axisFromFront(wanted, shape);
  if ('err' in channel) return channel;
  const axes = wholeAxes(shape, keep(channel.ok), (axis) => axis === channel.ok);
  return { ok: { axes, params: { channelAxis: channel.ok } } };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function divisorsOf(n: number): number[] {
  const small: number[] = [];
  for (let d = 1; d * d <= n; d++) if (n % d === 0) small.push(d);
  const all = [...new Set([...small, ...small.map((d) => n / d)])].sort((a, b) => a - b);
  return all.length > 12 ? all.slice(0, 12) : all;
}
