import type { Outcome } from '../problem';
import { positionOf } from '../schemes/explain';
import type { Tensor } from '../tensor/tensor';
import { aligned } from './align';
import type { CompareOptions } from './compare';
import { pairsOf, type Pairs } from './differences';
import { isClose, toleranceIn, type Tolerance } from './tolerance';
import { coarserFloat, ulpDistance, type UlpDistance } from './ulp';

/** Two elements at one place. */
export interface ComparedElement {
  readonly index: number;
  readonly a: number;
  readonly b: number;
  /** a - b */
  readonly difference: number;
  /** |a - b| / |b|; NaN where b is 0. */
  readonly relative: number;
  readonly ulp?: number;
  readonly close: boolean;
}

/** The elements at one row-major index of the first tensor. Err as `compare`, and `scheme.position` for an element that does not exist. */
export function comparedAt(
  first: Tensor,
  second: Tensor,
  index: number,
  options: Pick<CompareOptions, 'tolerance' | 'align'> = {},
): Outcome<ComparedElement> {
  const other = aligned(first, second, options.align);
  if ('err' in other) return other;
  const position = positionOf(first.shape, index);
  if ('err' in position) return position;
  const dtypes = [first.dtype, second.dtype] as const;
  const dtype = coarserFloat(dtypes);
  const pairs = pairsOf(single(first, position.ok), single(other.ok, position.ok));
  const element = elementAt(pairs, 0, toleranceIn(options.tolerance, dtypes), dtype && ulpDistance(dtype));
  return { ok: { ...element, index } };
}

function single(tensor: Tensor, position: readonly number[]): Tensor {
  const offset = position.reduce((at, place, axis) => at + place * tensor.strides[axis], tensor.offset);
  return { ...tensor, shape: [], strides: [], offset };
}

/** One element of what is compared. */
export function elementAt(
  { a, b, difference }: Pairs,
  i: number,
  tolerance: Tolerance,
  distance?: UlpDistance,
): ComparedElement {
  const finite = isFinite(a[i]) && isFinite(b[i]);
  return {
    index: i,
    a: a[i],
    b: b[i],
    difference: difference[i],
    relative: b[i] === 0 ? NaN : Math.abs(difference[i]) / Math.abs(b[i]),
    ulp: finite ? distance?.(a[i], b[i]) : undefined,
    close: isClose(a[i], b[i], difference[i], tolerance),
  };
}
