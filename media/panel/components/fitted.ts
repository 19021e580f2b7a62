import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AppliedFit } from '../../../src/protocol/results';
import { count } from '../../format';
import { icon } from '../../icons';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

/** Says that saved statistics are applied in place of the tensor's own; undoes them instead, or lets them go. */
export class NsFitted extends ModelElement {
  static override styles = [
    shared,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        margin-top: 12px;
        padding: 4px 8px;
        border-inline-start: 3px solid var(--vscode-charts-blue, var(--ns-line));
        background: var(--vscode-textBlockQuote-background);
      }
      .spacer {
        flex: 1;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { fitted } = this.model.view.scheme;
    if (!fitted) return nothing;
    const { language } = this.words;
    const n = Math.max(0, ...fitted.statistics.n.filter(Number.isFinite));
    const said = this.say('panel.fitted', {
      file: fitted.name,
      features: count(fitted.statistics.mean.length, language),
      n: count(n, language),
    });
    return html`<div class="bar" role="status">
      <span>${said}</span>
      <span class="spacer"></span>
      <vscode-checkbox
        label=${this.say('panel.fitted.invert')}
        title=${this.say('panel.fitted.invert.title')}
        .checked=${fitted.invert ?? false}
        @change=${() => this.set({ ...fitted, invert: !fitted.invert })}
      ></vscode-checkbox>
      <button
        class="action"
        aria-label=${this.say('panel.fitted.remove')}
        title=${this.say('panel.fitted.remove')}
        @click=${() => this.set(undefined)}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  private set(fitted: AppliedFit | undefined): void {
    const { view } = this.model;
    this.model.choose({ ...view, scheme: { ...view.scheme, fitted } });
  }
}
customElements.define('ns-fitted', NsFitted);
