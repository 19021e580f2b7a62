import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Histogram } from '../../../src/core/stats/summary';
import type { ChartKind } from '../../../src/protocol/panel';
import '../../charts/ecdf';
import '../../charts/histogram';
import { PAIRS, type PairKind } from '../../charts/pair';
import { NsElement } from '../../element';
import { key } from '../../styles/key';
import { shared } from '../../styles/shared';
import './bins';

/** Two distributions on the same bins, in the way that was chosen: counts, logarithmic ones, cumulative shares, or a table. */
export class NsDistribution extends NsElement {
  static override styles = [shared, key];

  @property({ attribute: false }) histogram: Pick<Histogram, 'edges' | 'counts'> | undefined;
  @property() kind: ChartKind = 'linear';
  @property() pair: PairKind = 'sides';
  /** What the two are called. */
  @property({ attribute: false }) names: readonly [string, string] = ['', ''];

  override render(): TemplateResult | typeof nothing {
    if (!this.histogram) return nothing;
    return html`${this.legend()}${this.chart()}`;
  }

  private legend(): TemplateResult {
    const { colors } = PAIRS[this.pair];
    const shown = this.names.slice(0, this.histogram?.counts.length);
    return html`<p class="keys">
      ${shown.map(
        (name, i) =>
          html`<span class="key"
            ><span class="swatch ${i === 0 ? 'filled' : 'line'} ${colors[i]}"></span>${name}</span
          >`,
      )}
    </p>`;
  }

  private chart(): TemplateResult {
    const { words, histogram, names, pair, kind } = this;
    if (kind === 'table') return html`<ns-bins .words=${words} .histogram=${histogram} .names=${names}></ns-bins>`;
    if (kind === 'ecdf') {
      return html`<ns-ecdf
        name="ecdf"
        .words=${words}
        .histogram=${histogram}
        .names=${names}
        .pair=${pair}
      ></ns-ecdf>`;
    }
    return html`<ns-histogram
      name="histogram"
      .words=${words}
      .histogram=${histogram}
      .names=${names}
      .pair=${pair}
      .logarithmic=${kind === 'log'}
    ></ns-histogram>`;
  }
}
customElements.define('ns-distribution', NsDistribution);
