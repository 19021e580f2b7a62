import { css, html, nothing, type TemplateResult } from 'lit';
import { count } from '../../format';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';
import type { PlaneModel } from '../plane-model';
import { withValues } from '../values-view';
import { namesOfAxes } from './element-words';

/** The place along each axis that is not in the picture: a slider, and its number to type. */
export class NsSliders extends ModelElement<PlaneModel> {
  static override styles = [
    shared,
    css`
      .sliders {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
        gap: 4px 24px;
        margin-bottom: 8px;
      }
      .slider {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr) 64px max-content;
        align-items: center;
        gap: 8px;
      }
      .axis {
        min-width: 1.5em;
        font-weight: 600;
      }
      input[type='range'] {
        width: 100%;
        margin: 0;
        accent-color: var(--vscode-button-background, var(--vscode-focusBorder));
        cursor: pointer;
      }
      input[type='range']:focus-visible {
        outline-offset: 2px;
      }
      .name {
        grid-column: 2 / -1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { tensor, values } = this.model;
    const { shown } = values;
    if (!tensor || !shown) return nothing;
    const axes = tensor.shape.map((_, axis) => axis).filter((axis) => axis !== shown.rows && axis !== shown.columns);
    if (axes.length === 0) return nothing;
    const names = namesOfAxes(this.model, tensor);
    return html`<div class="sliders">
      ${axes.map((axis) => this.slider(axis, names[axis], shown.at[axis], tensor.shape[axis]))}
    </div>`;
  }

  private slider(axis: number, name: string, place: number, length: number): TemplateResult {
    const words = { name, axis };
    const label = this.model.tensor?.labels?.[axis]?.[place];
    const set = (event: Event): void => this.move(axis, Number((event.target as HTMLInputElement).value), length);
    return html`<div class="slider">
      <span class="axis" aria-hidden="true">${name}</span>
      <input
        type="range"
        min="0"
        max=${Math.max(0, length - 1)}
        .value=${String(place)}
        aria-label=${this.say('panel.values.slider', words)}
        aria-valuetext=${label ? `${place} ${label}` : nothing}
        ?disabled=${length < 2}
        @input=${set}
      />
      <input
        class="input tabular"
        type="number"
        min="0"
        max=${Math.max(0, length - 1)}
        .value=${String(place)}
        aria-label=${this.say('panel.values.place', words)}
        ?disabled=${length < 2}
        @change=${set}
      />
      <span class="muted tabular">${this.say('panel.values.of', { length: count(length, this.words.language) })}</span>
      ${label ? html`<span class="name muted">${label}</span>` : nothing}
    </div>`;
  }

  private move(axis: number, place: number, length: number): void {
    const { tensor, values, view } = this.model;
    if (!tensor || !values.shown) return;
    const within = Math.min(Math.max(0, Math.round(place) || 0), length - 1);
    const at = values.shown.at.map((other, i) => (i === axis ? within : other));
    this.model.choose(withValues(view, tensor, { at }));
    this.requestUpdate();
  }
}
customElements.define('ns-sliders', NsSliders);
