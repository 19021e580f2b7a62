import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Progress } from '../../../src/protocol/rpc';
import { bytes, duration } from '../../format';
import { icon } from '../../icons';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

/** Work that takes long: what it would take, asked before; how far it is, and a way to call it off. */
export class NsWork extends ModelElement {
  static override styles = [
    shared,
    css`
      .box {
        display: grid;
        gap: 8px;
        max-width: 480px;
        padding: 12px;
        border: 1px solid var(--vscode-widget-border, var(--ns-line));
        border-radius: 4px;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px 16px;
      }
      vscode-progress-bar {
        position: relative;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { held, progress } = this.model;
    return held ? this.question() : progress ? this.underWay(progress) : nothing;
  }

  private question(): TemplateResult {
    const { stored } = this.model.tensor ?? {};
    const { language } = this.words;
    const args = { size: bytes(stored?.bytes ?? 0, language), time: duration(stored?.seconds ?? 0, language) };
    return html`<div class="box">
      <p>${icon('info')} ${this.say('panel.work.large', args)}</p>
      <div>
        <vscode-button @click=${() => this.model.start()}>${this.say('panel.work.start')}</vscode-button>
      </div>
    </div>`;
  }

  private underWay({ stage, done, total }: Progress): TemplateResult {
    const { language } = this.words;
    const args = { done: bytes(done, language), total: bytes(total, language) };
    const said = this.say(`panel.work.${stage}`, args);
    return html`<div class="box">
      <vscode-progress-bar .value=${done} .max=${Math.max(total, 1)} aria-label=${said}></vscode-progress-bar>
      <div class="line">
        <span class="tabular">${said}</span>
        <vscode-button secondary @click=${() => this.model.stop()}>${this.say('panel.work.stop')}</vscode-button>
      </div>
    </div>`;
  }
}
customElements.define('ns-work', NsWork);
