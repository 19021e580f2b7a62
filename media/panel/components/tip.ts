import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { brief, briefChange } from '../../format';
import type { Place } from '../../heatmap/grid';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';
import { sideCode, type PlaneModel } from '../plane-model';
import { namesOfAxes, placeInWords } from './element-words';
import { positionOf } from '../values-view';
import { valueAt } from './plane-element';

/** What is under the pointer or the cursor: where it is, and its value before and after. */
export class NsTip extends ModelElement<PlaneModel> {
  static override styles = [
    shared,
    css`
      .place {
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0 16px;
      }
      dd {
        text-align: end;
      }
    `,
  ];

  protected override readonly hears = ['change', 'values'];
  @property({ type: Number }) index = 0;
  @property({ attribute: false }) place: Place = { row: 0, column: 0 };
  /** How many elements the cell stands for, down and across. */
  @property({ attribute: false }) tile: readonly [number, number] = [1, 1];

  override render(): TemplateResult {
    const { tensor, values } = this.model;
    const answer = values.pointed.answered?.value;
    const element = answer?.index === this.index ? answer : undefined;
    const position = tensor ? positionOf(tensor.shape, this.index) : [];
    const axes = tensor ? namesOfAxes(this.model, tensor) : [];
    return html`<p class="place">${placeInWords(this.words.t, axes, position, element?.names ?? [])}</p>
      <dl>
        ${this.line(this.model.plainCode, element && (element.exact ?? brief(element.before)))}
        ${
          values.hasScheme
            ? html`${this.line('panel.after', element?.normalized && brief(element.normalized.y))}
              ${this.line('panel.change', element?.normalized && briefChange(element.normalized.y - element.before))}`
            : nothing
        }
      </dl>
      ${this.average()}`;
  }

  private line(code: string, value: string | undefined): TemplateResult {
    return html`<dt class="muted">${this.say(code)}</dt>
      <dd class="tabular">${value ?? '…'}</dd>`;
  }

  // A cell of several elements shows their mean, which is not the value of the one that is pointed at.
  private average(): TemplateResult | typeof nothing {
    const [rows, columns] = this.tile;
    const { tiles } = this.model.values;
    if (rows * columns === 1 || !tiles) return nothing;
    const mean = valueAt(tiles, this.place);
    const words = { rows, columns, side: this.say(sideCode(this.model)), mean: mean === undefined ? '…' : brief(mean) };
    return html`<p class="muted">${this.say('panel.values.average', words)}</p>`;
  }
}
customElements.define('ns-tip', NsTip);
