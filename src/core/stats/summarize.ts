import type { Outcome } from '../problem';
import { DDOFS, NAN_POLICIES, unknownChoice } from '../schemes/choices';
import { axesFromFront } from '../schemes/plan';
import type { NanPolicy } from '../schemes/scheme';
import { floatView } from '../tensor/floats';
import { tensorOf, type Tensor } from '../tensor/tensor';
import { summaryColumns, type Figure, type SummaryColumns } from './columns';
import { setsOfView, viewAxes } from './sets';
import type { Summary } from './summary';

export interface SummaryOptions {
  /** Divisor of the variance is n - ddof. Default 0. */
  readonly ddof?: 0 | 1;
  /** Which quantiles, each in [0, 1]. Default 0.25, 0.5, 0.75. An empty list saves their cost. */
  readonly quantiles?: readonly number[];
  /**
   * 'omit' (default): figures over the finite values. 'propagate': over all values as IEEE arithmetic
   * has it (NaN makes every figure NaN; ±Inf makes the mean ±Inf, the variance NaN). 'error': a Problem for NaN and ±Inf.
   */
  readonly nanPolicy?: NanPolicy;
}

export interface AxesSummaryOptions extends SummaryOptions {
  /** The axes to reduce, negative from the end; default all. */
  readonly axes?: number | readonly number[];
  /** Keeps reduced axes as length 1. Default false. */
  readonly keepdims?: boolean;
}

/** The figures of a Summary along axes: each a float64 tensor of the kept axes' shape. */
export type AxesSummary = {
  readonly [F in Figure]: Tensor;
} & {
  readonly ddof: 0 | 1;
  readonly quantiles: readonly { readonly p: number; readonly values: Tensor }[];
};

const QUARTILES = [0.25, 0.5, 0.75] as const;

/**
 * The statistics of all elements of a tensor; `Summary` says what each figure is. Err (`stats.nan`) only
 * under nanPolicy 'error', (`stats.quantile`) for a quantile outside [0, 1], and (`scheme.unknown`) for another ddof or policy.
 */
export function summarize(tensor: Tensor, options: SummaryOptions = {}): Outcome<Summary> {
  const outcome = columnsAlong(tensor, options, undefined);
  if ('err' in outcome) return outcome;
  const { columns, ps, ddof } = outcome.ok;
  const figures = Object.fromEntries(
    Object.entries(columns.figures).map(([figure, [value]]) => [figure, value]),
  ) as Record<Figure, number>;
  return { ok: { ...figures, ddof, quantiles: ps.map((p, k) => ({ p, value: columns.quantiles[k][0] })) } };
}

/**
 * The statistics along axes, as NumPy's `mean(axis=…)` and its kin: of shape [2, 3, 4], axes 1 give figures of
 * shape [2, 4] ([2, 1, 4] with keepdims). Err for an axis that does not exist (`scheme.axis`) or is
 * named twice (`scheme.axisTwice`), and as `summarize`.
 */
export function summarizeAxes(tensor: Tensor, options: AxesSummaryOptions = {}): Outcome<AxesSummary> {
  const wanted = options.axes ?? tensor.shape.map((_, axis) => axis);
  const axes = axesFromFront(typeof wanted === 'number' ? [wanted] : wanted, tensor.shape);
  if ('err' in axes) return axes;
  const outcome = columnsAlong(tensor, options, axes.ok);
  if ('err' in outcome) return outcome;
  const { columns, ps, ddof } = outcome.ok;
  const reduced = new Set(axes.ok);
  const shape = options.keepdims
    ? tensor.shape.map((length, axis) => (reduced.has(axis) ? 1 : length))
    : tensor.shape.filter((_, axis) => !reduced.has(axis));
  const shaped = (values: Float64Array): Tensor => tensorOf(values, shape, 'float64');
  const figures = Object.fromEntries(
    Object.entries(columns.figures).map(([figure, values]) => [figure, shaped(values)]),
  ) as Record<Figure, Tensor>;
  return { ok: { ...figures, ddof, quantiles: ps.map((p, k) => ({ p, values: shaped(columns.quantiles[k]) })) } };
}

interface Along {
  readonly columns: SummaryColumns;
  readonly ps: readonly number[];
  readonly ddof: 0 | 1;
}

function columnsAlong(tensor: Tensor, options: SummaryOptions, axes: readonly number[] | undefined): Outcome<Along> {
  const { ddof = 0, quantiles = QUARTILES, nanPolicy = 'omit' } = options;
  const unknown = unknownChoice([
    [ddof, DDOFS],
    [nanPolicy, NAN_POLICIES],
  ]);
  if (unknown) return unknown;
  const wrong = quantiles.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) return { err: { code: 'stats.quantile', severity: 'error', args: { p: wrong } } };
  const view = floatView(tensor);
  const sets = setsOfView(view, viewAxes(tensor.shape, axes ?? tensor.shape.map((_, axis) => axis)));
  const columns = summaryColumns(view, sets, { ddof, quantiles, nanPolicy, shape: true });
  const { nan, posInf, negInf } = columns.figures;
  const left = total(nan) + total(posInf) + total(negInf);
  if (nanPolicy === 'error' && left > 0) {
    const args = { nan: total(nan), inf: left - total(nan) };
    return { err: { code: 'stats.nan', severity: 'error', args } };
  }
  return { ok: { columns, ps: quantiles, ddof } };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
