import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Progress } from '../../../src/protocol/rpc';
import { bytes } from '../../format';
import { icon } from '../../icons';
import { buttons } from '../../styles/buttons';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

/**
 * What is under way: a bar after a quarter of a second; after a whole one, or where it is known how far the work is, what it
 * is and the way to call it off. What was called off can be begun again.
 */
export class NsProgress extends ModelElement {
  static override styles = [
    shared,
    buttons,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 10;
        height: 0;
      }
      vscode-progress-bar {
        position: absolute;
        inset: 0 0 auto;
        visibility: hidden;
      }
      .known {
        visibility: visible;
      }
      .pending {
        animation: appear 0s 250ms forwards;
      }
      .strip {
        position: absolute;
        inset-block-start: 8px;
        inset-inline-end: 20px;
        display: flex;
        align-items: center;
        gap: 12px;
        max-width: calc(100% - 40px);
        padding: 4px 4px 4px 12px;
        border: 1px solid var(--vscode-editorWidget-border, var(--ns-line));
        border-radius: 4px;
        background: var(--vscode-editorWidget-background);
        color: var(--vscode-editorWidget-foreground, inherit);
        box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
      }
      .working {
        visibility: hidden;
        animation: appear 0s 1s forwards;
      }
      @keyframes appear {
        to {
          visibility: visible;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { pending, stopped, progress } = this.model;
    if (pending) return this.region(html`${this.bar(progress)}${this.strip(progress)}`);
    return stopped ? this.region(this.stoppedStrip()) : nothing;
  }

  private region(content: TemplateResult): TemplateResult {
    return html`<section aria-label=${this.say('panel.loading')}>${content}</section>`;
  }

  private bar(progress: Progress | undefined): TemplateResult {
    const label = this.say('panel.loading');
    if (!progress) return html`<vscode-progress-bar class="pending" aria-label=${label}></vscode-progress-bar>`;
    const { done, total } = progress;
    return html`<vscode-progress-bar
      class="known"
      .value=${done}
      .max=${Math.max(total, 1)}
      aria-label=${label}
    ></vscode-progress-bar>`;
  }

  private strip(progress: Progress | undefined): TemplateResult {
    return html`<div class="strip ${progress ? '' : 'working'}">
      <span class="tabular">${this.said(progress)}</span>
      <button class="button secondary" @click=${() => this.model.cancel()}>${this.say('panel.cancel')}</button>
    </div>`;
  }

  private said(progress: Progress | undefined): string {
    const { language } = this.words;
    if (!progress) return `${this.say(this.model.state?.status === 'loading' ? 'panel.reads' : 'panel.loading')}…`;
    const { stage, done, total } = progress;
    return this.say(`panel.work.${stage}`, { done: bytes(done, language), total: bytes(total, language) });
  }

  private stoppedStrip(): TemplateResult {
    return html`<div class="strip" role="status">
      ${icon('circle-slash')}<span>${this.say('panel.stopped')}</span>
      <button class="button" @click=${() => this.model.resume()}>${this.say('panel.resume')}</button>
    </div>`;
  }
}
customElements.define('ns-progress', NsProgress);
