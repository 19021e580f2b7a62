import type { ValueWindow } from '../../src/protocol/values';
import { pictureSize, type Grid, type Place } from './grid';

/** A label beside a picture: where the middle of its cell is, in CSS pixels from the picture's edge, and what it says. */
export interface Tick {
  readonly at: number;
  readonly place: number;
  readonly label: string;
}

export interface TickOptions {
  /** The first place in sight, possibly between two, and how many pixels there are to see. */
  readonly from: number;
  readonly room: number;
  readonly length: number;
  readonly cell: number;
  /** The least distance of two labels. */
  readonly apart: number;
  /** The name of a place; without one it is its number. */
  readonly name?: (place: number) => string | undefined;
}

/** The labels of an axis: every cell's where there is room, else those of round numbers. */
export function ticksOf({ from, room, length, cell, apart, name }: TickOptions): Tick[] {
  const step = roundStep(Math.max(1, apart / cell));
  const last = Math.min(length - 1, Math.ceil(from + room / cell) - 1);
  const ticks: Tick[] = [];
  for (let place = Math.ceil(Math.floor(from) / step) * step; place <= last; place += step) {
    const at = (place + 0.5 - from) * cell;
    if (at >= 0 && at <= room) ticks.push({ at, place, label: name?.(place) || String(place) });
  }
  return ticks;
}

/** The least of 1, 2, 5, 10, 20, … that is not below. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((digit) => digit * power >= least - 1e-9) ?? 10) * power;
}

/** A name cut to a number of characters, with the sign of what is left out. */
export function cut(name: string, most: number): string {
  const letters = [...name];
  return letters.length > most ? `${letters.slice(0, Math.max(1, most - 1)).join('')}…` : name;
}

/** The width of a letter beside a picture, in CSS pixels; digits are narrower. */
export const LETTER = 6.6;
// The title is bold and has arrows, which are wider than letters.
const TITLE_LETTER = 8;
const ROW_NAME = 14;

/** The labels of a picture's rows and columns: names where the source has some and they have room, else numbers. */
export function axisTicks(
  grid: Grid,
  from: Place,
  tiles: Pick<ValueWindow, 'area' | 'rowNames' | 'columnNames'> | undefined,
): { readonly rows: readonly Tick[]; readonly columns: readonly Tick[] } {
  const { rows, columns } = pictureSize(grid);
  const letters = Math.floor(grid.cell.columns / LETTER);
  const named =
    (names: readonly string[] | undefined, first = 0, most: number) =>
    (place: number) =>
      names?.[place - first] && cut(names[place - first], most);
  const columnNames = letters >= 5 ? tiles?.columnNames : undefined;
  return {
    rows: ticksOf({
      from: from.row,
      room: rows,
      length: grid.plane.rows,
      cell: grid.cell.rows,
      apart: 15,
      name: named(tiles?.rowNames, tiles?.area.top, ROW_NAME),
    }),
    columns: ticksOf({
      from: from.column,
      room: columns,
      length: grid.plane.columns,
      cell: grid.cell.columns,
      apart: String(grid.plane.columns).length * LETTER + 8,
      name: named(columnNames, tiles?.area.left, letters),
    }),
  };
}

/** How wide the labels of the rows are. */
export function rowLabelWidth(rows: number, title: string, names: readonly string[] | undefined): number {
  const longest = (names ?? []).reduce((most, name) => Math.max(most, Math.min(ROW_NAME, name.length)), 0);
  return Math.ceil(Math.max(String(rows).length * LETTER, title.length * TITLE_LETTER, longest * LETTER)) + 14;
}
