import { html, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import type { SvgOptions } from '../../charts/picture';
import { cssProperties } from '../../css-properties';
import { brief } from '../../format';
import { gridOf, pictureSize, tileOf, type Grid } from '../../heatmap/grid';
import { heatmapStyles } from '../../heatmap/heatmap-styles';
import { columnLabels, outline, rowLabels } from '../../heatmap/marks';
import { paint, type Ink } from '../../heatmap/paint';
import { scaleOf } from '../../heatmap/scale';
import { contentSize } from '../../heatmap/scroller';
import { pictureSvg } from '../../heatmap/svg';
import { inkOf, inkOnAnyGround, onThemeChange } from '../../heatmap/theme';
import { axisTicks, rowLabelWidth } from '../../heatmap/ticks';
import { shared } from '../../styles/shared';
import { sideCode } from '../plane-model';
import { planeSize, setInPlane, type ShownValues } from '../values-view';
import { axesOfPlane } from './element-words';
import { cellAt, PlaneElement, valueAt } from './plane-element';
import './tip';

const HEIGHT = 360;
const COLUMN_AXIS = 22;
const SCROLLBAR = 10;
const TIP_GAP = 12;
const TIP_ROOM = 200;

/**
 * The values of a plane as colours. A canvas, since a picture has up to a hundred thousand cells; it is painted anew whenever
 * something changes. What is marked in it and stands beside it are shapes and text.
 */
export class NsHeatmap extends PlaneElement {
  static override styles = [shared, heatmapStyles];

  @query('canvas') private readonly canvas!: HTMLCanvasElement | null;
  private unwatch: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.unwatch = onThemeChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatch?.();
  }

  /** The picture with its axes and marks, and what explains its colours, as the text of an SVG. */
  toSvg(legend: Element | null, { themed = false }: SvgOptions = {}): string | undefined {
    const { canvas, grid } = this;
    const picture = this.renderRoot.querySelector('.picture');
    if (!canvas?.width || !grid || !picture) return undefined;
    const painted = document.createElement('canvas');
    Object.assign(painted, { width: canvas.width, height: canvas.height });
    this.paintOn(painted, grid, themed ? inkOnAnyGround(this) : inkOf(this));
    const cells = { box: canvas.getBoundingClientRect(), painted };
    return pictureSvg(legend ? [picture, legend] : [picture], cells, { themed });
  }

  protected layout(shown: ShownValues, shape: readonly number[], width: number): Grid {
    const room = { rows: HEIGHT, columns: Math.max(40, width - this.axisWidth() - SCROLLBAR) };
    return gridOf(planeSize(shown, shape), room, shown.zoom);
  }

  override render(): TemplateResult | typeof nothing {
    const { grid } = this;
    if (!grid) return nothing;
    const { rows: height, columns: width } = pictureSize(grid);
    const axisWidth = this.axisWidth();
    const content = contentSize(grid);
    const bars = {
      right: content.rows > grid.room.rows + 0.5 ? SCROLLBAR : 0,
      bottom: content.columns > grid.room.columns + 0.5 ? SCROLLBAR : 0,
    };
    const ticks = axisTicks(grid, this.from, this.model.values.tiles);
    return html`<div class="picture">
      <svg class="axis" width=${axisWidth} height=${COLUMN_AXIS} aria-hidden="true">
        <text class="title" x=${axisWidth - 6} y="14" text-anchor="end">${axesOfPlane(this.model)}</text>
      </svg>
      <svg class="axis" width=${width} height=${COLUMN_AXIS} aria-hidden="true">
        ${columnLabels(ticks.columns, this.cursor?.column)}
      </svg>
      <svg class="axis" width=${axisWidth} height=${height} aria-hidden="true">
        ${rowLabels(ticks.rows, this.cursor?.row, axisWidth)}
      </svg>
      <div class="plot" ${cssProperties({ width: `${width + bars.right}px`, height: `${height + bars.bottom}px` })}>
        <canvas aria-hidden="true"></canvas>
        ${this.scroller(grid)}
        <svg class="marks" width=${width} height=${height} aria-hidden="true">${this.marks(grid)}</svg>
        ${this.tip(grid, width, height)}
      </div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.grid) this.paint(this.grid);
  }

  // What the keyboard and a screen reader meet: a grid of which the one cell exists that the cursor is on.
  private scroller(grid: Grid): TemplateResult {
    const { plane } = grid;
    const content = contentSize(grid);
    const { row, column } = this.active();
    const { tiles } = this.model.values;
    const value = tiles && valueAt(tiles, { row, column });
    const words = { side: this.say(sideCode(this.model)), axes: axesOfPlane(this.model) };
    return html`<div
      class="scroll"
      role="grid"
      tabindex="0"
      aria-label=${this.say('panel.values.picture', words)}
      aria-rowcount=${plane.rows}
      aria-colcount=${plane.columns}
      aria-activedescendant="cell-${row}-${column}"
      ${cssProperties({ width: '100%', height: '100%' })}
      @scroll=${this.scrolling}
      @keydown=${this.key}
      @wheel=${this.wheel}
      @pointermove=${this.pointing}
      @pointerleave=${this.left}
      @click=${this.clicked}
      @focus=${this.entered}
      @blur=${this.exited}
    >
      <div role="row" class="reader" aria-rowindex=${row + 1}>
        <div role="gridcell" id="cell-${row}-${column}" aria-colindex=${column + 1}>
          ${this.say('panel.values.cell', { row, column, value: value === undefined ? '…' : brief(value) })}
        </div>
      </div>
      <div class="sizer" ${cssProperties({ width: `${content.columns}px`, height: `${content.rows}px` })}></div>
    </div>`;
  }

  private marks(grid: Grid): SVGTemplateResult {
    const { shown, explained } = this.model.values;
    const members = explained.value?.normalized?.members;
    const set = shown && members?.length === shown.at.length ? setInPlane(shown, members) : undefined;
    const selected = this.selectedPlace();
    const cursor = this.focused ? this.cursor : undefined;
    return svg`${set ? outline(grid, this.from, set, 'set') : nothing}
      ${selected ? outline(grid, this.from, cellAt(selected), 'selected') : nothing}
      ${cursor ? outline(grid, this.from, cellAt(cursor), 'cursor') : nothing}`;
  }

  private tip(grid: Grid, width: number, height: number): TemplateResult | typeof nothing {
    const place = this.pointed ?? (this.focused ? this.cursor : undefined);
    if (!place) return nothing;
    const x = (place.column - this.from.column) * grid.cell.columns;
    const y = (place.row - this.from.row) * grid.cell.rows;
    // Beside the picture where there is room, so that it covers no cell; else off the cell and its neighbours.
    const isBeside = this.width - this.axisWidth() - width >= TIP_ROOM;
    const clear = { rows: clearOf(grid.cell.rows), columns: clearOf(grid.cell.columns) };
    const room = { left: -this.axisWidth(), right: this.width - this.axisWidth() };
    const wanted = x > width / 2 ? `calc(${x - clear.columns}px - 100%)` : `${x + grid.cell.columns + clear.columns}px`;
    const across = isBeside ? `${width + TIP_GAP}px` : `max(${room.left}px, min(${wanted}, ${room.right}px - 100%))`;
    const below = isBeside ? y : y + grid.cell.rows + clear.rows;
    const above = isBeside ? y + grid.cell.rows : y - clear.rows;
    const down = y > height / 2 ? `calc(${above}px - 100%)` : `${below}px`;
    return html`<ns-tip
      class="tip"
      .words=${this.words}
      .model=${this.model}
      .index=${this.index(place)}
      .place=${place}
      .tile=${tileOf(grid)}
      ${cssProperties({ transform: `translate(${across}, ${down})` })}
    ></ns-tip>`;
  }

  private paint(grid: Grid): void {
    const { canvas } = this;
    if (!canvas) return;
    const density = devicePixelRatio || 1;
    const { rows, columns } = pictureSize(grid);
    const [width, height] = [Math.round(columns * density), Math.round(rows * density)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    canvas.style.setProperty('width', `${columns}px`);
    canvas.style.setProperty('height', `${rows}px`);
    this.paintOn(canvas, grid, inkOf(this));
  }

  private paintOn(canvas: HTMLCanvasElement, grid: Grid, ink: Ink): void {
    const context = canvas.getContext('2d');
    const { tiles, extents, shown } = this.model.values;
    const scale = extents.value && scaleOf(extents.value, shown?.robust ?? false);
    const density = devicePixelRatio || 1;
    if (tiles && context) paint(context, { grid, from: this.from, tiles, scale, text: brief }, ink, density);
    else context?.clearRect(0, 0, canvas.width, canvas.height);
  }

  private axisWidth(): number {
    const { tensor, values } = this.model;
    if (!tensor || !values.shown) return 0;
    const { rows } = planeSize(values.shown, tensor.shape);
    return rowLabelWidth(rows, axesOfPlane(this.model), values.tiles?.rowNames);
  }
}

// How far a tip stands off a cell of this size: the neighbour is left to be seen, unless the cells are large.
function clearOf(cell: number): number {
  return Math.min(cell, TIP_GAP) + TIP_GAP / 3;
}
customElements.define('ns-heatmap', NsHeatmap);
