import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Histogram } from '../../../src/core/stats/summary';
import type { ChartKind } from '../../../src/protocol/panel';
import { NsEcdf } from '../../charts/ecdf';
import { NsHistogram } from '../../charts/histogram';
import { PAIRS, type PairKind } from '../../charts/pair';
import { NsElement } from '../../element';
import { key } from '../../styles/key';
import { shared } from '../../styles/shared';
import './bins';

type Bins = Pick<Histogram, 'edges' | 'counts'>;

const HEIGHT = 240;
const HALF = 128;

/**
 * Two distributions in the way that was chosen: counts, logarithmic ones, cumulative shares, or a table. On the same bins,
 * or, where `apart` is given, one above the other and each on its own.
 */
export class NsDistribution extends NsElement {
  static override styles = [shared, key];

  @property({ attribute: false }) histogram: Bins | undefined;
  @property({ attribute: false }) apart: readonly Bins[] | undefined;
  @property() kind: ChartKind = 'linear';
  @property() pair: PairKind = 'sides';
  /** What the two are called. */
  @property({ attribute: false }) names: readonly [string, string] = ['', ''];

  /** What is drawn, from the top. */
  get charts(): readonly (NsHistogram | NsEcdf)[] {
    return [...this.renderRoot.querySelectorAll('*')].filter(
      (part): part is NsHistogram | NsEcdf => part instanceof NsHistogram || part instanceof NsEcdf,
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { histogram, apart } = this;
    if (!histogram) return nothing;
    if (!apart || apart.length < 2) return html`${this.legend([0, 1])}${this.chart(histogram)}`;
    return html`${apart.map((bins, i) => html`${this.legend([i])}${this.chart(bins, i === 0 ? 0 : 1)}`)}`;
  }

  private legend(which: readonly number[]): TemplateResult {
    const { colors } = PAIRS[this.pair];
    const shown = which.filter((i) => i < (this.histogram?.counts.length ?? 0));
    return html`<p class="keys">
      ${shown.map(
        (i) =>
          html`<span class="key"
            ><span class="swatch ${i === 0 ? 'filled' : 'line'} ${colors[i]}"></span>${this.names[i]}</span
          >`,
      )}
    </p>`;
  }

  // `only`: which of the two it is about.
  private chart(histogram: Bins, only?: 0 | 1): TemplateResult {
    const { words, names, pair, kind } = this;
    const height = only === undefined ? HEIGHT : HALF;
    const ending = only === undefined ? '' : `-${PAIRS[pair].colors[only]}`;
    if (kind === 'table') {
      const heads = only === undefined ? names : [names[only]];
      return html`<ns-bins .words=${words} .histogram=${histogram} .names=${heads} .height=${height}></ns-bins>`;
    }
    if (kind === 'ecdf') {
      return html`<ns-ecdf
        name="ecdf${ending}"
        .words=${words}
        .histogram=${histogram}
        .names=${names}
        .pair=${pair}
        .only=${only ?? 0}
        .height=${height}
      ></ns-ecdf>`;
    }
    return html`<ns-histogram
      name="histogram${ending}"
      .words=${words}
      .histogram=${histogram}
      .names=${names}
      .pair=${pair}
      .only=${only ?? 0}
      .height=${height}
      .logarithmic=${kind === 'log'}
    ></ns-histogram>`;
  }
}
customElements.define('ns-distribution', NsDistribution);
