import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
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
import './components/findings';
import './components/fitted';
import './components/header';
import './components/headline';
import './components/params';
import './components/schemes';
import './components/values';
import type { NsValues } from './components/values';
import './components/work';
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
      section:empty {
        display: none;
      }
      .scheme,
      .answer {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }
      .scheme {
        padding-top: 16px;
        border-top: 1px solid var(--ns-line);
      }
      .last {
        display: grid;
        gap: 20px;
      }
      vscode-progress-bar {
        position: fixed;
        inset: 0 0 auto;
        z-index: 10;
        visibility: hidden;
      }
      /* What is answered within a quarter of a second shows no progress at all. */
      vscode-progress-bar.pending {
        animation: appear 0s 250ms forwards;
      }
      @keyframes appear {
        to {
          visibility: visible;
        }
      }
      .empty {
        display: grid;
        justify-items: center;
        gap: 8px;
        max-width: 480px;
        margin-inline: auto;
        padding-top: 15vh;
        text-align: center;
      }
      .empty > ns-work,
      .empty > ns-reading,
      .empty > ns-problems {
        width: 100%;
      }
      .empty h1 {
        font-size: 16px;
        font-weight: 600;
      }
      .empty > .icon {
        font-size: 48px;
        color: var(--ns-muted);
      }
      .empty ns-problems {
        text-align: start;
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
    return html`<vscode-progress-bar
        class=${this.model.pending ? 'pending' : ''}
        aria-label=${this.say('panel.loading')}
        aria-hidden=${!this.model.pending}
      ></vscode-progress-bar>
      ${!state ? nothing : tensor ? this.content() : state.status === 'loading' ? this.reading() : this.empty()}`;
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
        <ns-work .words=${words} .model=${model}></ns-work>
        <ns-headline .words=${words} .model=${model}></ns-headline>
        <ns-answer .words=${words} .model=${model}></ns-answer>
      </section>
      <section id="breakdown" aria-label=${this.say('panel.breakdown')}>
        <ns-breakdown .words=${words} .model=${model}></ns-breakdown>
      </section>
      <section id="values" aria-label=${this.say('panel.values')}>
        <ns-values .words=${words} .model=${model}></ns-values>
      </section>
      <section id="findings" class="last" aria-label=${this.say('panel.findings')}>
        <ns-findings .words=${words} .model=${model}></ns-findings>
        <ns-about .words=${words} .model=${model}></ns-about>
      </section>
    </main>`;
  }

  // What is read within a moment shows nothing at all.
  private reading(): TemplateResult | typeof nothing {
    const { state, progress } = this.model;
    if (!progress) return nothing;
    return html`<main class="empty" aria-busy="true">
      <h1>${state?.source.title}</h1>
      <ns-work .words=${this.words} .model=${this.model}></ns-work>
    </main>`;
  }

  // No tensor: either there is nothing to read, and the problems say why, or the source is gone.
  private empty(): TemplateResult {
    const { state } = this.model;
    const gone = state?.status === 'gone';
    const failed = (state?.problems.length ?? 0) > 0;
    const title = gone ? 'panel.gone' : failed ? 'panel.unreadable' : 'panel.empty';
    return html`<main class="empty">
      ${icon(failed ? 'warning' : 'inspect')}
      <h1>${this.say(title)}</h1>
      <p class="muted">${state?.source.place}</p>
      <ns-problems
        .words=${this.words}
        .problems=${state?.problems ?? []}
        @reveal=${(event: CustomEvent<number>) =>
          void this.model.host.revealProblem({ key: event.detail }).catch(() => undefined)}
      ></ns-problems>
      ${
        failed
          ? html`<ns-reading .words=${this.words} .model=${this.model}></ns-reading>`
          : html`<p>${this.say('panel.empty.todo')}</p>`
      }
    </main>`;
  }

  private showElement(index: number): void {
    this.renderRoot.querySelector<NsValues>('ns-values')?.show(index);
    this.show('values');
  }

  private show(part: 'breakdown' | 'values' | 'findings'): void {
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    this.renderRoot.querySelector(`#${part}`)?.scrollIntoView({ behavior, block: 'start' });
  }
}
customElements.define('ns-panel', NsPanel);
