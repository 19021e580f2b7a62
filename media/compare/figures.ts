import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Comparison, Extreme } from '../../src/core/compare/compare';
import type { ComparedElement } from '../../src/core/compare/element';
import '../charts/histogram';
import { NsElement } from '../element';
import { brief, count, figure, readValue } from '../format';
import { shared } from '../styles/shared';
import { placeOf } from './place';

/** The figures of a comparison, the distribution of the difference, and the worst elements. Fires `reveal` with an index. */
export class NsCompareFigures extends NsElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
      section {
        display: grid;
        gap: 6px;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, max-content) max-content max-content;
        gap: 2px 16px;
      }
      dd.figure-cell {
        text-align: end;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 2px 12px 2px 0;
        text-align: end;
        font-weight: normal;
        white-space: nowrap;
      }
      th {
        color: var(--ns-muted);
      }
      th:first-child,
      td:first-child {
        text-align: start;
      }
    `,
  ];

  @property({ attribute: false }) comparison: Comparison | undefined;

  override render(): TemplateResult | typeof nothing {
    const { comparison } = this;
    if (!comparison) return nothing;
    const { edges, counts } = comparison.histogram;
    return html`${this.list(comparison)}
    ${
      comparison.equal < comparison.count
        ? html`<section>
            <h2>${this.say('compare.difference')}</h2>
            <ns-histogram .words=${this.words} .histogram=${{ edges, counts }} .height=${180}></ns-histogram>
          </section>`
        : nothing
    }
    ${comparison.worst.length > 0 ? this.worst(comparison) : nothing}`;
  }

  private list(comparison: Comparison): TemplateResult {
    const { ulp } = comparison;
    const counted = (value: number): string => count(value, this.words.language);
    const line = (name: string, value: TemplateResult, extreme?: Extreme): TemplateResult =>
      html`<dt class="muted">${name}</dt>
        <dd class="figure-cell">${value}</dd>
        <dd>${extreme && extreme.index >= 0 ? this.place(extreme.index) : nothing}</dd>`;
    const plain = (key: 'meanAbs' | 'rms' | 'meanDifference' | 'cosine' | 'correlation'): TemplateResult =>
      line(this.say(`compare.${key}`), figure(comparison[key]));
    return html`<dl>
      ${line(this.say('compare.maxAbs'), figure(comparison.maxAbs.value), comparison.maxAbs)}
      ${line(this.say('compare.maxRel'), figure(comparison.maxRel.value), comparison.maxRel)} ${plain('meanAbs')}
      ${plain('rms')} ${plain('meanDifference')}
      ${
        ulp
          ? html`${line(this.say('compare.ulp', { dtype: ulp.dtype }), figure(ulp.max.value), ulp.max)}
            ${line(this.say('compare.ulpMedian'), figure(ulp.median))}
            ${line(this.say('compare.ulpEqual', { dtype: ulp.dtype }), html`${brief(ulp.equalShare * 100)} %`)}`
          : nothing
      }
      ${plain('cosine')} ${plain('correlation')}
      ${line(this.say('compare.mismatches'), figure(comparison.mismatches, counted))}
      ${line(this.say('compare.nan'), figure(comparison.nanMismatches, counted))}
      ${line(this.say('compare.inf'), figure(comparison.infMismatches, counted))}
    </dl>`;
  }

  private place(index: number): TemplateResult {
    const place = placeOf(index, this.comparison?.shape ?? []);
    return html`<button
      class="link tabular"
      aria-label=${this.say('compare.reveal', { place })}
      @click=${() => this.dispatchEvent(new CustomEvent<number>('reveal', { detail: index, bubbles: true, composed: true }))}
    >
      ${place}
    </button>`;
  }

  private worst({ worst }: Comparison): TemplateResult {
    const row = ({ index, a, b, difference, relative, ulp }: ComparedElement): TemplateResult =>
      html`<tr>
        <td>${this.place(index)}</td>
        <td>${readValue(a)}</td>
        <td>${readValue(b)}</td>
        <td>${figure(difference)}</td>
        <td>${figure(relative)}</td>
        <td>${ulp === undefined ? '–' : figure(ulp)}</td>
      </tr>`;
    const heads = ['place', 'column.a', 'column.b', 'column.difference', 'column.relative', 'column.ulp'];
    return html`<section>
      <h2>${this.say('compare.worst')}</h2>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.say('compare.worst')}>
        <table>
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${this.say(`compare.${head}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${worst.map(row)}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}
customElements.define('ns-compare-figures', NsCompareFigures);
