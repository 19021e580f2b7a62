import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { translator } from '../../l10n';
import type { Words } from '../element';
import { icon } from '../icons';
import { shared } from '../styles/shared';
import type { PictureFile } from '../../src/protocol/actions';
import './components/about';
import './components/actions';
import './components/answer';
import './components/breakdown';
import './components/empty';
import './components/findings';
import './components/fitted';
import './components/header';
import './components/headline';
import './components/large';
import './components/params';
import './components/progress';
import './components/schemes';
import './components/values';
import type { NsValues } from './components/values';
import { ModelElement } from './model-element';

/** The panel: what it is, the scheme, the answer, the breakdown, the advice, from the top. */
export class NsPanel extends ModelElement {
  static override styles = [
    shared,
    css`
      :host {
        container: panel / inline-size;
        min-height: 100vh;
        background: var(--vscode-editor-background);
      }
      main {
        display: grid;
        gap: 20px;
        max-width: 1240px;
        padding: 12px 20px 32px;
      }
      @container panel (max-width: 480px) {
        main {
          padding-inline: 12px;
        }
      }
      section {
        min-width: 0;
      }
      section:focus {
        outline: none;
      }
      section:empty {
        display: none;
      }
      .scheme {
        padding-top: 16px;
        border-top: 1px solid var(--ns-line);
      }
      .last {
        display: grid;
        gap: 20px;
      }
    `,
  ];

  private spoken: Words | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const language = this.model.state?.language;
    if (!language || this.spoken?.language === language) return;
    this.words = this.spoken = { language, t: translator(language) };
    document.documentElement.lang = language;
  }

  override render(): TemplateResult {
    const { state, tensor } = this.model;
    return html`<ns-progress .words=${this.words} .model=${this.model}></ns-progress>
      ${!state ? nothing : tensor ? this.content() : html`<ns-empty .words=${this.words} .model=${this.model}></ns-empty>`}`;
  }

  private content(): TemplateResult {
    const { words, model } = this;
    const gone = model.state?.status === 'gone';
    return html`<main
      aria-busy=${model.pending}
      @show-breakdown=${() => this.show('breakdown')}
      @show-element=${(event: CustomEvent<{ readonly index: number }>) => this.showElement(event.detail.index)}
      @show-findings=${() => this.show('findings')}
      @save-picture=${(event: CustomEvent<PictureFile>) =>
        void model.host.savePicture(event.detail).catch(() => undefined)}
    >
      ${gone ? html`<p class="muted" role="status">${icon('info')} ${this.say('panel.gone')}</p>` : nothing}
      <ns-header .words=${words} .model=${model}></ns-header>
      <ns-actions .words=${words} .model=${model}></ns-actions>
      <section class="scheme" aria-label=${this.say('panel.scheme')}>
        <ns-schemes .words=${words} .model=${model}></ns-schemes>
        <ns-fitted .words=${words} .model=${model}></ns-fitted>
        <ns-params .words=${words} .model=${model}></ns-params>
      </section>
      <section class="answer" aria-label=${this.say('panel.answer')}>
        <ns-large .words=${words} .model=${model}></ns-large>
        <ns-headline .words=${words} .model=${model}></ns-headline>
        <ns-answer .words=${words} .model=${model}></ns-answer>
      </section>
      <section id="breakdown" tabindex="-1" aria-label=${this.say('panel.breakdown')}>
        <ns-breakdown .words=${words} .model=${model}></ns-breakdown>
      </section>
      <section id="values" tabindex="-1" aria-label=${this.say('panel.values')}>
        <ns-values .words=${words} .model=${model}></ns-values>
      </section>
      <section id="findings" tabindex="-1" class="last" aria-label=${this.say('panel.findings')}>
        <ns-findings .words=${words} .model=${model}></ns-findings>
        <ns-about .words=${words} .model=${model}></ns-about>
      </section>
    </main>`;
  }

  private showElement(index: number): void {
    this.renderRoot.querySelector<NsValues>('ns-values')?.show(index);
    this.show('values');
  }

  private show(part: 'breakdown' | 'values' | 'findings'): void {
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    const section = this.renderRoot.querySelector<HTMLElement>(`#${part}`);
    section?.scrollIntoView({ behavior, block: 'start' });
    section?.focus({ preventScroll: true });
  }
}
customElements.define('ns-panel', NsPanel);
