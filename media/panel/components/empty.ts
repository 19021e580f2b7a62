import { css, html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../icons';
import '../../parts/problems';
import { buttons } from '../../styles/buttons';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';
import './reading';

type State = 'loading' | 'stopped' | 'gone' | 'failed' | 'empty';

const LOOKS = {
  loading: { icon: 'inspect', title: 'panel.reads' },
  stopped: { icon: 'circle-slash', title: 'panel.notRead' },
  gone: { icon: 'warning', title: 'panel.gone' },
  failed: { icon: 'warning', title: 'panel.unreadable' },
  empty: { icon: 'inspect', title: 'panel.empty' },
} as const satisfies Record<State, { readonly icon: IconName; readonly title: string }>;

/** What is there while there is no tensor: it is still being read, there is none, it could not be read, or its source is gone. */
export class NsEmpty extends ModelElement {
  static override styles = [
    shared,
    buttons,
    css`
      main {
        display: grid;
        justify-items: center;
        gap: 8px;
        max-width: 480px;
        margin-inline: auto;
        padding: 15vh 20px 32px;
        text-align: center;
      }
      h1 {
        font-size: 16px;
        font-weight: 600;
      }
      main > .icon {
        font-size: 48px;
        color: var(--ns-muted);
      }
      ns-problems,
      ns-reading {
        width: 100%;
        text-align: start;
      }
      /* What is read within a quarter of a second never says so. */
      .loading {
        visibility: hidden;
        animation: appear 0s 250ms forwards;
      }
      @keyframes appear {
        to {
          visibility: visible;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { state } = this.model;
    if (!state) return nothing;
    const what = this.what();
    return html`<main class=${what} aria-busy=${what === 'loading'}>
      ${icon(LOOKS[what].icon)}
      <h1>${this.say(LOOKS[what].title)}</h1>
      <p class="muted">${state.source.place}</p>
      <ns-problems
        .words=${this.words}
        .problems=${state.problems}
        @reveal=${(event: CustomEvent<number>) =>
          void this.model.host.revealProblem({ key: event.detail }).catch(() => undefined)}
      ></ns-problems>
      ${what === 'stopped' ? this.again() : nothing}
      ${what === 'failed' ? html`<ns-reading .words=${this.words} .model=${this.model}></ns-reading>` : nothing}
      ${what === 'empty' ? html`<p>${this.say('panel.empty.todo')}</p>` : nothing}
    </main>`;
  }

  private again(): TemplateResult {
    return html`<button class="button" @click=${() => void this.model.host.reread({}).catch(() => undefined)}>
      ${this.say('panel.resume')}
    </button>`;
  }

  private what(): State {
    const { state } = this.model;
    if (state?.status === 'loading' || state?.status === 'gone') return state.status;
    if (state?.problems.some(({ code }) => code === 'host.stopped')) return 'stopped';
    return (state?.problems.length ?? 0) > 0 ? 'failed' : 'empty';
  }
}
customElements.define('ns-empty', NsEmpty);
