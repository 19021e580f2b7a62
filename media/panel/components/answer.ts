import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import '../../charts/histogram';
import { brief, count } from '../../format';
import type { Failure } from '../../latest';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';
import './bins';
import './failure';
import './running';
import './statistics';

/** The answer: the distribution and the statistics before and after, or why there is none. */
export class NsAnswer extends ModelElement {
  static override styles = [
    shared,
    css`
      .both {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px 24px;
      }
      @container panel (min-width: 800px) {
        .both {
          grid-template-columns: minmax(0, 1fr) minmax(300px, 440px);
        }
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 16px;
        margin-bottom: 4px;
      }
      .key {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      .swatch {
        width: 14px;
        height: 10px;
      }
      .swatch.before {
        background: var(--ns-before);
        opacity: var(--ns-before-opacity, 0.55);
        forced-color-adjust: none;
      }
      .swatch.after {
        border: 2px solid var(--ns-after);
        border-bottom: 0;
        forced-color-adjust: none;
      }
      .spacer {
        flex: 1;
      }
    `,
  ];

  @state() private logarithmic = false;
  @state() private asTable = false;

  override render(): TemplateResult | typeof nothing {
    const { report } = this.model;
    if (report.failure) return this.refusal(report.failure);
    if (!report.value) return nothing;
    return html`<div class="both">
        <div>
          ${this.head()}
          ${
            this.asTable
              ? html`<ns-bins .words=${this.words} .histogram=${report.value.histogram}></ns-bins>`
              : html`<ns-histogram
                  .words=${this.words}
                  .histogram=${report.value.histogram}
                  .logarithmic=${this.logarithmic}
                  name="histogram"
                ></ns-histogram>`
          }
        </div>
        <ns-statistics .words=${this.words} .report=${report.value}></ns-statistics>
      </div>
      <ns-running .words=${this.words} .model=${this.model}></ns-running>
      <p class="sr-only" role="status">${this.announcement()}</p>`;
  }

  private head(): TemplateResult {
    return html`<div class="head">
      <h2>${this.say('panel.distribution')}</h2>
      <span class="key"><span class="swatch before"></span>${this.say('panel.before')}</span>
      <span class="key"><span class="swatch after"></span>${this.say('panel.after')}</span>
      <span class="spacer"></span>
      <vscode-checkbox
        label=${this.say('panel.histogram.log')}
        title=${this.say('panel.histogram.log.title')}
        .checked=${this.logarithmic}
        ?disabled=${this.asTable}
        @change=${() => (this.logarithmic = !this.logarithmic)}
      ></vscode-checkbox>
      <vscode-checkbox
        label=${this.say('panel.asTable')}
        .checked=${this.asTable}
        @change=${() => (this.asTable = !this.asTable)}
      ></vscode-checkbox>
    </div>`;
  }

  private refusal(failure: Failure): TemplateResult {
    return html`<ns-failure .words=${this.words} .failure=${failure}></ns-failure>`;
  }

  private announcement(): string {
    const { value } = this.model.report;
    if (!value) return '';
    const { before, after } = value;
    return this.say('panel.announcement', {
      scheme: this.say(`panel.scheme.${value.scheme.scheme}`),
      n: count(before.n, this.words.language),
      meanBefore: brief(before.mean),
      meanAfter: brief(after.mean),
      stdBefore: brief(before.std),
      stdAfter: brief(after.std),
    });
  }
}
customElements.define('ns-answer', NsAnswer);
