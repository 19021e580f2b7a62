import { css, html, nothing, type TemplateResult } from 'lit';
import { bytes, duration } from '../../format';
import { icon } from '../../icons';
import { buttons } from '../../styles/buttons';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

/** In the place of an answer that would take long: what it would take, and the way to ask for it. */
export class NsLarge extends ModelElement {
  static override styles = [
    shared,
    buttons,
    css`
      div {
        display: grid;
        justify-items: start;
        gap: 8px;
        max-width: 480px;
        margin-bottom: 12px;
        padding: 12px;
        border: 1px solid var(--vscode-widget-border, var(--ns-line));
        border-radius: 4px;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (!this.model.held) return nothing;
    const { stored } = this.model.tensor ?? {};
    const { language } = this.words;
    const args = { size: bytes(stored?.bytes ?? 0, language), time: duration(stored?.seconds ?? 0, language) };
    return html`<div>
      <p>${icon('info')} ${this.say('panel.work.large', args)}</p>
      <button class="button" @click=${() => this.model.start()}>${this.say('panel.work.start')}</button>
    </div>`;
  }
}
customElements.define('ns-large', NsLarge);
