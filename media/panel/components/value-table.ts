import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { cssProperties } from '../../css-properties';
import { brief } from '../../format';
import { inSight, type Grid, type Place } from '../../heatmap/grid';
import { contentSize } from '../../heatmap/scroller';
import { rowLabelWidth } from '../../heatmap/ticks';
import { shared } from '../../styles/shared';
import { sideCode } from '../plane-model';
import { planeSize, setInPlane, type ShownValues } from '../values-view';
import { axesOfPlane } from './element-words';
import { PlaneElement, valueAt } from './plane-element';

const CELL = { rows: 24, columns: 92 } as const;
const HEADER = 24;
const MOST_ROWS = 16;
const SCROLLBAR = 10;

/** The values of a plane as a table: only the cells in sight exist. It is scrolled and walked as the picture is. */
export class NsValueTable extends PlaneElement {
  static override styles = [
    shared,
    css`
      .scroll {
        position: relative;
        overflow: auto;
        overflow-anchor: none;
        max-width: 100%;
        border: 1px solid var(--ns-line);
        border-radius: 4px;
      }
      .layer {
        position: sticky;
        inset: 0 auto auto 0;
        overflow: hidden;
      }
      .cell {
        position: absolute;
        inset: 0 auto auto 0;
        overflow: hidden;
        height: 24px;
        padding: 0 8px;
        line-height: 24px;
        text-align: end;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .value {
        cursor: pointer;
      }
      .value:hover {
        background: var(--vscode-list-hoverBackground);
      }
      .head {
        z-index: 1;
        background: var(--vscode-editor-background);
        color: var(--ns-muted);
      }
      .corner {
        z-index: 2;
        color: var(--vscode-foreground);
        font-weight: 600;
      }
      .odd {
        color: var(--ns-warning);
        font-weight: 600;
      }
      .member {
        background: var(--vscode-editor-inactiveSelectionBackground, transparent);
      }
      .selected {
        outline: 2px solid var(--vscode-foreground);
        outline-offset: -2px;
      }
      .cursor {
        outline: 1px solid var(--vscode-list-focusOutline, var(--vscode-focusBorder));
        outline-offset: -1px;
      }
    `,
  ];

  protected layout(shown: ShownValues, shape: readonly number[], width: number): Grid {
    const plane = planeSize(shown, shape);
    this.origin = { x: this.headWidth(), y: HEADER };
    const rows = Math.min(MOST_ROWS, Math.max(1, plane.rows)) * CELL.rows;
    const columns = Math.min(
      plane.columns * CELL.columns,
      Math.max(CELL.columns, width - this.origin.x - SCROLLBAR - 2),
    );
    return { plane, room: { rows, columns }, cell: CELL, mostZoom: 0 };
  }

  override render(): TemplateResult | typeof nothing {
    const { grid } = this;
    if (!grid) return nothing;
    const { row, column } = this.active();
    const content = contentSize(grid);
    const { x, y } = this.origin;
    const [width, height] = [x + grid.room.columns, y + grid.room.rows];
    return html`<div
      class="scroll"
      role="grid"
      tabindex="0"
      aria-label=${this.say('panel.values.table', { side: this.say(sideCode(this.model)), axes: axesOfPlane(this.model) })}
      aria-rowcount=${grid.plane.rows + 1}
      aria-colcount=${grid.plane.columns + 1}
      aria-activedescendant="cell-${row}-${column}"
      ${cssProperties({
        width: `${width + 2 + (content.rows > grid.room.rows ? SCROLLBAR : 0)}px`,
        height: `${height + 2 + (content.columns > grid.room.columns ? SCROLLBAR : 0)}px`,
      })}
      @scroll=${this.scrolling}
      @keydown=${this.key}
      @click=${this.clicked}
      @focus=${this.entered}
      @blur=${this.exited}
    >
      <div class="layer" role="presentation" ${cssProperties({ width: `${width}px`, height: `${height}px` })}>
        ${this.rows(grid)}
      </div>
      <div ${cssProperties({ width: `${x + content.columns}px`, height: `${content.rows - grid.room.rows}px` })}></div>
    </div>`;
  }

  private rows(grid: Grid): TemplateResult {
    const sight = inSight(grid, this.from);
    const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
    const [rows, columns] = [numbers(sight.top, sight.bottom), numbers(sight.left, sight.right)];
    return html`<div role="row" aria-rowindex="1">
        <div
          role="columnheader"
          class="cell head corner"
          aria-colindex="1"
          ${cssProperties({ width: `${this.origin.x}px` })}
        >
          ${axesOfPlane(this.model)}
        </div>
        ${columns.map((column) => this.columnHead(grid, column))}
      </div>
      ${repeat(
        rows,
        (row) => row,
        (row) =>
          html`<div role="row" aria-rowindex=${row + 2}>
            ${this.rowHead(grid, row)} ${columns.map((column) => this.cell(grid, { row, column }))}
          </div>`,
      )}`;
  }

  private columnHead(grid: Grid, column: number): TemplateResult {
    const { tiles } = this.model.values;
    const name = tiles?.columnNames?.[column - tiles.area.left];
    const x = this.origin.x + (column - this.from.column) * grid.cell.columns;
    return html`<div
      role="columnheader"
      class="cell head"
      aria-colindex=${column + 2}
      title=${name ?? nothing}
      ${cssProperties({ width: `${grid.cell.columns}px`, transform: `translate(${x}px, 0)` })}
    >
      ${name || column}
    </div>`;
  }

  private rowHead(grid: Grid, row: number): TemplateResult {
    const { tiles } = this.model.values;
    const name = tiles?.rowNames?.[row - tiles.area.top];
    const y = this.origin.y + (row - this.from.row) * grid.cell.rows;
    return html`<div
      role="rowheader"
      class="cell head"
      aria-colindex="1"
      title=${name ?? nothing}
      ${cssProperties({ width: `${this.origin.x}px`, transform: `translate(0, ${y}px)` })}
    >
      ${name || row}
    </div>`;
  }

  private cell(grid: Grid, place: Place): TemplateResult {
    const { row, column } = place;
    const { tiles } = this.model.values;
    const value = tiles && valueAt(tiles, place);
    const x = this.origin.x + (column - this.from.column) * grid.cell.columns;
    const y = this.origin.y + (row - this.from.row) * grid.cell.rows;
    return html`<div
      role="gridcell"
      id="cell-${row}-${column}"
      class="cell value ${this.marksOf(place)} ${value === undefined || Number.isFinite(value) ? '' : 'odd'}"
      aria-colindex=${column + 2}
      title=${value === undefined ? nothing : String(value)}
      ${cssProperties({ width: `${grid.cell.columns}px`, transform: `translate(${x}px, ${y}px)` })}
    >
      ${value === undefined ? '…' : brief(value)}
    </div>`;
  }

  private marksOf({ row, column }: Place): string {
    const { shown, explained } = this.model.values;
    const members = explained.value?.normalized?.members;
    const set = shown && members?.length === shown.at.length ? setInPlane(shown, members) : undefined;
    const isMember = set && row >= set.top && row < set.bottom && column >= set.left && column < set.right;
    const selected = this.selectedPlace();
    const isSelected = selected?.row === row && selected.column === column;
    const isCursor = this.focused && this.cursor?.row === row && this.cursor.column === column;
    return [isMember && 'member', isSelected && 'selected', isCursor && 'cursor'].filter(Boolean).join(' ');
  }

  private headWidth(): number {
    const { tensor, values } = this.model;
    if (!tensor || !values.shown) return 0;
    const { rows } = planeSize(values.shown, tensor.shape);
    return Math.max(64, rowLabelWidth(rows, axesOfPlane(this.model), values.tiles?.rowNames));
  }
}
customElements.define('ns-value-table', NsValueTable);
