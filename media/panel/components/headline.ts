import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../icons';
import { severities } from '../../styles/severities';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

/** The gravest finding in one line, above the answer, and the way to all of them. Fires `show-findings`. */
export class NsHeadline extends ModelElement {
  static override styles = [
    shared,
    severities,
    css`
      p {
        display: flex;
        align-items: flex-start;
        gap: 8px;
        margin-bottom: 12px;
      }
      .sentence {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      button {
        flex: none;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const findings = this.model.report.value?.findings ?? [];
    const [first] = findings;
    if (!first) return nothing;
    return html`<p>
      <span class=${first.severity}>${icon(first.severity)}</span>
      <span class="sentence">${this.say(`advice.${first.code}`, first.args)}</span>
      <button class="link" @click=${() => this.show()}>
        ${this.say('panel.findings.all', { n: findings.length })}
      </button>
    </p>`;
  }

  private show(): void {
    this.dispatchEvent(new CustomEvent('show-findings', { bubbles: true, composed: true }));
  }
}
customElements.define('ns-headline', NsHeadline);
