import type { Tiles } from '../../src/core/values/plane';
import { hatchPatterns, notFinite, type NotFinite } from './hatch';
import { holdsText, type Grid, type Place } from './grid';
import { inkOn, stepOf, type ColorScale } from './scale';

/** What is painted. */
export interface Picture {
  readonly grid: Grid;
  /** The place at the top left. */
  readonly from: Place;
  readonly tiles: Tiles;
  readonly scale: ColorScale | undefined;
  /** The number in a cell; undefined for none. */
  readonly text: (value: number) => string;
}
/** What follows the theme. */
export interface Ink {
  readonly line: string;
  readonly text: string;
  readonly font: string;
}

// The bits of Tiles.flags, the rarest to be seen first.
const FLAGS: readonly (readonly [bit: number, kind: NotFinite])[] = [
  [1, 'nan'],
  [2, 'posInf'],
  [4, 'negInf'],
];

/** Paints the cells of a picture: colours, hatching for what is not finite, numbers where they have room. */
export function paint(context: CanvasRenderingContext2D, picture: Picture, ink: Ink, density: number): void {
  const { canvas } = context;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const { tiles } = picture;
  if (tiles.values.length === 0) return;
  const edges = edgesOf(picture, density);
  paintColors(context, picture, edges);
  paintHatches(context, tiles, edges, hatchPatterns(context, ink.line, density));
  if (holdsText(picture.grid)) paintTexts(context, picture, edges, ink, density);
}

/** Where each tile begins and ends on the canvas, on whole pixels. */
interface Edges {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

function edgesOf({ grid, from, tiles }: Picture, density: number): Edges {
  const { area, tile, shape } = tiles;
  const along = (count: number, first: number, last: number, step: number, place: number, cell: number): Float64Array =>
    Float64Array.from({ length: count + 1 }, (_, i) =>
      Math.round((Math.min(first + i * step, last) - place) * cell * density),
    );
  return {
    rows: along(shape[0], area.top, area.bottom, tile[0], from.row, grid.cell.rows),
    columns: along(shape[1], area.left, area.right, tile[1], from.column, grid.cell.columns),
  };
}

// Every pixel of the canvas has the colour of the tile that it lies in: no neighbours run into each other.
function paintColors(context: CanvasRenderingContext2D, { tiles, scale }: Picture, { rows, columns }: Edges): void {
  if (!scale) return;
  const { width, height } = context.canvas;
  const [top, bottom] = [Math.max(0, rows[0]), Math.min(height, rows[rows.length - 1])];
  const [left, right] = [Math.max(0, columns[0]), Math.min(width, columns[columns.length - 1])];
  if (bottom <= top || right <= left) return;
  const image = context.createImageData(right - left, bottom - top);
  const pixels = new Uint32Array(image.data.buffer);
  const rgba = wordsOf(scale);
  const line = new Uint32Array(right - left);
  for (let row = 0; row < tiles.shape[0]; row++) {
    const [from, to] = [Math.max(top, rows[row]), Math.min(bottom, rows[row + 1])];
    if (to <= from) continue;
    for (let column = 0; column < tiles.shape[1]; column++) {
      const value = tiles.values[row * tiles.shape[1] + column];
      const color = Number.isFinite(value) ? rgba[stepOf(scale, value)] : 0;
      line.fill(color, Math.max(0, columns[column] - left), Math.max(0, columns[column + 1] - left));
    }
    for (let y = from; y < to; y++) pixels.set(line, (y - top) * line.length);
  }
  context.putImageData(image, left, top);
}

/** The colours of a scale as pixels. */
function wordsOf({ colors }: ColorScale): Uint32Array {
  const bytes = new Uint8ClampedArray((colors.length / 3) * 4);
  for (let i = 0; i < colors.length / 3; i++) bytes.set([...colors.subarray(3 * i, 3 * i + 3), 255], 4 * i);
  return new Uint32Array(bytes.buffer);
}

function paintHatches(
  context: CanvasRenderingContext2D,
  { values, flags, shape }: Tiles,
  { rows, columns }: Edges,
  patterns: ReturnType<typeof hatchPatterns>,
): void {
  for (let i = 0; i < values.length; i++) {
    const kinds = flags
      ? FLAGS.filter(([bit]) => (flags[i] & bit) !== 0).map(([, kind]) => kind)
      : [notFinite(values[i])];
    const [row, column] = [Math.floor(i / shape[1]), i % shape[1]];
    for (const kind of kinds) {
      if (!kind) continue;
      context.fillStyle = patterns[kind];
      const [x, y] = [columns[column], rows[row]];
      context.fillRect(x, y, columns[column + 1] - x, rows[row + 1] - y);
    }
  }
}

function paintTexts(
  context: CanvasRenderingContext2D,
  { tiles, scale, text }: Picture,
  { rows, columns }: Edges,
  ink: Ink,
  density: number,
): void {
  const { values, shape } = tiles;
  context.font = `${Math.round(11 * density)}px ${ink.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let i = 0; i < values.length; i++) {
    const [row, column] = [Math.floor(i / shape[1]), i % shape[1]];
    const [x, y] = [(columns[column] + columns[column + 1]) / 2, (rows[row] + rows[row + 1]) / 2];
    if (x < 0 || y < 0 || x > context.canvas.width || y > context.canvas.height) continue;
    const words = text(values[i]);
    const width = context.measureText(words).width;
    if (width > columns[column + 1] - columns[column] - 2 * density) continue;
    if (!Number.isFinite(values[i])) {
      // The ground shows through, whichever the page has.
      context.clearRect(x - width / 2 - 2 * density, y - 7 * density, width + 4 * density, 14 * density);
      context.fillStyle = ink.text;
    } else context.fillStyle = scale ? inkOn(scale, values[i]) : ink.text;
    context.fillText(words, x, y + density / 2);
  }
}
