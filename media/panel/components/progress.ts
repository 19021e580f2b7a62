import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../icons';
import { buttons } from '../../styles/buttons';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

/** What is under way: a bar after a quarter of a second, and after a whole one the way to call it off and to begin again. */
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
      .pending {
        animation: appear 0s 250ms forwards;
      }
      .strip {
        position: absolute;
        inset-block-start: 8px;
        inset-inline-end: 20px;
        display: flex;
        align-items: center;
        gap: 8px;
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
    if (!pending && !stopped) return nothing;
    return html`<section aria-label=${this.say('panel.loading')}>
      ${
        pending
          ? html`<vscode-progress-bar class="pending" aria-label=${this.say('panel.loading')}></vscode-progress-bar>`
          : this.stoppedStrip()
      }
      ${pending && !progress ? this.working() : nothing}
    </section>`;
  }

  private working(): TemplateResult {
    return html`<div class="strip working">
      <span>${this.say(this.model.state?.status === 'loading' ? 'panel.reads' : 'panel.loading')}…</span>
      <button class="button secondary" @click=${() => this.model.cancel()}>${this.say('panel.cancel')}</button>
    </div>`;
  }

  private stoppedStrip(): TemplateResult {
    return html`<div class="strip" role="status">
      ${icon('circle-slash')}<span>${this.say('panel.stopped')}</span>
      <button class="button" @click=${() => this.model.resume()}>${this.say('panel.resume')}</button>
    </div>`;
  }
}
customElements.define('ns-progress', NsProgress);
