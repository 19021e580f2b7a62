import { affinePart, OUT, PARAM, plainAffine, SET, X, type Affine } from '../core/schemes/affine';
import type { Floats } from '../core/tensor/floats';
import { walkPairs, type Loop } from '../core/tensor/layout';
import { SLOT_BYTES, type Arena, type Lane } from './arena';
import { Pass } from './pass';
import { area, bits, fillSlot, forEachTile, windowsOf, type Stretch, type Tile, type Window } from './windows';

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
  const writing = new Writing(arena, data, affine, out);
  walkPairs(loops, [first, 0, 0, 0], (outer, inner, at) => {
    const way = invertible ? wayOf(outer, inner) : undefined;
    if (way) writing.add(way, outer, inner, at);
    else affinePart(data, outer, inner, at, affine, out);
  });
  writing.pass.flush();
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

/** Where results go: the first of them, and how far apart rows are. */
interface Target {
  readonly at: number;
  readonly step: number;
}

class Writing {
  readonly pass: Pass;

  constructor(
    private readonly arena: Arena,
    private readonly data: Floats,
    private readonly affine: Affine,
    private readonly out: Floats,
  ) {
    this.pass = new Pass(arena);
  }

  add(way: Way, outer: Loop, inner: Loop, at: readonly number[]): void {
    const place = { first: at[X], step: outer.steps[X] };
    for (const window of windowsFor(way, outer, inner)) {
      const sets = stretchOf(way.sets, window, at[SET]);
      const params = stretchOf(way.params, window, at[PARAM]);
      const lane = this.pass.lane(
        [sets, params],
        (to) => this.fill(way, to, sets, params),
        () => undefined,
      );
      forEachTile(this.arena, lane, this.data, place, window, (tile) => {
        const target = { at: at[OUT] + tile.row * outer.steps[OUT] + tile.column, step: outer.steps[OUT] };
        this.write(way, lane, window, tile, target);
      });
    }
  }

  private fill({ name }: Way, lane: Lane, sets: Stretch, params: Stretch): void {
    const { arena, out } = this;
    const { mean, meanLow, scale, weight, bias } = this.affine;
    [mean, meanLow, scale].forEach((figures, slot) => fillSlot(arena, lane.slot(slot), figures, sets));
    [weight, bias].forEach((figures, slot) => fillSlot(arena, lane.slot(PARAM_SLOT + slot), figures, params));
    if (name !== 'affineRows' || out instanceof Float64Array) return;
    const scales = arena.doubles(lane.slot(SCALE_SLOT), sets.count);
    for (let i = 0; i < scales.length; i++) scales[i] = 1 / scales[i];
  }

  private write({ name, sets, params }: Way, lane: Lane, window: Window, tile: Tile, { at, step }: Target): void {
    const { arena, data, out, pass } = this;
    const size = out.BYTES_PER_ELEMENT;
    const direct = arena.holds(out);
    const target = direct ? [out.byteOffset + at * size, step * size] : [lane.out, tile.columns * size];
    const place = ({ along, step: moves }: Movement): number =>
      8 * (along === 'columns' ? tile.column - window.column : moves === 0 ? 0 : tile.row - window.row);
    const figures = [lane.slot(0) + place(sets), lane.slot(PARAM_SLOT) + place(params), SLOT_BYTES];
    const steps = [sets, params].map((movement) => (movement.step === 0 ? 0 : 8));
    const extra = name === 'affineRuns' ? steps : name === 'affineWeighted' ? steps.slice(0, 1) : [];
    const from = [tile.at, tile.rows, tile.step, tile.columns];
    const atOnce = !direct || !arena.holds(data);
    pass.add(lane, atOnce, `${name}${bits(data)}to${bits(out)}`, ...from, ...target, ...figures, ...extra);
    if (!direct) copyOut(arena.floats(lane.out, tile.rows * tile.columns, out), tile, out, { at, step });
  }
}

// The figures that the values of a window are normalized by.
function stretchOf({ along, step }: Movement, window: Window, from: number): Stretch {
  if (along === 'columns') return { first: from + step * window.column, step, count: window.columns };
  return { first: from + step * window.row, step, count: step === 0 ? 1 : window.rows };
}

function copyOut(part: Floats, { rows, columns }: Tile, out: Floats, { at, step }: Target): void {
  if (step === columns || rows === 1) return out.set(part, at);
  for (let row = 0; row < rows; row++) out.set(part.subarray(row * columns, (row + 1) * columns), at + row * step);
}
