import { css, html, nothing, type TemplateResult } from 'lit';
import type { ElementExplanation } from '../../../src/protocol/values';
import { brief, count, figure } from '../../format';
import { formula } from '../../formula';
import { icon } from '../../icons';
import { shared } from '../../styles/shared';
import { inNumbers, inSymbols, remarksOf, stepsOf, type Applied } from '../explanation';
import { ModelElement } from '../model-element';
import { setInPlane } from '../values-view';
import { namesOfAxes, placeInWords } from './element-words';
import './failure';

/** Why an element has the value that it has: the formula, its numbers step by step, and the set that they were taken over. */
export class NsExplanation extends ModelElement {
  static override styles = [
    shared,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 16px;
      }
      h3 {
        font-weight: 600;
      }
      .body {
        display: grid;
        gap: 8px;
        margin-top: 8px;
      }
      .formulas {
        display: grid;
        gap: 8px;
        padding: 8px 12px;
        border-radius: 4px;
        background: var(--vscode-textCodeBlock-background);
        overflow-x: auto;
        font-size: 15px;
      }
      math {
        font-family: math, 'Cambria Math', 'STIX Two Math', 'Latin Modern Math', serif;
      }
      .formulas math {
        text-align: start;
      }
      dl {
        display: grid;
        grid-template-columns: max-content max-content minmax(0, 1fr);
        gap: 2px 16px;
        align-items: baseline;
      }
      dl > div {
        display: contents;
      }
      dd.value {
        text-align: end;
      }
      .last > * {
        font-weight: 600;
      }
      ul {
        list-style: none;
        display: grid;
        gap: 4px;
      }
      li {
        display: flex;
        gap: 6px;
      }
      li .icon {
        margin-top: 1px;
        color: var(--vscode-problemsInfoIcon-foreground);
      }
    `,
  ];

  override render(): TemplateResult {
    const { explained, shown } = this.model.values;
    if (explained.failure) return html`<ns-failure .words=${this.words} .failure=${explained.failure}></ns-failure>`;
    const element = explained.value;
    if (!element || shown?.selected === undefined) {
      return html`<p class="muted">${this.say('panel.values.choose')}</p>`;
    }
    return html`<div class="head">
        <h3>${this.heading(element)}</h3>
        ${this.model.tensor?.locatable ? this.source(element) : nothing}
      </div>
      <div class="body">${this.body(element)}</div>
      <p class="sr-only" role="status">${this.announcement(element)}</p>`;
  }

  private heading({ position, names }: ElementExplanation): string {
    const { tensor } = this.model;
    const place = placeInWords(this.words.t, tensor ? namesOfAxes(this.model, tensor) : [], position, names);
    return this.say('panel.values.why', { place });
  }

  private source({ index }: ElementExplanation): TemplateResult {
    const { tensor, host } = this.model;
    const reveal = (): void => void (tensor && host.reveal({ tensor: tensor.id, index }).catch(() => undefined));
    return html`<button class="link" @click=${reveal}>${this.say('panel.source.reveal')}</button>`;
  }

  private body(element: ElementExplanation): TemplateResult {
    const resolved = this.model.report.value?.scheme;
    if (!resolved || !element.normalized) {
      return html`<p>${this.say('panel.values.asRead', { value: element.exact ?? brief(element.before) })}</p>`;
    }
    const applied: Applied = { ...resolved, fitted: this.model.view.scheme.fitted };
    const numbers = inNumbers(applied, element);
    return html`<p>${this.set(element)}</p>
      <div class="formulas" tabindex="0" role="group" aria-label=${this.say('panel.about.formula')}>
        ${formula(inSymbols(applied))} ${numbers ? formula(numbers) : nothing}
      </div>
      <dl>
        ${stepsOf(applied, element).map(
          ({ symbol, code, value }) =>
            html`<div class=${code.endsWith('.after') ? 'last' : ''}>
              <dt>${formula(symbol)}</dt>
              <dd class="value">${figure(value, undefined)}</dd>
              <dd class="muted">${this.say(code, this.args(element, applied))}</dd>
            </div>`,
        )}
      </dl>
      ${this.remarks(element, applied)}`;
  }

  private remarks(element: ElementExplanation, applied: Applied): TemplateResult | typeof nothing {
    const remarks = remarksOf(applied, element);
    const { shown } = this.model.values;
    const isElsewhere = shown && element.normalized && !setInPlane(shown, element.normalized.members);
    if (remarks.length === 0 && !isElsewhere) return nothing;
    const codes = isElsewhere ? [...remarks, 'panel.values.remark.elsewhere'] : remarks;
    return html`<ul>
      ${codes.map((code) => html`<li>${icon('info')}<span>${this.say(code, this.args(element, applied))}</span></li>`)}
    </ul>`;
  }

  // `N = 3, C = 0: 1,024 values along H, W`.
  private set({ normalized, position, names }: ElementExplanation): string {
    const { tensor } = this.model;
    if (!tensor || !normalized) return '';
    const axes = namesOfAxes(this.model, tensor);
    const { members, size } = normalized;
    const isWhole = members.map(([start, stop], axis) => start === 0 && stop === tensor.shape[axis]);
    const one = (axis: number): string => {
      const [start, stop] = members[axis];
      const name = names[axis] ? ` (${names[axis]})` : '';
      return stop - start === 1 ? `${axes[axis]} = ${position[axis]}${name}` : `${axes[axis]} = ${start}–${stop - 1}`;
    };
    const fixed = axes.map((_, axis) => axis).filter((axis) => !isWhole[axis] || members[axis][1] === 1);
    const along = axes.filter((_, axis) => isWhole[axis] && members[axis][1] > 1);
    return this.say('panel.values.set', {
      fixed: fixed.map(one).join(', '),
      isAll: fixed.length === 0,
      size: count(size, this.words.language),
      along: along.join(' × '),
      one: along.length === 0,
    });
  }

  private args(
    { before, normalized }: ElementExplanation,
    { ddof, resultDtype }: Applied,
  ): Record<string, string | number> {
    const { language } = this.words;
    const { n = 0, size = 0, y = NaN, scale = NaN } = normalized ?? {};
    const dtype = resultDtype === 'input' ? (this.model.tensor?.dtype ?? '') : 'float64';
    const left = { left: size - n };
    return {
      n: count(n, language),
      size: count(size, language),
      ...left,
      ddof,
      dtype,
      x: brief(before),
      y: brief(y),
      scale: brief(scale),
    };
  }

  private announcement(element: ElementExplanation): string {
    const after = element.normalized ? brief(element.normalized.y) : '';
    return this.say('panel.values.announcement', {
      place: this.heading(element),
      before: element.exact ?? brief(element.before),
      after,
      has: element.normalized !== undefined,
    });
  }
}
customElements.define('ns-explanation', NsExplanation);
