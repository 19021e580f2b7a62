import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { SchemeId } from '../../../src/core/schemes/scheme';
import type { SchemeOffer } from '../../../src/protocol/engine';
import { withScheme } from '../../../src/protocol/view';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The switch between the schemes. One that does not apply is greyed; pointed at, focused or clicked it says why. */
export class NsSchemes extends ModelElement {
  static override styles = [
    shared,
    css`
      .switch {
        display: flex;
        flex-wrap: wrap;
        row-gap: 4px;
      }
      button {
        padding: 3px 12px;
        margin-inline-start: -1px;
        border: 1px solid var(--vscode-radio-inactiveBorder, var(--ns-line));
        background: var(--vscode-radio-inactiveBackground, transparent);
        color: var(--vscode-radio-inactiveForeground, inherit);
        font: inherit;
        white-space: nowrap;
        cursor: pointer;
      }
      button:first-child {
        border-start-start-radius: 4px;
        border-end-start-radius: 4px;
        margin-inline-start: 0;
      }
      button:last-child {
        border-start-end-radius: 4px;
        border-end-end-radius: 4px;
      }
      button:hover {
        background: var(--vscode-radio-inactiveHoverBackground);
      }
      button[aria-checked='true'] {
        position: relative;
        z-index: 1;
        border-color: var(--vscode-radio-activeBorder, var(--vscode-focusBorder));
        background: var(--vscode-radio-activeBackground);
        color: var(--vscode-radio-activeForeground, inherit);
      }
      button[aria-disabled='true'] {
        color: var(--vscode-disabledForeground);
        cursor: not-allowed;
      }
      button:focus-visible {
        position: relative;
        z-index: 2;
      }
      .place {
        position: relative;
      }
      .why {
        position: absolute;
        inset: calc(100% + 4px) auto auto 0;
        z-index: 5;
        max-width: min(480px, 100%);
        padding: 4px 8px;
        border: 1px solid var(--vscode-editorHoverWidget-border, var(--ns-line));
        border-radius: 3px;
        background: var(--vscode-editorHoverWidget-background);
        color: var(--vscode-editorHoverWidget-foreground, inherit);
        box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
      }
    `,
  ];

  @state() private asked: SchemeOffer | undefined;

  override render(): TemplateResult | typeof nothing {
    const offers = this.model.offers.value;
    if (!offers) return nothing;
    const { asked } = this;
    return html`<div class="place">
      <div
        class="switch"
        role="radiogroup"
        aria-label=${this.say('panel.scheme')}
        @keydown=${(event: KeyboardEvent) => this.step(event, offers)}
      >
        ${offers.map((offer) => this.option(offer))}
      </div>
      <p id="why" class="why" role="status" ?hidden=${!asked?.problem}>${asked?.problem ? this.why(asked) : nothing}</p>
    </div>`;
  }

  private option(offer: SchemeOffer): TemplateResult {
    const chosen = this.model.view.scheme.scheme === offer.id;
    return html`<button
      role="radio"
      aria-checked=${chosen}
      aria-disabled=${offer.problem !== undefined}
      tabindex=${chosen ? 0 : -1}
      data-scheme=${offer.id}
      aria-describedby=${offer.problem && this.asked === offer ? 'why' : nothing}
      @mouseenter=${() => (this.asked = offer)}
      @mouseleave=${() => (this.asked = undefined)}
      @click=${() => this.pick(offer)}
      @focus=${() => (this.asked = offer)}
      @blur=${() => (this.asked = undefined)}
    >
      ${this.say(`panel.scheme.${offer.id}`)}
    </button>`;
  }

  private why({ id, problem }: SchemeOffer): string {
    const reason = problem ? this.say(problem.code, problem.args) : '';
    return this.say('panel.scheme.unavailable', { scheme: this.say(`panel.scheme.${id}`), reason });
  }

  private pick(offer: SchemeOffer): void {
    this.asked = offer;
    if (!offer.problem) this.model.choose(withScheme(this.model.view, offer.id));
  }

  private step(event: KeyboardEvent, offers: readonly SchemeOffer[]): void {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const focused = (event.target as HTMLElement).dataset.scheme as SchemeId | undefined;
    const from = offers.findIndex(({ id }) => id === focused);
    const next = offers[(from + step + offers.length) % offers.length];
    this.renderRoot.querySelector<HTMLElement>(`[data-scheme="${next.id}"]`)?.focus();
    this.pick(next);
  }
}
customElements.define('ns-schemes', NsSchemes);
