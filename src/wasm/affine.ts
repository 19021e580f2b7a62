import { affinePart, OUT, PARAM, plainAffine, SET, X, type Affine } from '../core/schemes/affine';
import type { Floats } from '../core/tensor/floats';
import { walkPairs, type Loop } from '../core/tensor/layout';
import { SLOT_BYTES, type Arena } from './arena';
import { area, bits, fillSlot, forEachTile, windowsOf, type Tile, type Window } from './windows';

// The slots: mean, meanLow, scale; weight, bias.
const SCALE_SLOT = 2;
const PARAM_SLOT = 3;

/** How the figures of two nested loops move: from row to row, or along the columns. */
interface Way {
  readonly name: 'affineRuns' | 'affineWeighted' | 'affineRows';
  readonly sets: Movement;
  readonly params: Movement;
}

interface Movement {
  readonly along: 'rows' | 'columns';
  /** In figures; 0 where all are under one. */
  readonly step: number;
}

/** Writes every normalized value; loops that the module has no way for are walked in plain TypeScript. */
export function fastAffine(
  arena: Arena,
  data: Floats,
  loops: readonly Loop[],
  first: number,
  affine: Affine,
  out: Floats,
): void {
  if (out.length < arena.worthwhile) return plainAffine(data, loops, first, affine, out);
  const invertible = out instanceof Float64Array || affine.scale.every(hasReciprocal);
  walkPairs(loops, [first, 0, 0, 0], (outer, inner, at) => {
    const way = invertible ? wayOf(outer, inner) : undefined;
    if (!way) return affinePart(data, outer, inner, at, affine, out);
    for (const window of windowsFor(way, outer, inner)) {
      fillFigures(arena, way, window, at, affine, out);
      forEachTile(arena, data, at[X], outer.steps[X], window, (tile) => {
        const to = { out, at: at[OUT] + tile.row * outer.steps[OUT] + tile.column, step: outer.steps[OUT] };
        write(arena, way, window, tile, bits(data), to);
      });
    }
  });
}

// Whether 1 / scale is as good as the scale: nothing is lost at the ends of the range.
function hasReciprocal(scale: number): boolean {
  return scale !== scale || (scale > 2 ** -1000 && scale < 2 ** 1000);
}

// So few values are written sooner than figures are brought into the module.
const WORTH_A_CALL = 64;

function wayOf(outer: Loop, inner: Loop): Way | undefined {
  const { steps } = inner;
  if (steps[X] !== 1 || steps[OUT] !== 1 || steps[SET] > 1 || steps[PARAM] > 1) return undefined;
  if (area(outer, inner) < WORTH_A_CALL || inner.length >= 2 ** 27) return undefined;
  const byRow = (operand: number): Movement => ({ along: 'rows', step: outer.steps[operand] });
  const byColumn = (operand: number): Movement => ({ along: 'columns', step: steps[operand] });
  if (steps[SET] === 1) {
    const still = outer.steps[SET] === 0 && outer.steps[PARAM] === 0;
    return still ? { name: 'affineRows', sets: byColumn(SET), params: byColumn(PARAM) } : undefined;
  }
  if (steps[PARAM] === 1) {
    const still = outer.steps[PARAM] === 0;
    return still ? { name: 'affineWeighted', sets: byRow(SET), params: byColumn(PARAM) } : undefined;
  }
  return { name: 'affineRuns', sets: byRow(SET), params: byRow(PARAM) };
}

function windowsFor({ sets, params }: Way, outer: Loop, inner: Loop): Window[] {
  const some = (along: Movement['along']): boolean =>
    [sets, params].some((movement) => movement.along === along && (movement.step !== 0 || along === 'columns'));
  return windowsOf(outer.length, inner.length, some('rows'), some('columns'));
}

function fillFigures(
  arena: Arena,
  { name, sets, params }: Way,
  window: Window,
  at: readonly number[],
  { mean, meanLow, scale, weight, bias }: Affine,
  out: Floats,
): void {
  const fill = (slot: number, figures: Float64Array, operand: number, { along, step }: Movement): void => {
    const first = at[operand] + step * (along === 'rows' ? window.row : window.column);
    const count = along === 'columns' ? window.columns : step === 0 ? 1 : window.rows;
    fillSlot(arena, slot, figures, first, step, count);
  };
  [mean, meanLow, scale].forEach((figures, slot) => fill(slot, figures, SET, sets));
  [weight, bias].forEach((figures, slot) => fill(PARAM_SLOT + slot, figures, PARAM, params));
  if (name !== 'affineRows' || out instanceof Float64Array) return;
  const scales = arena.doubles(arena.slot(SCALE_SLOT), window.columns);
  for (let i = 0; i < scales.length; i++) scales[i] = 1 / scales[i];
}

/** Where results go: the first of them, and how far apart rows are. */
interface Target {
  readonly out: Floats;
  readonly at: number;
  readonly step: number;
}

function write(arena: Arena, { name, sets, params }: Way, window: Window, tile: Tile, from: number, to: Target): void {
  const { out } = to;
  const size = out.BYTES_PER_ELEMENT;
  const direct = arena.holds(out);
  const target = direct ? out.byteOffset + to.at * size : arena.out;
  const step = direct ? to.step * size : tile.columns * size;
  const place = ({ along, step }: Movement): number =>
    8 * (along === 'columns' ? tile.column - window.column : step === 0 ? 0 : tile.row - window.row);
  const figures = [arena.slot(0) + place(sets), arena.slot(PARAM_SLOT) + place(params), SLOT_BYTES];
  const steps = [sets, params].map((movement) => (movement.step === 0 ? 0 : 8));
  const extra = name === 'affineRuns' ? steps : name === 'affineWeighted' ? steps.slice(0, 1) : [];
  const call = arena.call(`${name}${from}to${bits(out)}`);
  call(tile.at, tile.rows, tile.step, tile.columns, target, step, ...figures, ...extra);
  if (!direct) copyOut(arena, tile, to);
}

function copyOut(arena: Arena, { rows, columns }: Tile, { out, at, step }: Target): void {
  const part = arena.floats(arena.out, rows * columns, out);
  if (step === columns || rows === 1) return out.set(part, at);
  for (let row = 0; row < rows; row++) out.set(part.subarray(row * columns, (row + 1) * columns), at + row * step);
}
