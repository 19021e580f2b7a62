import { css, html, nothing, type TemplateResult } from 'lit';
import type { Finding } from '../../../src/core/advice/rule';
import { icon } from '../../icons';
import { severities } from '../../styles/severities';
import { shared } from '../../styles/shared';
import { namesOfAxes } from '../axis-names';
import { ModelElement } from '../model-element';

// What the findings about what is not finite lead to the first of.
const NOT_FINITE: Readonly<Record<string, readonly number[]>> = {
  'nan.present': [NaN],
  'inf.present': [Infinity, -Infinity],
  'nan.spreads': [NaN, Infinity, -Infinity],
};

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
        ${
          Object.hasOwn(NOT_FINITE, code)
            ? html`<button class="link" @click=${() => void this.showFirst(NOT_FINITE[code])}>
                ${this.say('panel.findings.first')}
              </button>`
            : nothing
        }
      </span>
    </li>`;
  }

  private async showFirst(values: readonly number[]): Promise<void> {
    for (const value of values) {
      const index = await this.model.values.findRead(value).catch(() => undefined);
      if (index === undefined) continue;
      this.dispatchEvent(new CustomEvent('show-element', { detail: { index }, bubbles: true, composed: true }));
      return;
    }
  }

  private show(code: string, { axis, indices }: NonNullable<Finding['rows']>): void {
    this.model.search = '';
    this.model.choose({ ...this.model.view, axis, marked: { code, axis, indices }, scroll: 0 });
    this.dispatchEvent(new CustomEvent('show-breakdown', { bubbles: true, composed: true }));
  }
}
customElements.define('ns-findings', NsFindings);
