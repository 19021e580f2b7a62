import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Histogram } from '../../../src/core/stats/summary';
import { cssProperties } from '../../css-properties';
import { NsElement } from '../../element';
import { brief, count } from '../../format';
import { shared } from '../../styles/shared';
import { figureTable } from '../../styles/tables';

/** The histogram as a table: what the picture shows, for whoever reads numbers or has them read out. */
export class NsBins extends NsElement {
  static override styles = [
    shared,
    figureTable,
    css`
      .scroll {
        overflow: auto;
      }
    `,
  ];

  @property({ attribute: false }) histogram: Pick<Histogram, 'edges' | 'counts'> | undefined;
  @property({ attribute: false }) names: readonly string[] = ['', ''];

  /** In CSS pixels. */
  @property({ type: Number }) height = 240;

  override render(): TemplateResult | typeof nothing {
    if (!this.histogram) return nothing;
    const { edges, counts } = this.histogram;
    const shown = (n: number): string => count(n, this.words.language);
    return html`<div
      class="scroll"
      ${cssProperties({ height: `${this.height}px` })}
      tabindex="0"
      role="region"
      aria-label=${`${this.say('panel.bins')}: ${this.names.join(', ')}`}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${this.say('panel.bins.from')}</th>
            <th scope="col">${this.say('panel.bins.to')}</th>
            ${this.names.slice(0, counts.length).map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody class="tabular">
          ${Array.from(
            counts[0],
            (before, i) =>
              html`<tr>
                <th scope="row" title=${edges[i]}>${brief(edges[i])}</th>
                <td title=${edges[i + 1]}>${brief(edges[i + 1])}</td>
                <td>${shown(before)}</td>
                ${counts[1] ? html`<td>${shown(counts[1][i])}</td>` : nothing}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
customElements.define('ns-bins', NsBins);
