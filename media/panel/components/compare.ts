import { css, html, nothing, type TemplateResult } from 'lit';
import type { SchemeId } from '../../../src/core/schemes/scheme';
import type { Comparison } from '../../../src/protocol/questions';
import { brief } from '../../format';
import '../../parts/select';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';
import './distribution';
import './failure';
import './statistics';

const NONE = '';

/** On request: the present scheme's result beside that of another one with its defaults. */
export class NsCompare extends ModelElement {
  static override styles = [
    shared,
    css`
      .ask {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      ns-select {
        width: 176px;
      }
      .both {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px 24px;
        margin-top: 8px;
      }
      @container panel (min-width: 800px) {
        .both {
          grid-template-columns: minmax(0, 1fr) minmax(300px, 440px);
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { report, view, comparison } = this.model;
    if (!report.value) return nothing;
    const label = this.say('panel.compare');
    return html`<div class="ask">
        <span aria-hidden="true">${label}</span>
        <ns-select
          .words=${this.words}
          .label=${label}
          .value=${this.model.other ?? NONE}
          .options=${this.options()}
          @pick=${(event: CustomEvent<string>) => this.pick(event.detail)}
        ></ns-select>
      </div>
      ${!view.compare ? nothing : comparison.failure ? html`<ns-failure .words=${this.words} .failure=${comparison.failure}></ns-failure>` : this.answer()}`;
  }

  private options() {
    const { offers, view } = this.model;
    const others = (offers.value ?? []).filter(({ id, problem }) => !problem && id !== view.scheme.scheme);
    return [
      { value: NONE, label: this.say('panel.compare.none') },
      ...others.map(({ id }) => ({ value: id, label: this.say(`panel.scheme.${id}`) })),
    ];
  }

  private pick(value: string): void {
    this.model.choose({ ...this.model.view, compare: value === NONE ? undefined : (value as SchemeId) });
  }

  private answer(): TemplateResult | typeof nothing {
    const { value } = this.model.comparison;
    const mine = this.model.report.value;
    if (!value || !mine || !this.model.other) return nothing;
    const names = [mine.scheme.scheme, value.other.scheme.scheme].map((id) => this.say(`panel.scheme.${id}`)) as [
      string,
      string,
    ];
    return html`<div class="both">
        <ns-distribution
          .words=${this.words}
          .histogram=${value.histogram}
          .kind=${this.model.view.chart ?? 'linear'}
          .pair=${'schemes'}
          .names=${names}
        ></ns-distribution>
        <ns-statistics
          .words=${this.words}
          .change=${true}
          .columns=${[
            { name: names[0], summary: mine.after },
            { name: names[1], summary: value.other.after },
          ]}
        ></ns-statistics>
      </div>
      <p class="muted">${this.difference(value)}</p>`;
  }

  private difference({ largestDifference }: Comparison): string {
    return this.say('panel.compare.largest', { difference: brief(largestDifference) });
  }
}
customElements.define('ns-compare', NsCompare);
