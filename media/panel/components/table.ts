import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { BreakdownRow, RowColumn } from '../../../src/protocol/engine';
import { cssProperties } from '../../css-properties';
import { count, figure } from '../../format';
import { icon } from '../../icons';
import { shared } from '../../styles/shared';
import { columns, type Column } from '../columns';
import { ModelElement } from '../model-element';
import { tableStyles } from './table-styles';

const ROW = 24;
const REMEMBER_AFTER = 300;

/**
 * The breakdown as a table: only the rows in sight exist, and only their pages are fetched. A header sorts, a row
 * looks at its slice and shows its text in the editor; the arrow keys walk the rows.
 */
export class NsTable extends ModelElement {
  static override styles = [shared, tableStyles];

  private virtual: Virtualizer<HTMLElement, HTMLElement> | undefined;
  private unmount: (() => void) | undefined;
  private active = 0;
  private shownRows = '';
  private remembering: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.remembering);
    this.unmount?.();
    this.virtual = this.unmount = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const { page, query } = this.model.breakdown;
    if (!page || !query) return nothing;
    const shown = columns(page.chart.after !== undefined);
    const template = `var(--index) ${shown.map(({ width }) => `minmax(${width}px, 1fr)`).join(' ')}`;
    const width = shown.reduce((sum, column) => sum + column.width, 0);
    const items = this.virtual?.getVirtualItems() ?? [];
    // The keyboard comes into the rows even where the wheel has scrolled the last one that it was on out of sight.
    const tabStop = items.some(({ index }) => index === this.active) ? this.active : items.at(items.length / 2)?.index;
    return html`<div
      class="scroll"
      role="grid"
      aria-label=${this.say('panel.breakdown.table')}
      aria-rowcount=${page.matching + 1}
      aria-colcount=${shown.length + 1}
      ${cssProperties({ '--columns': template, '--width': `calc(var(--index) + ${width}px)`, height: this.height(page.matching) })}
      @keydown=${(event: KeyboardEvent) => this.walk(event)}
    >
      ${this.header(shown)}
      <div role="rowgroup" class="body" ${cssProperties({ height: `${page.matching * ROW}px` })}>
        ${repeat(
          items,
          ({ index }) => index,
          ({ index, start }) => this.row(index, start, shown, tabStop),
        )}
      </div>
    </div>`;
  }

  // The rows in sight are worked out while drawing: the virtualizer has to know how many there are before.
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { page } = this.model.breakdown;
    if (this.virtual && page) this.virtual.setOptions({ ...this.virtual.options, count: page.matching });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const place = this.renderRoot.querySelector<HTMLElement>('.scroll');
    const { page } = this.model.breakdown;
    if (!place || !page) return;
    if (!this.virtual) {
      this.virtual = new Virtualizer(this.options(place, page.matching));
      this.unmount = this.virtual._didMount();
      place.scrollTop = this.model.view.scroll ?? 0;
    }
    this.toTop(place);
    this.virtual._willUpdate();
    const items = this.virtual.getVirtualItems();
    if (items.length > 0) this.model.breakdown.need(items[0].index, items[items.length - 1].index);
  }

  // Other rows begin at the top; those that only changed their figures stay where they are.
  private toTop(place: HTMLElement): void {
    const { query } = this.model.breakdown;
    const rows = JSON.stringify([query?.tensor, query?.axis, query?.first, query?.flaggedFirst, query?.search]);
    if (rows === this.shownRows) return;
    if (this.shownRows && !this.model.view.scroll) {
      place.scrollTop = 0;
      this.active = 0;
    }
    this.shownRows = rows;
  }

  private options(place: HTMLElement, rows: number) {
    return {
      count: rows,
      getScrollElement: () => place,
      estimateSize: () => ROW,
      overscan: 8,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => {
        this.requestUpdate();
        this.rememberScroll(place);
      },
    };
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

  private row(position: number, start: number, shown: readonly Column[], tabStop?: number): TemplateResult {
    const row = this.model.breakdown.row(position);
    const { marked } = this.model.view;
    const isMarked = row !== undefined && marked?.axis === this.model.axis && marked.indices.includes(row.index);
    return html`<div
      role="row"
      class="row ${isMarked ? 'marked' : ''}"
      aria-selected=${row !== undefined && this.isSliced(row)}
      aria-rowindex=${position + 2}
      tabindex=${position === tabStop ? 0 : -1}
      data-position=${position}
      title=${row ? this.say(this.model.tensor?.locatable ? 'panel.breakdown.slice.reveal' : 'panel.breakdown.slice') : nothing}
      ${cssProperties({ transform: `translateY(${start}px)` })}
      @click=${() => this.slice(position)}
      @focus=${() => (this.active = position)}
    >
      ${row ? this.cells(row, shown) : html`<div role="gridcell" class="cell index muted">…</div>`}
    </div>`;
  }

  private cells(row: BreakdownRow, shown: readonly Column[]): TemplateResult {
    const { language } = this.words;
    const flags = row.flags.map((flag) => this.say(`panel.flag.${flag}`)).join(', ');
    const counted = (value: number): string => count(value, language);
    return html`<div role="rowheader" class="cell index" title=${row.label ?? nothing}>
        <span class="muted tabular">${count(row.index, language)}</span>
        <span class="label">${row.label}</span>
        ${flags ? html`<span class="flags" title=${flags}>${icon('warning')}<span>${flags}</span></span>` : nothing}
      </div>
      ${shown.map(
        (column) =>
          html`<div role="gridcell" class="cell ${column.of}">
            ${figure(column.value(row), column.counted ? counted : undefined)}
          </div>`,
      )}`;
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
    this.renderRoot.querySelector('.scroll')?.scrollTo({ top: 0 });
    this.model.choose({ ...view, sort, scroll: 0 });
  }

  private isSliced({ index }: BreakdownRow): boolean {
    return this.model.places.some((place) => place.axis === this.model.axis && place.index === index);
  }

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
    if (!(event.target as HTMLElement).matches('.body .row')) return;
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
    this.virtual?.scrollToIndex(position);
    requestAnimationFrame(() => {
      this.renderRoot.querySelector<HTMLElement>(`[data-position="${position}"]`)?.focus({ preventScroll: true });
    });
  }

  private rememberScroll(place: HTMLElement): void {
    clearTimeout(this.remembering);
    this.remembering = setTimeout(() => {
      const scroll = place.scrollTop;
      if (scroll !== (this.model.view.scroll ?? 0)) this.model.choose({ ...this.model.view, scroll });
    }, REMEMBER_AFTER);
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
