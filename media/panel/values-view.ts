import type { Rectangle } from '../../src/core/values/plane';
import type { TensorInfo } from '../../src/protocol/engine';
import type { PanelView, ValuesView } from '../../src/protocol/panel';
import type { Place, Size } from '../heatmap/grid';

/** What is shown of the values, with nothing left open. */
export interface ShownValues extends Omit<ValuesView, 'shape' | 'scroll' | 'at' | 'of' | 'zoom'> {
  readonly at: readonly number[];
  readonly of: NonNullable<ValuesView['of']>;
  readonly zoom: number;
  readonly scroll: Place;
}

/** What the view says of a tensor's values; what was chosen for another shape, or makes no sense, is left to the defaults. */
export function shownValues(view: PanelView, { shape }: Pick<TensorInfo, 'shape'>): ShownValues {
  const ndim = shape.length;
  const chosen = chosenFor(view, shape);
  const isAxis = (axis: number | undefined): boolean => axis !== undefined && axis in shape;
  const areAxes = ndim >= 2 && isAxis(chosen.rows) && isAxis(chosen.columns) && chosen.rows !== chosen.columns;
  const size = shape.reduce((product, length) => product * length, 1);
  const { selected } = chosen;
  return {
    ...chosen,
    rows: areAxes ? chosen.rows : ndim >= 2 ? ndim - 2 : undefined,
    columns: areAxes ? chosen.columns : ndim >= 1 ? ndim - 1 : undefined,
    at: shape.map((length, axis) => Math.min(chosen.at?.[axis] ?? 0, Math.max(0, length - 1))),
    of: chosen.of ?? 'after',
    zoom: chosen.zoom ?? 0,
    scroll: { row: chosen.scroll?.[0] ?? 0, column: chosen.scroll?.[1] ?? 0 },
    selected: selected !== undefined && selected < size ? selected : undefined,
  };
}

/** The view with something else chosen of the values. */
export function withValues(
  view: PanelView,
  { shape }: Pick<TensorInfo, 'shape'>,
  part: Partial<ValuesView>,
): PanelView {
  return { ...view, values: { ...chosenFor(view, shape), ...part, shape } };
}

/** The view with another axis down or across; the two change places where it was the other one. */
export function withAxis(
  view: PanelView,
  tensor: Pick<TensorInfo, 'shape'>,
  side: 'rows' | 'columns',
  axis: number,
): PanelView {
  const { rows, columns } = shownValues(view, tensor);
  const other = side === 'rows' ? 'columns' : 'rows';
  const before = { rows, columns };
  const swapped = before[other] === axis ? before[side] : before[other];
  return withValues(view, tensor, {
    rows,
    columns,
    [side]: axis,
    [other]: swapped,
    scroll: undefined,
    zoom: undefined,
  });
}

/** The view in which an element is explained, and is in the plane that is shown. */
export function withElement(view: PanelView, tensor: Pick<TensorInfo, 'shape'>, index: number): PanelView {
  return withValues(view, tensor, { selected: index, at: positionOf(tensor.shape, index) });
}

/** Lengths of the plane that is shown. */
export function planeSize({ rows, columns }: Pick<ShownValues, 'rows' | 'columns'>, shape: readonly number[]): Size {
  return { rows: rows === undefined ? 1 : shape[rows], columns: columns === undefined ? 1 : shape[columns] };
}

/** The row-major index of the element at a place of the plane. */
export function indexOf({ rows, columns, at }: ShownValues, shape: readonly number[], place: Place): number {
  return shape.reduce((index, length, axis) => {
    const along = axis === rows ? place.row : axis === columns ? place.column : at[axis];
    return index * length + along;
  }, 0);
}

/** The place in the plane of an element; undefined where it is not in it. */
export function placeOf({ rows, columns, at }: ShownValues, position: readonly number[]): Place | undefined {
  const inPlane = position.every((place, axis) => axis === rows || axis === columns || place === at[axis]);
  if (!inPlane) return undefined;
  return { row: rows === undefined ? 0 : position[rows], column: columns === undefined ? 0 : position[columns] };
}

/** The position of a row-major index. */
export function positionOf(shape: readonly number[], index: number): readonly number[] {
  const position = shape.map(() => 0);
  let rest = index;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    position[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return position;
}

function chosenFor({ values }: PanelView, shape: readonly number[]): Partial<ValuesView> {
  return values?.shape.join() === shape.join() ? values : {};
}

/** The part of the plane that a set's elements take up; undefined where none of them is in it. */
export function setInPlane(
  { rows, columns, at }: ShownValues,
  members: readonly (readonly [start: number, stop: number])[],
): Rectangle | undefined {
  const crosses = members.every(
    ([start, stop], axis) => axis === rows || axis === columns || (at[axis] >= start && at[axis] < stop),
  );
  if (!crosses) return undefined;
  const [top, bottom] = rows === undefined ? [0, 1] : members[rows];
  const [left, right] = columns === undefined ? [0, 1] : members[columns];
  return { top, bottom, left, right };
}
