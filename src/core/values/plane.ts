import { sizeOf, type Tensor } from '../tensor/tensor';
import { toFloat64 } from '../tensor/values';

/** Two axes of a tensor, and the place along each of the others. */
export interface PlaneAxes {
  /** The axis that runs down; none: a single row. */
  readonly rows?: number;
  /** The axis that runs across; none: a single column. */
  readonly columns?: number;
  /** An index along every axis of the tensor; those along `rows` and `columns` are not looked at. */
  readonly at: readonly number[];
}

/** A part of a plane: rows from `top` up to and without `bottom`, columns from `left` up to and without `right`. */
export interface Rectangle {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What is in a tile and has no place in its mean: bits that are added up. */
export const TILE_FLAGS = { nan: 1, posInf: 2, negInf: 4 } as const;

/** A part of a plane in tiles of equal size, counted from the plane's first row and column. */
export interface Tiles {
  /** What the tiles cover; within the plane. */
  readonly area: Rectangle;
  /** How many elements a tile has along each axis, fewer at the plane's end. 1 and 1: the elements themselves. */
  readonly tile: readonly [rows: number, columns: number];
  /** How many tiles there are. */
  readonly shape: readonly [rows: number, columns: number];
  /** Row-major: the mean of a tile's finite values, NaN where it has none. An element by itself is as it is, ±Inf too. */
  readonly values: Float64Array;
  /** Of tiles of several elements: the sum of TILE_FLAGS of each. */
  readonly flags?: Uint8Array;
}

/**
 * The plane of a tensor along two axes, as a 2-d view: nothing is copied. RangeError for an axis that does not exist
 * or is taken twice, and for a place outside the tensor.
 */
export function planeOf(tensor: Tensor, { rows, columns, at }: PlaneAxes): Tensor {
  const { shape, strides } = tensor;
  const shown = [rows, columns].filter((axis) => axis !== undefined);
  if (shown.some((axis) => !(axis in shape)) || new Set(shown).size < shown.length) {
    throw new RangeError(`axes ${String(rows)} and ${String(columns)} of shape [${shape.join(', ')}]`);
  }
  const fixed = shape.map((_, axis) => axis).filter((axis) => !shown.includes(axis));
  const outside = fixed.find((axis) => !(Number.isInteger(at[axis]) && at[axis] >= 0 && at[axis] < shape[axis]));
  if (outside !== undefined) throw new RangeError(`index ${at[outside]} along axis ${outside}`);
  const along = (axis: number | undefined, of: readonly number[], otherwise: number): number =>
    axis === undefined ? otherwise : of[axis];
  return {
    ...tensor,
    shape: [along(rows, shape, 1), along(columns, shape, 1)],
    strides: [along(rows, strides, 0), along(columns, strides, 0)],
    offset: fixed.reduce((offset, axis) => offset + at[axis] * strides[axis], tensor.offset),
  };
}

/**
 * A part of a plane in tiles. Of two planes of one shape, what the second has more than the first, element by element. The
 * part is widened to whole tiles and cut to the plane. Reads a band of tiles at a time: never the whole plane at once.
 */
export function tilesOf(
  planes: readonly [Tensor] | readonly [before: Tensor, after: Tensor],
  wanted: Rectangle,
  tile: Tiles['tile'],
): Tiles {
  const area = wholeTiles(planes[0].shape, wanted, tile);
  const [height, width] = [area.bottom - area.top, area.right - area.left];
  const shape = [Math.ceil(height / tile[0]), Math.ceil(width / tile[1])] as const;
  if (tile[0] === 1 && tile[1] === 1) return { area, tile, shape, values: valuesIn(planes, area) };
  const values = new Float64Array(sizeOf(shape));
  const flags = new Uint8Array(values.length);
  for (let row = 0; row < shape[0]; row++) {
    const top = area.top + row * tile[0];
    const band = { ...area, top, bottom: Math.min(top + tile[0], area.bottom) };
    average(valuesIn(planes, band), width, tile[1], { values, flags, from: row * shape[1] });
  }
  return { area, tile, shape, values, flags };
}

function wholeTiles([rows, columns]: readonly number[], wanted: Rectangle, tile: Tiles['tile']): Rectangle {
  const within = (place: number, length: number): number => Math.min(Math.max(0, place), length);
  const down = (place: number, step: number): number => Math.floor(place / step) * step;
  const up = (place: number, step: number): number => Math.ceil(place / step) * step;
  const top = within(down(wanted.top, tile[0]), rows);
  const left = within(down(wanted.left, tile[1]), columns);
  return {
    top,
    left,
    bottom: Math.max(top, within(up(wanted.bottom, tile[0]), rows)),
    right: Math.max(left, within(up(wanted.right, tile[1]), columns)),
  };
}

function valuesIn(planes: readonly Tensor[], { top, bottom, left, right }: Rectangle): Float64Array {
  const [first, second] = planes.map(({ offset, strides, ...plane }) =>
    toFloat64({
      ...plane,
      strides,
      offset: offset + top * strides[0] + left * strides[1],
      shape: [bottom - top, right - left],
    }),
  );
  return second ? second.map((after, i) => after - first[i]) : first;
}

interface Averages {
  readonly values: Float64Array;
  readonly flags: Uint8Array;
  /** Where the row of tiles begins. */
  readonly from: number;
}

/** Averages a band of values, `width` wide, into a row of tiles. */
function average(band: Float64Array, width: number, step: number, { values, flags, from }: Averages): void {
  for (let left = 0, at = from; left < width; left += step, at++) {
    const right = Math.min(left + step, width);
    let [sum, n, flag] = [0, 0, 0];
    for (let row = 0; row < band.length; row += width) {
      for (let i = row + left; i < row + right; i++) {
        const x = band[i];
        // NaN and ±Infinity are what is not 0 when taken from itself.
        if (x - x === 0) {
          sum += x;
          n++;
        } else flag |= flagOf(x);
      }
    }
    flags[at] = flag;
    values[at] = Number.isFinite(sum) ? sum / n : carefulMean(band, width, left, right);
  }
}

function flagOf(x: number): number {
  return Number.isNaN(x) ? TILE_FLAGS.nan : x > 0 ? TILE_FLAGS.posInf : TILE_FLAGS.negInf;
}

// The sum is beyond a double; the mean is not.
function carefulMean(band: Float64Array, width: number, left: number, right: number): number {
  let [mean, n] = [0, 0];
  for (let row = 0; row < band.length; row += width) {
    for (const x of band.subarray(row + left, row + right)) {
      if (Number.isFinite(x)) mean += x / ++n - mean / n;
    }
  }
  return mean;
}
