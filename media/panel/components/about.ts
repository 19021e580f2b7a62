import { css, html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Point, SchemeDescription } from '../../../src/core/schemes/descriptions';
import { formula } from '../../formula';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

/** What a person should know of the scheme: formula, definition, advantages and drawbacks. */
export class NsAbout extends ModelElement {
  static override styles = [
    shared,
    css`
      section {
        display: grid;
        gap: 12px;
        margin-top: 8px;
        max-width: 760px;
      }
      summary h2 {
        display: inline;
      }
      h3 {
        font-weight: 600;
      }
      .formulas {
        display: grid;
        gap: 8px;
        padding: 12px;
        border-radius: 4px;
        background: var(--vscode-textCodeBlock-background);
        overflow-x: auto;
        font-size: 15px;
      }
      math {
        font-family: math, 'Cambria Math', 'STIX Two Math', 'Latin Modern Math', serif;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 2px 12px;
      }
      ul {
        padding-inline-start: 20px;
      }
      li + li {
        margin-top: 2px;
      }
      a {
        color: var(--vscode-textLink-foreground);
      }
      cite {
        font-style: normal;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const about = this.model.about.value;
    if (!about) return nothing;
    return html`<details @toggle=${this.toggled}>
      <summary>
        <h2>${this.say('panel.about', { scheme: this.say(`panel.scheme.${about.scheme}`) })}</h2>
      </summary>
      ${this.opened ? guard([about], () => this.body(about)) : nothing}
    </details>`;
  }

  private body(about: SchemeDescription): TemplateResult {
    return html`<section>
      <p>${about.definition}</p>
      <div class="formulas" tabindex="0" role="group" aria-label=${this.say('panel.about.formula')}>
        ${about.formula.map((one) => formula(one, true))}
      </div>
      <dl>
        ${about.symbols.map(
          (symbol) =>
            html`<dt>${formula(symbol)}</dt>
              <dd>${symbol.meaning}</dd>`,
        )}
      </dl>
      ${this.points('characteristics', about.characteristics)} ${this.points('advantages', about.advantages)}
      ${this.points('drawbacks', about.drawbacks)}
      <div>
        <h3>${this.say('panel.about.whenToUse')}</h3>
        <p>${about.whenToUse}</p>
      </div>
      ${about.background.map(
        ({ title, text }) =>
          html`<div>
            <h3>${title}</h3>
            <p>${text}</p>
          </div>`,
      )}
      ${this.references(about)}
    </section>`;
  }

  private points(kind: 'characteristics' | 'advantages' | 'drawbacks', points: readonly Point[]): TemplateResult {
    return html`<div>
      <h3>${this.say(`panel.about.${kind}`)}</h3>
      <ul>
        ${points.map(({ text }) => html`<li>${text}</li>`)}
      </ul>
    </div>`;
  }

  private references({ references }: SchemeDescription): TemplateResult {
    return html`<div>
      <h3>${this.say('panel.about.references')}</h3>
      <ul>
        ${references.map(
          ({ authors, year, title, venue, url }) =>
            html`<li>
              <cite>${authors} (${year}). <a href=${url}>${title}</a>. ${venue}.</cite>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}
customElements.define('ns-about', NsAbout);
