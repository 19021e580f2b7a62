import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import '../../charts/bands';
import type { Spread } from '../../charts/bands';
import { sharedDomain } from '../../charts/domain';
import { brief, count } from '../../format';
import { icon } from '../../icons';
import '../../parts/select';
import { shared } from '../../styles/shared';
import { namesOfAxes } from '../axis-names';
import { ModelElement } from '../model-element';
import './failure';
import './slice';
import './table';

const SEARCH_AFTER = 200;

/** The statistics at every index along an axis, before and after: as a chart and as a table. */
export class NsBreakdown extends ModelElement {
  static override styles = [
    shared,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-bottom: 8px;
      }
      ns-select {
        width: 176px;
      }
      .search {
        width: 176px;
      }
      .charts {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px 24px;
        margin-bottom: 12px;
      }
      h3 {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .dot {
        width: 8px;
        height: 8px;
        border: 1.5px solid var(--ns-after);
        border-radius: 50%;
        forced-color-adjust: none;
      }
      .dot.before {
        border-color: var(--ns-before);
        background: var(--ns-before);
      }
      .marked {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        padding-inline-start: 8px;
        border-inline-start: 3px solid var(--ns-warning);
      }
      .count {
        margin-inline-start: auto;
      }
      @container panel (min-width: 720px) {
        .charts {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];

  private searching: ReturnType<typeof setTimeout> | undefined;

  override render(): TemplateResult | typeof nothing {
    const { tensor, breakdown } = this.model;
    if (!tensor?.shape.length) return nothing;
    if (breakdown.failure) return html`<ns-failure .words=${this.words} .failure=${breakdown.failure}></ns-failure>`;
    if (!breakdown.page) return nothing;
    return html`${this.bar()} ${this.approximate(breakdown.page.quantileError)} ${this.charts()}
      ${breakdown.page.matching === 0 ? html`<p class="muted">${this.say('panel.breakdown.noMatch')}</p>` : nothing}
      <ns-table .words=${this.words} .model=${this.model} ?hidden=${breakdown.page.matching === 0}></ns-table>
      <ns-slice .words=${this.words} .model=${this.model}></ns-slice>`;
  }

  private get spread(): Spread {
    return this.model.view.spread ?? 'std';
  }

  private approximate(error: number | undefined): TemplateResult | typeof nothing {
    if (error === undefined) return nothing;
    return html`<p class="muted">${this.say('panel.breakdown.approximate', { error: brief(error) })}</p>`;
  }

  private bar(): TemplateResult {
    const { page } = this.model.breakdown;
    return html`<div class="bar">
      <h2>${this.say('panel.breakdown')}</h2>
      ${this.axisSelect()} ${this.spreadSelect()}
      <vscode-checkbox
        label=${this.say('panel.breakdown.sameScale')}
        .checked=${this.model.view.sameScale ?? false}
        @change=${() => this.model.choose({ ...this.model.view, sameScale: !this.model.view.sameScale })}
      ></vscode-checkbox>
      ${
        page?.flagged
          ? html`<vscode-checkbox
              label=${this.say('panel.breakdown.flaggedFirst', { n: page.flagged })}
              .checked=${this.model.view.flaggedFirst ?? false}
              @change=${() => this.flaggedFirst()}
            ></vscode-checkbox>`
          : nothing
      }
      ${this.marked()}
      <input
        class="input search"
        type="search"
        placeholder=${this.say('panel.breakdown.search')}
        aria-label=${this.say('panel.breakdown.search')}
        .value=${this.model.search}
        @input=${(event: InputEvent) => this.search((event.target as HTMLInputElement).value)}
      />
      <span class="count muted tabular" role="status">${this.rows()}</span>
    </div>`;
  }

  private marked(): TemplateResult | typeof nothing {
    const { marked } = this.model.view;
    if (marked?.axis !== this.model.axis) return nothing;
    const label = this.say('panel.breakdown.unmark');
    return html`<span class="marked">
      ${this.say('panel.breakdown.marked', { n: marked.indices.length })}
      <button
        class="action"
        title=${label}
        aria-label=${label}
        @click=${() => this.model.choose({ ...this.model.view, marked: undefined, scroll: 0 })}
      >
        ${icon('close')}
      </button>
    </span>`;
  }

  private rows(): string {
    const { page } = this.model.breakdown;
    if (!page) return '';
    const { language } = this.words;
    return this.say('panel.breakdown.rows', {
      matching: count(page.matching, language),
      total: count(page.total, language),
      all: page.matching === page.total,
    });
  }

  private axisSelect(): TemplateResult {
    const { shape } = this.model.tensor ?? { shape: [] };
    const names = namesOfAxes(this.model);
    const options = shape.map((length, axis) => ({
      value: String(axis),
      label: this.say('panel.breakdown.axis', { axis, name: names[axis], length }),
    }));
    return html`<ns-select
      .words=${this.words}
      .label=${this.say('panel.breakdown.along')}
      .value=${String(this.model.axis)}
      .options=${options}
      @pick=${(event: CustomEvent<string>) => this.along(Number(event.detail))}
    ></ns-select>`;
  }

  private spreadSelect(): TemplateResult {
    const options = (['std', 'quartiles'] as const).map((value) => ({
      value,
      label: this.say(`panel.spread.${value}`),
    }));
    return html`<ns-select
      .words=${this.words}
      .label=${this.say('panel.spread')}
      .value=${this.spread}
      .options=${options}
      @pick=${(event: CustomEvent<Spread>) => this.model.choose({ ...this.model.view, spread: event.detail })}
    ></ns-select>`;
  }

  private charts(): TemplateResult {
    const { page, query } = this.model.breakdown;
    if (!page || !query) return html``;
    const labels = this.model.tensor?.labels?.[query.axis];
    const domain = this.model.view.sameScale ? sharedDomain(page.chart) : undefined;
    const chart = (side: 'before' | 'after'): TemplateResult | typeof nothing =>
      page.chart[side]
        ? html`<div>
            <h3><span class="dot ${side}"></span>${this.say(`panel.${side}`)}</h3>
            <ns-bands
              .words=${this.words}
              .index=${page.chart.index}
              .series=${page.chart[side]}
              .labels=${labels}
              .total=${page.total}
              .spread=${this.spread}
              .side=${side}
              .domain=${domain}
              name="breakdown-${side}"
            ></ns-bands>
          </div>`
        : nothing;
    return html`<div class="charts">${chart('before')}${chart('after')}</div>`;
  }

  private along(axis: number): void {
    this.model.choose({ ...this.model.view, axis, scroll: 0 });
  }

  private flaggedFirst(): void {
    this.model.choose({ ...this.model.view, flaggedFirst: !this.model.view.flaggedFirst, scroll: 0 });
  }

  private search(text: string): void {
    clearTimeout(this.searching);
    this.searching = setTimeout(() => this.model.searchFor(text.trim()), SEARCH_AFTER);
  }
}
customElements.define('ns-breakdown', NsBreakdown);
