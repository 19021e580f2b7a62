import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Report } from '../../../src/core/report';
import type { ParamRef } from '../../../src/protocol/engine';
import type { ChartKind } from '../../../src/protocol/panel';
import { brief, count } from '../../format';
import type { Failure } from '../../latest';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';
import { narrowSide, onSameBins } from '../same-bins';
import '../../parts/select';
import './batch-size';
import './compare';
import './distribution';
import './equals';
import './failure';
import './running';
import './statistics';

const CHARTS = ['linear', 'log', 'ecdf', 'table'] as const satisfies readonly ChartKind[];

/** The answer: the distribution and the statistics before and after, or why there is none. */
export class NsAnswer extends ModelElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      ns-select {
        width: 144px;
      }
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
      .spacer {
        flex: 1;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { report } = this.model;
    if (report.failure) return this.refusal(report.failure);
    if (!report.value) return nothing;
    return html`<div class="both">
        <div>
          ${this.head()}
          <ns-distribution
            .words=${this.words}
            .histogram=${report.value.histogram}
            .apart=${this.apart(report.value)}
            .kind=${this.kind}
            .names=${[this.say('panel.before'), this.say('panel.after')]}
          ></ns-distribution>
          ${this.whyApart(report.value)}
        </div>
        <ns-statistics
          .words=${this.words}
          .change=${true}
          .columns=${[
            { name: this.say('panel.before'), summary: report.value.before },
            { name: this.say('panel.after'), summary: report.value.after },
          ]}
        ></ns-statistics>
      </div>
      <ns-equals .words=${this.words} .model=${this.model}></ns-equals>
      <ns-batch-size .words=${this.words} .model=${this.model}></ns-batch-size>
      <ns-running .words=${this.words} .model=${this.model}></ns-running>
      <ns-compare .words=${this.words} .model=${this.model}></ns-compare>
      <p class="sr-only" role="status">${this.announcement()}</p>`;
  }

  private get kind(): ChartKind {
    return this.model.view.chart ?? 'linear';
  }

  private head(): TemplateResult {
    return html`<div class="head">
      <h2>${this.say('panel.distribution')}</h2>
      <span class="spacer"></span>
      ${this.sameBins()}
      <ns-select
        .words=${this.words}
        .label=${this.say('panel.chart')}
        .value=${this.kind}
        .options=${CHARTS.map((value) => ({ value, label: this.say(`panel.chart.${value}`) }))}
        @pick=${(event: CustomEvent<ChartKind>) => this.model.choose({ ...this.model.view, chart: event.detail })}
      ></ns-select>
    </div>`;
  }

  private sameBins(): TemplateResult | typeof nothing {
    const { report, view } = this.model;
    if (!report.value) return nothing;
    const { histogram, ownHistograms } = report.value;
    const sameBins = onSameBins(view, histogram, ownHistograms);
    return html`<vscode-checkbox
      label=${this.say('panel.histogram.sameBins')}
      .checked=${sameBins}
      @change=${() => this.model.choose({ ...view, sameBins: !sameBins })}
    ></vscode-checkbox>`;
  }

  private apart({ histogram, ownHistograms }: Report<ParamRef>): Report<ParamRef>['ownHistograms'] | undefined {
    return onSameBins(this.model.view, histogram, ownHistograms) ? undefined : ownHistograms;
  }

  // Only where nobody asked for it.
  private whyApart({ histogram, ownHistograms }: Report<ParamRef>): TemplateResult | typeof nothing {
    const narrow = narrowSide(histogram, ownHistograms);
    if (!narrow || this.model.view.sameBins !== undefined) return nothing;
    const { language } = this.words;
    const percent = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 });
    const words = { name: this.say(`panel.${narrow.side}`), percent: percent.format(narrow.share) };
    return html`<p class="muted">${this.say('panel.histogram.narrow', words)}</p>`;
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
