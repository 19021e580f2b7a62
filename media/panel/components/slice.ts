import { css, html, nothing, type TemplateResult } from 'lit';
import type { Place, SliceReport } from '../../../src/protocol/questions';
import { count } from '../../format';
import { icon } from '../../icons';
import { shared } from '../../styles/shared';
import { namesOfAxes } from '../axis-names';
import { ModelElement } from '../model-element';
import { onSameBins } from '../same-bins';
import './distribution';
import './failure';
import type { StatisticsColumn } from './statistics';
import './statistics';

/** The slice that a row of the breakdown stands for: the way back to the whole, its distribution and its statistics beside the whole's. */
export class NsSlice extends ModelElement {
  static override styles = [
    shared,
    css`
      section {
        margin-top: 12px;
        padding: 8px 12px 12px;
        border: 1px solid var(--ns-line);
        border-radius: 4px;
      }
      nav {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      ol {
        list-style: none;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        min-width: 0;
      }
      li {
        display: flex;
        align-items: center;
      }
      li + li::before {
        content: '\\eab6';
        font: 16px / 1 codicon;
        padding-inline: 2px;
        color: var(--vscode-breadcrumb-foreground, var(--ns-muted));
      }
      .leave {
        margin-inline-start: auto;
      }
      .both {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px 24px;
        margin-top: 8px;
      }
      @container panel (min-width: 800px) {
        .both {
          grid-template-columns: minmax(0, 1fr) minmax(360px, 520px);
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { places, slice } = this.model;
    if (places.length === 0) return nothing;
    return html`<section aria-label=${this.say('panel.slice')}>
      <nav aria-label=${this.say('panel.slice.path')}>
        <ol>
          <li>
            <button class="link" @click=${() => this.model.sliceAt([])}>${this.say('panel.slice.whole')}</button>
          </li>
          ${places.map((_, i) => this.crumb(places, i))}
        </ol>
        <button class="action leave" title=${this.say('panel.slice.leave')} @click=${() => this.model.sliceAt([])}>
          ${icon('close')}<span class="sr-only">${this.say('panel.slice.leave')}</span>
        </button>
      </nav>
      ${slice.failure ? html`<ns-failure .words=${this.words} .failure=${slice.failure}></ns-failure>` : this.answer()}
    </section>`;
  }

  private crumb(places: readonly Place[], at: number): TemplateResult {
    const { axis, index } = places[at];
    const label = this.model.tensor?.labels?.[axis]?.[index];
    const text = `${namesOfAxes(this.model)[axis] ?? axis} ${count(index, this.words.language)}${label ? ` ${label}` : ''}`;
    if (at === places.length - 1) return html`<li><strong aria-current="true">${text}</strong></li>`;
    return html`<li>
      <button class="link" @click=${() => this.model.sliceAt(places.slice(0, at + 1))}>${text}</button>
    </li>`;
  }

  private answer(): TemplateResult | typeof nothing {
    const { value } = this.model.slice;
    return value
      ? html`<div class="both">
          <ns-distribution
            .words=${this.words}
            .histogram=${value.histogram}
            .apart=${onSameBins(this.model.view, value.histogram, value.ownHistograms) ? undefined : value.ownHistograms}
            .kind=${this.model.view.chart ?? 'linear'}
            .names=${[this.say('panel.before'), this.say('panel.after')]}
          ></ns-distribution>
          <ns-statistics .words=${this.words} .columns=${this.columns(value)}></ns-statistics>
        </div>`
      : nothing;
  }

  private columns({ before, after }: SliceReport): StatisticsColumn[] {
    const whole = this.model.report.value;
    const named = (side: 'before' | 'after', part: 'whole' | 'part'): string =>
      this.say(`panel.slice.column.${part}`, { side: this.say(`panel.${side}`) });
    return [
      { name: named('before', 'whole'), summary: whole?.before },
      { name: named('before', 'part'), summary: before },
      { name: named('after', 'whole'), summary: whole?.after },
      { name: named('after', 'part'), summary: after },
    ].filter((column): column is StatisticsColumn => column.summary !== undefined);
  }
}
customElements.define('ns-slice', NsSlice);
