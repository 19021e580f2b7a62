import { css, html, nothing, type TemplateResult } from 'lit';
import type { Finding } from '../../../src/core/advice/rule';
import { icon } from '../../icons';
import { severities } from '../../styles/severities';
import { shared } from '../../styles/shared';
import { namesOfAxes } from '../axis-names';
import { ModelElement } from '../model-element';

/** What an expert would point at in these data under this scheme, the gravest first; each leads to its rows. */
export class NsFindings extends ModelElement {
  static override styles = [
    shared,
    severities,
    css`
      ul {
        margin-top: 8px;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const findings = this.model.report.value?.findings;
    if (!findings) return nothing;
    return html`<h2>${this.say('panel.findings')}</h2>
      ${
        findings.length === 0
          ? html`<p class="muted">${this.say('panel.findings.none')}</p>`
          : html`<ul class="sentences">
              ${findings.map((finding) => this.item(finding))}
            </ul>`
      }`;
  }

  private item({ code, severity, args, rows }: Finding): TemplateResult {
    return html`<li data-finding=${code}>
      <span class=${severity}>${icon(severity)}</span>
      <span>
        <span class="sr-only">${this.say(`panel.severity.${severity}`)}</span>
        ${this.say(`advice.${code}`, args)}
        ${
          rows
            ? html`<button class="link" @click=${() => this.show(code, rows)}>
                ${this.say('panel.findings.rows', { n: rows.total, axis: namesOfAxes(this.model)[rows.axis] ?? rows.axis })}
              </button>`
            : nothing
        }
      </span>
    </li>`;
  }

  private show(code: string, { axis, indices }: NonNullable<Finding['rows']>): void {
    this.model.search = '';
    this.model.choose({ ...this.model.view, axis, marked: { code, axis, indices }, scroll: 0 });
    this.dispatchEvent(new CustomEvent('show-breakdown', { bubbles: true, composed: true }));
  }
}
customElements.define('ns-findings', NsFindings);
