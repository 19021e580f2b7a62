import { css, html, nothing, type TemplateResult } from 'lit';
import type { Report } from '../../../src/core/report';
import type { ParamRef } from '../../../src/protocol/engine';
import { figure } from '../../format';
import { shared } from '../../styles/shared';
import { figureTable } from '../../styles/tables';
import { ModelElement } from '../model-element';

const SHOWN = 200;

/** Batch norm in training: the running statistics after this batch, a channel a row. */
export class NsRunning extends ModelElement {
  static override styles = [
    shared,
    figureTable,
    css`
      .scroll {
        max-width: 480px;
        max-height: 240px;
        margin-top: 4px;
        overflow: auto;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const running = this.model.report.value?.running;
    if (!running) return nothing;
    return html`<details @toggle=${this.toggled}>
      <summary>${this.say('panel.running')}</summary>
      ${this.opened ? this.table(running) : nothing}
    </details>`;
  }

  private table({ mean, variance }: NonNullable<Report<ParamRef>['running']>): TemplateResult {
    const rest = mean.length - SHOWN;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.say('panel.running')}>
      <table class="tabular">
        <thead>
          <tr>
            <th scope="col">${this.say('panel.running.channel')}</th>
            <th scope="col">${this.say('panel.param.runningMean')}</th>
            <th scope="col">${this.say('panel.param.runningVar')}</th>
          </tr>
        </thead>
        <tbody>
          ${Array.from(
            mean.subarray(0, SHOWN),
            (value, channel) =>
              html`<tr>
                <th scope="row">${channel}</th>
                <td>${figure(value)}</td>
                <td>${figure(variance[channel])}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${rest > 0 ? html`<p class="muted">${this.say('panel.running.rest', { n: rest })}</p>` : nothing}
    </div>`;
  }
}
customElements.define('ns-running', NsRunning);
