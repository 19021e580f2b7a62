import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { TensorInfo } from '../../src/protocol/engine';
import { NsElement } from '../element';
import { count } from '../format';
import { icon } from '../icons';
import { shared } from '../styles/shared';

/** The values of a tensor that are no numbers to compute with, counted apart. Nothing when there are none. */
export class NsBadges extends NsElement {
  static override styles = [
    shared,
    css`
      :host {
        display: contents;
      }
      .badges {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
      }
      span.badge {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        color: var(--ns-warning);
        font-weight: 600;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) counts: Pick<TensorInfo, 'nan' | 'posInf' | 'negInf'> | undefined;

  override render(): TemplateResult | typeof nothing {
    if (!this.counts) return nothing;
    const { nan = 0, posInf = 0, negInf = 0 } = this.counts;
    const shown = [
      ['NaN', nan],
      ['+Inf', posInf],
      ['−Inf', negInf],
    ] as const;
    if (nan + posInf + negInf === 0) return nothing;
    return html`<div class="badges">
      ${shown.map(([name, n]) =>
        n > 0
          ? html`<span class="badge tabular">${icon('warning')}${name} ${count(n, this.words.language)}</span>`
          : nothing,
      )}
    </div>`;
  }
}
customElements.define('ns-badges', NsBadges);
