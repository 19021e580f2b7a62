import type { Outcome } from './problem';
import { axisFromFront } from './schemes/plan';
import type { NanPolicy } from './schemes/scheme';
import { summaryColumns } from './stats/columns';
import { setsOfView, viewAxes } from './stats/sets';
import { floatView } from './tensor/floats';
import type { Tensor } from './tensor/tensor';

/** Statistics at every index along one axis, a typed array a figure (index i of the axis at position i). */
export interface BreakdownColumns {
  readonly n: Float64Array;
  readonly nan: Float64Array;
  readonly inf: Float64Array;
  readonly zeros: Float64Array;
  readonly mean: Float64Array;
  /** Population (ddof 0). */
  readonly std: Float64Array;
  readonly min: Float64Array;
  readonly q1: Float64Array;
  readonly median: Float64Array;
  readonly q3: Float64Array;
  readonly max: Float64Array;
}

/** Bits of `Breakdown.flags`. */
export const ROW_FLAGS = { constant: 1, dead: 2, nan: 4, inf: 8 } as const;

export interface Breakdown {
  /** Counted from the front. */
  readonly axis: number;
  readonly length: number;
  readonly before: BreakdownColumns;
  readonly after?: BreakdownColumns;
  /**
   * One byte an index, the sum of ROW_FLAGS (of `before`): dead (two or more finite values, all of them 0, as after ReLU),
   * constant (as many, all the same and not 0), nan, inf (at least one).
   */
  readonly flags: Uint8Array;
}

/**
 * The statistics at every index along one axis, before and (when given) after: 0-d tensors have one index.
 * Err (`scheme.axis`) for an axis that does not exist. RangeError if the two have different shapes.
 */
export function breakdown(
  before: Tensor,
  after: Tensor | undefined,
  axis: number,
  nanPolicy: NanPolicy = 'omit',
): Outcome<Breakdown> {
  if (after && after.shape.join() !== before.shape.join()) {
    throw new RangeError(`before has shape [${before.shape.join(', ')}], after [${after.shape.join(', ')}]`);
  }
  const scalar = before.shape.length === 0 && (axis === 0 || axis === -1);
  const front = scalar ? { ok: 0 } : axisFromFront(axis, before.shape);
  if ('err' in front) return front;
  const columns = columnsOf(before, front.ok, nanPolicy);
  return {
    ok: {
      axis: front.ok,
      length: columns.n.length,
      before: columns,
      ...(after && { after: columnsOf(after, front.ok, nanPolicy) }),
      flags: flagsOf(columns),
    },
  };
}

function columnsOf(tensor: Tensor, axis: number, nanPolicy: NanPolicy): BreakdownColumns {
  const view = floatView(tensor);
  const reduced = [...tensor.shape.keys()].filter((each) => each !== axis);
  const { figures, quantiles } = summaryColumns(view, setsOfView(view, viewAxes(tensor.shape, reduced)), {
    ddof: 0,
    quantiles: [0.25, 0.5, 0.75],
    nanPolicy,
    shape: false,
  });
  const { n, nan, posInf, negInf, zeros, mean, std, min, max } = figures;
  const inf = posInf.map((count, i) => count + negInf[i]);
  return { n, nan, inf, zeros, mean, std, min, q1: quantiles[0], median: quantiles[1], q3: quantiles[2], max };
}

/** The flags of every row, from its figures. */
export function flagsOf({ n, nan, inf, zeros, min, max }: BreakdownColumns): Uint8Array {
  const flags = new Uint8Array(n.length);
  for (let i = 0; i < flags.length; i++) {
    const flat = n[i] > 1 && min[i] === max[i];
    if (flat) flags[i] = zeros[i] === n[i] ? ROW_FLAGS.dead : ROW_FLAGS.constant;
    if (nan[i] > 0) flags[i] |= ROW_FLAGS.nan;
    if (inf[i] > 0) flags[i] |= ROW_FLAGS.inf;
  }
  return flags;
}
