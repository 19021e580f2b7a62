import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Rectangle } from '../../src/core/values/plane';
import type { Grid, Place } from './grid';
import type { Tick } from './ticks';

/** An outline around a part of the plane: a light line in a dark one, or the other way round. */
export function outline(
  grid: Grid,
  from: Place,
  { top, left, bottom, right }: Rectangle,
  kind: 'set' | 'selected' | 'cursor',
): SVGTemplateResult {
  const side = (places: number, cell: number): number => Math.max(2, places * cell);
  const x = (left - from.column) * grid.cell.columns;
  const y = (top - from.row) * grid.cell.rows;
  const width = side(right - left, grid.cell.columns);
  const height = side(bottom - top, grid.cell.rows);
  const rect = (name: string): SVGTemplateResult =>
    svg`<rect class=${name} x=${x + 1} y=${y + 1} width=${Math.max(1, width - 2)} height=${Math.max(1, height - 2)}></rect>`;
  return svg`${rect('halo')}${rect(kind)}`;
}

/** The labels of the columns, above the picture. */
export function columnLabels(ticks: readonly Tick[], here: number | undefined): SVGTemplateResult {
  return svg`${ticks.map(
    ({ at, place, label }) =>
      svg`<text class=${place === here ? 'here' : nothing} x=${at} y="14" text-anchor="middle">${label}</text>`,
  )}`;
}

/** The labels of the rows, to the left of it. */
export function rowLabels(ticks: readonly Tick[], here: number | undefined, width: number): SVGTemplateResult {
  return svg`${ticks.map(
    ({ at, place, label }) =>
      svg`<text class=${place === here ? 'here' : nothing} x=${width - 6} y=${at} text-anchor="end" dominant-baseline="central">${label}</text>`,
  )}`;
}
