import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ShownProblem } from '../../src/protocol/panel';
import { NsElement } from '../element';
import { icon } from '../icons';
import { severities } from '../styles/severities';
import { shared } from '../styles/shared';

const SHOWN = 5;

/** What is wrong or worth knowing about the source, each with its place as a link. Fires `reveal` with a problem's key. */
export class NsProblems extends NsElement {
  static override styles = [
    shared,
    severities,
    css`
      .more {
        margin-top: 4px;
      }
    `,
  ];

  @property({ attribute: false }) problems: readonly ShownProblem[] = [];
  @property({ type: Boolean }) all = false;

  override render(): TemplateResult | typeof nothing {
    const { problems } = this;
    if (problems.length === 0) return nothing;
    const shown = this.all ? problems : problems.slice(0, SHOWN);
    return html`<ul class="sentences" aria-label=${this.say('panel.problems')}>
        ${shown.map((problem) => this.item(problem))}
      </ul>
      ${
        shown.length < problems.length
          ? html`<button class="link more" @click=${() => (this.all = true)}>
              ${this.say('panel.problems.more', { n: problems.length - shown.length })}
            </button>`
          : nothing
      }`;
  }

  private item({ code, severity, args, place }: ShownProblem): TemplateResult {
    return html`<li>
      <span class=${severity}>${icon(severity)}</span>
      <span>
        <span class="sr-only">${this.say(`panel.severity.${severity}`)}</span>
        ${this.say(code, args)}
        ${
          place
            ? html`<button class="link tabular" @click=${() => this.reveal(place.key)}>
                ${this.say('panel.problems.place', { line: place.line, column: place.column })}
              </button>`
            : nothing
        }
      </span>
    </li>`;
  }

  private reveal(key: number): void {
    this.dispatchEvent(new CustomEvent<number>('reveal', { detail: key }));
  }
}
customElements.define('ns-problems', NsProblems);
