import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BreakdownRow, RowColumn } from '../../../src/protocol/engine';
import { cssProperties } from '../../css-properties';
import { icon } from '../../icons';
import { shared } from '../../styles/shared';
import { columns, type Column } from '../columns';
import { ModelElement } from '../model-element';
import { ROW, RowWindow } from '../row-window';
import { laidOutHeight } from '../tall-scroll';
import { rowCells } from './table-cells';
import { tableStyles } from './table-styles';

/** How long rows must not move to be at rest, in milliseconds. */
const AT_REST = 200;

/**
 * The breakdown as a table: only the rows in sight exist, and only their pages are fetched. A header sorts, a row
 * looks at its slice and shows its text in the editor; the arrow keys walk the rows.
 */
export class NsTable extends ModelElement {
  static override styles = [shared, tableStyles];

  protected override readonly hears = ['change', 'rows'];
  @query('.scroll') private readonly place!: HTMLElement | null;
  @query('.body') private readonly body!: HTMLElement | null;
  @query('.head') private readonly head!: HTMLElement | null;
  private window: RowWindow | undefined;
  private active = 0;
  private hadFocus = false;
  private shownRows = '';
  private resting: ReturnType<typeof setTimeout> | undefined;
  private readonly observer = new ResizeObserver(() => this.measure());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.resting);
    this.observer.disconnect();
    this.window = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const { page, query } = this.model.breakdown;
    if (!page || !query) return nothing;
    const shown = columns(page.chart.after !== undefined);
    const template = `var(--index) ${shown.map(({ width }) => `minmax(${width}px, 1fr)`).join(' ')}`;
    const width = shown.reduce((sum, column) => sum + column.width, 0);
    return html`<div
      class="scroll"
      role="grid"
      tabindex="-1"
      aria-label=${this.say('panel.breakdown.table')}
      aria-rowcount=${page.matching + 1}
      aria-colcount=${shown.length + 1}
      ${cssProperties({ '--columns': template, '--width': `calc(var(--index) + ${width}px)`, height: this.height(page.matching) })}
      @keydown=${(event: KeyboardEvent) => this.walk(event)}
      @click=${this.clicked}
      @scroll=${this.scrolled}
    >
      ${this.header(shown)}
      <div role="rowgroup" class="body" ${cssProperties({ height: `${laidOutHeight(page.matching * ROW)}px` })}>
        ${this.rows(shown)}
      </div>
    </div>`;
  }

  // A row keeps its element while it is in sight, at rest too: whoever presses the mouse on it lets go of it on the same one.
  private rows(shown: readonly Column[]): unknown {
    const { window } = this;
    if (!window) return nothing;
    // The keyboard comes into the rows even where the wheel has scrolled the last one that it was on out of sight.
    const { rows } = window;
    const tabStop = rows.includes(this.active) ? this.active : rows.at(rows.length / 2);
    const draw = (position: number): unknown => this.row(position, window.topOf(position), shown, position === tabStop);
    return repeat(window.placed, (position) => window.elementOf(position), draw);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // What had the focus in a page that has lost it must not take it back from the editor.
    this.hadFocus = document.hasFocus() && this.focusedRow !== null;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { place } = this;
    const { page } = this.model.breakdown;
    if (!place || !page) return;
    this.window ??= this.begin(place);
    this.toTop();
    const { rows } = this.window;
    if (rows.length > 0) this.model.breakdown.need(rows[0], rows[rows.length - 1]);
    // The row with the focus has another place now, or none in sight: the arrow keys go on from it.
    if (this.hadFocus && this.focusedRow?.dataset.position !== String(this.active))
      (this.rowAt(this.active) ?? place).focus({ preventScroll: true });
  }

  private begin(place: HTMLElement): RowWindow {
    const window = new RowWindow(place, () => this.model.breakdown.page?.matching ?? 0);
    this.measure(window);
    window.to(this.model.view.scroll ?? 0);
    this.observer.observe(place);
    return window;
  }

  private measure(window = this.window): void {
    const { place, head } = this;
    if (!window || !place || !head || place.clientHeight === 0) return;
    window.room = place.clientHeight - head.offsetHeight;
    this.requestUpdate();
  }

  private get focusedRow(): HTMLElement | null {
    const { activeElement } = this.renderRoot as ShadowRoot;
    return activeElement instanceof HTMLElement && activeElement.matches('.body .row') ? activeElement : null;
  }

  private rowAt(position: number): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-position="${position}"]`);
  }

  // Other rows begin at the top; those that only changed their figures stay where they are.
  private toTop(): void {
    const { query } = this.model.breakdown;
    const rows = JSON.stringify([query?.tensor, query?.axis, query?.first, query?.flaggedFirst, query?.search]);
    if (rows === this.shownRows) return;
    if (this.shownRows && !this.model.view.scroll) {
      this.active = 0;
      this.scrollToOffset(0);
    }
    this.shownRows = rows;
  }

  private readonly scrolled = (): void => {
    const { place, window } = this;
    if (!place || !window) return;
    window.follow();
    place.toggleAttribute('data-shifted', place.scrollLeft > 0);
    place.toggleAttribute('data-scrolling', true);
    this.requestUpdate();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), AT_REST);
  };

  private rest(): void {
    const { place, window } = this;
    if (!place || !window) return;
    place.removeAttribute('data-scrolling');
    window.rest();
    this.requestUpdate();
    this.model.keepScroll(window.offset);
  }

  private scrollToOffset(offset: number): void {
    this.window?.to(offset);
    this.requestUpdate();
  }

  // As high as its rows up to a dozen and a half; the browser's scroll bar needs its own room.
  private height(rows: number): string {
    return `${Math.min(18, Math.max(rows, 2)) * ROW + 52 + 14}px`;
  }

  private header(shown: readonly Column[]): TemplateResult {
    return html`<div role="rowgroup" class="head">
      <div role="row" class="row" aria-rowindex="1">
        ${this.heading('index', 'before', this.say('panel.column.index'), '')}
        ${shown.map((column) =>
          this.heading(
            column.sort,
            column.of,
            this.say(`panel.column.${column.sort}`),
            column.counted ? '' : this.say(`panel.${column.of}`),
          ),
        )}
      </div>
    </div>`;
  }

  private heading(column: RowColumn, of: 'before' | 'after', name: string, side: string): TemplateResult {
    const { sort } = this.model.view;
    const sorted = sort?.column === column && sort.of === of;
    const order = sorted ? (sort.descending ? 'descending' : 'ascending') : 'none';
    return html`<div role="columnheader" class="cell ${column === 'index' ? 'index' : ''}" aria-sort=${order}>
      <button data-column="${column}-${of}" @click=${() => this.sortBy(column, of)}>
        <span class="name">${name}${sorted ? icon(sort.descending ? 'arrow-down' : 'arrow-up') : nothing}</span>
        ${side ? html`<span class="side muted">${side}</span>` : nothing}
      </button>
    </div>`;
  }

  private row(position: number, top: number, shown: readonly Column[], isTabStop: boolean): unknown {
    const row = this.model.breakdown.row(position);
    const isSelected = row !== undefined && this.isSliced(row);
    const { locatable = false } = this.model.tensor ?? {};
    const drawn = [row, position, top, isSelected, this.isMarked(row), isTabStop, locatable, shown, this.words];
    return guard(
      drawn,
      () =>
        html`<div
          role="row"
          class="row ${this.isMarked(row) ? 'marked' : ''}"
          aria-selected=${isSelected}
          aria-rowindex=${position + 2}
          tabindex=${isTabStop ? 0 : -1}
          data-position=${position}
          title=${row ? this.say(locatable ? 'panel.breakdown.slice.reveal' : 'panel.breakdown.slice') : nothing}
          ${cssProperties({ top: `${top}px` })}
          @click=${() => this.slice(position)}
          @focus=${() => (this.active = position)}
        >
          ${rowCells(row, shown, this.words)}
        </div>`,
    );
  }

  private isMarked(row: BreakdownRow | undefined): boolean {
    const { marked } = this.model.view;
    return row !== undefined && marked?.axis === this.model.axis && marked.indices.includes(row.index);
  }

  private sortBy(column: RowColumn, of: 'before' | 'after'): void {
    const { view } = this.model;
    const again = view.sort?.column === column && view.sort.of === of;
    // Figures are first wanted from the greatest down, the index from 0 up; the third click is the natural order again.
    const first = column !== 'index';
    const sort = !again
      ? { column, of, descending: first }
      : view.sort?.descending === first
        ? { column, of, descending: !first }
        : undefined;
    this.active = 0;
    this.scrollToOffset(0);
    this.model.choose({ ...view, sort, scroll: 0 });
  }

  private isSliced({ index }: BreakdownRow): boolean {
    return this.model.places.some((place) => place.axis === this.model.axis && place.index === index);
  }

  // While they are scrolled, rows are not what is pointed at: a click then falls on what is around them.
  private readonly clicked = ({ target, clientY }: MouseEvent): void => {
    const { place, body, window } = this;
    if (target === place && body && window) this.slice(window.rowAt(clientY - body.getBoundingClientRect().top));
  };

  // Looks at the row's slice beside the whole, and selects its text.
  private slice(position: number): void {
    const row = this.model.breakdown.row(position);
    const { query } = this.model.breakdown;
    if (!row || !query) return;
    this.active = position;
    const place = { axis: query.axis, index: row.index };
    const within = this.model.places.filter(({ axis }) => axis !== query.axis);
    this.model.sliceAt([...within, place]);
    void this.model.host.reveal({ tensor: query.tensor, slice: { ...place, within } }).catch(() => undefined);
  }

  private walk(event: KeyboardEvent): void {
    const rows = this.model.breakdown.page?.matching ?? 0;
    if (!(event.target as HTMLElement).matches('.body .row, .scroll')) return;
    if (event.key === 'Enter' || event.key === ' ') this.slice(this.active);
    else if (event.key === 'Escape' && this.model.places.length > 0) this.model.sliceAt([]);
    else {
      const next = STEPS[event.key]?.(this.active, rows);
      if (next === undefined) return;
      this.focusRow(Math.min(Math.max(next, 0), rows - 1));
    }
    event.preventDefault();
  }

  private focusRow(position: number): void {
    this.active = position;
    this.window?.toRow(position);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.rowAt(position)?.focus({ preventScroll: true });
    });
  }
}
customElements.define('ns-table', NsTable);

const PAGE = 16;
const STEPS: Readonly<Record<string, (active: number, rows: number) => number>> = {
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  PageDown: (active) => active + PAGE,
  PageUp: (active) => active - PAGE,
  Home: () => 0,
  End: (_, rows) => rows - 1,
};
