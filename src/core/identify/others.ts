import { floatView } from '../tensor/floats';
import type { Tensor } from '../tensor/tensor';
import { setsOfView, setStart, viewAxes, viewStrides } from '../stats/sets';
import { planLoops, walk } from '../tensor/layout';
import { halfStep, type Rounding } from './rounding';

/** Things that are done to tensors and are none of the six schemes. */
export const OTHERS = ['identity', 'minmax', 'softmax', 'unit', 'maxabs'] as const;
export type OtherId = (typeof OTHERS)[number];

/** Something else that explains the after values, and the axes that it works over. */
export interface Other {
  readonly id: OtherId;
  readonly axes: readonly number[];
}

/** A function of the values of one set, computed as its name says. */
const MAPS = {
  identity: () => (x) => x,
  minmax: (values) => {
    const [low, high] = [least(values), -least(values.map((x) => -x))];
    return (x) => (x - low) / (high - low);
  },
  softmax: (values) => {
    const high = -least(values.map((x) => -x));
    const sum = values.reduce((total, x) => total + Math.exp(x - high), 0);
    return (x) => Math.exp(x - high) / sum;
  },
  unit: (values) => {
    const high = greatestMagnitude(values);
    const norm = high * Math.sqrt(values.reduce((total, x) => total + (x / high) ** 2, 0));
    return (x) => x / norm;
  },
  maxabs: (values) => {
    const high = greatestMagnitude(values);
    return (x) => x / high;
  },
} as const satisfies Record<OtherId, (values: Float64Array) => (x: number) => number>;

const FLOAT32 = 2 ** -24;
const SETS = 16;

/** The first of the others that makes `after` out of `before`, over all values or over one axis. */
export function findOther(before: Tensor, after: Tensor, rounding: Rounding): Other | undefined {
  const ndim = before.shape.length;
  const all = [...before.shape.keys()];
  const single = all.filter((axis) => before.shape[axis] > 1).map((axis) => [axis]);
  const over = ndim < 2 ? [all] : [...single, all];
  for (const id of OTHERS) {
    const axes = id === 'identity' ? undefined : over.find((one) => explains(id, before, after, one, rounding));
    if (axes) return { id, axes };
  }
  return undefined;
}

/** Whether nothing was done, but for writing the values down. */
export function isSame(before: Tensor, after: Tensor, rounding: Rounding): boolean {
  return explains('identity', before, after, [...before.shape.keys()], rounding);
}

function explains(id: OtherId, before: Tensor, after: Tensor, reduced: readonly number[], rounding: Rounding): boolean {
  const axes = viewAxes(before.shape, reduced);
  const [x, y] = [floatView(before), floatView(after)];
  const { count, size } = setsOfView(x, axes);
  if (count === 0 || size < 2) return false;
  const strides = [viewStrides(axes, x.strides), viewStrides(axes, y.strides)];
  const inner = axes.map((_, i) => i).filter((i) => !axes[i].kept);
  const loops = planLoops(
    inner.map((i) => axes[i].length),
    strides.map((operand) => inner.map((i) => operand[i])),
  );
  const values = [new Float64Array(size), new Float64Array(size)];
  const step = Math.max(1, Math.floor(count / SETS));
  for (let set = 0; set < count; set += step) {
    const start = strides.map((operand, k) => [x.offset, y.offset][k] + setStart(axes, operand, set));
    let filled = 0;
    walk(loops, start, ({ length, steps }, [from, to]) => {
      for (let i = 0; i < length; i++, filled++) {
        values[0][filled] = x.data[from + i * steps[0]];
        values[1][filled] = y.data[to + i * steps[1]];
      }
    });
    if (!agrees(MAPS[id](values[0]), values, rounding)) return false;
  }
  return true;
}

function agrees(map: (x: number) => number, [x, y]: readonly Float64Array[], rounding: Rounding): boolean {
  for (let i = 0; i < x.length; i++) {
    if (!isFinite(x[i])) continue;
    const made = map(x[i]);
    if (!(Math.abs(made - y[i]) <= halfStep(rounding, y[i]) + 16 * FLOAT32 * Math.max(Math.abs(made), 2 ** -20)))
      return false;
  }
  return true;
}

function least(values: Float64Array): number {
  return values.reduce((low, x) => (isFinite(x) ? Math.min(low, x) : low), Infinity);
}

function greatestMagnitude(values: Float64Array): number {
  return values.reduce((most, x) => (isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);
}
