import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import type { ComparedElement } from '../../src/core/compare/element';
import { figure, readValue } from '../format';
import { axisSelects, zoomButtons } from '../panel/components/plane-controls';
import '../panel/components/failure';
import '../panel/components/heatmap';
import type { NsHeatmap } from '../panel/components/heatmap';
import '../panel/components/legend';
import '../panel/components/sliders';
import { valuesStyles } from '../panel/components/values-styles';
import { ModelElement } from '../panel/model-element';
import { withElement, withValues } from '../panel/values-view';
import { shared } from '../styles/shared';
import type { DifferenceModel } from './difference-model';
import { placeOf } from './place';

/** The picture of a - b along any two axes, and the two elements at the place that is chosen. Fires `reveal` with an index. */
export class NsDifference extends ModelElement<DifferenceModel> {
  static override styles = [
    shared,
    valuesStyles,
    css`
      .element {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 20px;
        align-items: baseline;
        margin-top: 8px;
      }
    `,
  ];

  protected override readonly hears = ['change', 'values'];
  @query('ns-heatmap') private readonly plane!: NsHeatmap | null;

  /** Chooses an element and brings it into sight. */
  show(index: number): void {
    const { tensor, view } = this.model;
    if (!tensor) return;
    this.model.choose(withElement(view, tensor, index));
    void this.updateComplete.then(() => this.plane?.updateComplete).then(() => this.plane?.showSelected());
  }

  override render(): TemplateResult | typeof nothing {
    const { tensor, values, made, view } = this.model;
    const failure = made.failure ?? values.failure;
    if (failure) return html`<ns-failure .words=${this.words} .failure=${failure}></ns-failure>`;
    if (!tensor || !values.shown || tensor.shape.includes(0)) return nothing;
    const robust = values.shown.robust ?? false;
    return html`<div class="bar">
        <h2>${this.say('compare.values')}</h2>
        <span class="spacer"></span>
        ${zoomButtons(this.words.t, () => this.plane)}
      </div>
      <div class="bar">
        ${axisSelects(this.words, this.model)}
        <vscode-checkbox
          label=${this.say('panel.values.robust')}
          title=${this.say('panel.values.robust.title')}
          .checked=${robust}
          @change=${() => this.model.choose(withValues(view, tensor, { robust: !robust }))}
        ></vscode-checkbox>
      </div>
      <ns-sliders .words=${this.words} .model=${this.model}></ns-sliders>
      <ns-heatmap .words=${this.words} .model=${this.model}></ns-heatmap>
      <ns-legend .words=${this.words} .model=${this.model}></ns-legend>
      ${this.chosen()}`;
  }

  // The two elements, in words that are read out when another place is chosen.
  private chosen(): TemplateResult {
    const { value, failure } = this.model.element;
    if (failure) return html`<ns-failure .words=${this.words} .failure=${failure}></ns-failure>`;
    return html`<p class="element" role="status">
      ${value ? this.both(value) : html`<span class="muted">${this.say('compare.choose')}</span>`}
    </p>`;
  }

  private both({ index, a, b, difference, relative, ulp }: ComparedElement): TemplateResult {
    const place = placeOf(index, this.model.tensor?.shape ?? []);
    const part = (code: string, value: number, show = figure): TemplateResult =>
      html`<span><span class="muted">${this.say(code)}</span> ${show(value)}</span>`;
    return html`<strong class="tabular">${place}</strong> ${part('compare.column.a', a, readValue)}
      ${part('compare.column.b', b, readValue)} ${part('compare.column.difference', difference)}
      ${part('compare.column.relative', relative)} ${ulp === undefined ? nothing : part('compare.column.ulp', ulp)}
      <button
        class="link"
        @click=${() => this.dispatchEvent(new CustomEvent<number>('reveal', { detail: index, bubbles: true, composed: true }))}
      >
        ${this.say('compare.reveal', { place })}
      </button>`;
  }
}
customElements.define('ns-difference', NsDifference);
