import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ParamName, ParamRef } from '../../../src/protocol/engine';
import { shapeText } from '../../format';
import type { Option } from '../../parts/select';
import '../../parts/select';
import { parseNumbers } from '../../parts/typed-field';
import '../../parts/typed-field';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';
import { paramOf, withParam } from '../view';

const NONE = 'none';
const TYPED = 'typed';
const TENSOR = 'tensor:';

/** A parameter tensor: none, one of the source (found by its name, or chosen), or typed numbers. */
export class NsTensorField extends ModelElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 4px;
      }
    `,
  ];

  @property() label = '';
  @property() param: ParamName = 'weight';
  @state() private typing = false;

  override render(): TemplateResult | typeof nothing {
    const { tensor, view, state } = this.model;
    if (!tensor) return nothing;
    const ref = paramOf(view, tensor, state?.tensors ?? [], this.param);
    const typed = this.typing || (ref !== undefined && 'values' in ref);
    return html`<ns-select
        .words=${this.words}
        .label=${this.label}
        .value=${typed ? TYPED : ref && 'tensor' in ref ? TENSOR + ref.tensor : NONE}
        .options=${this.options()}
        @pick=${(event: CustomEvent<string>) => this.pick(event.detail)}
      ></ns-select>
      ${typed ? this.numbers(ref) : nothing}`;
  }

  private options(): readonly Option[] {
    const { tensor, state } = this.model;
    const found = tensor?.companions?.[this.param];
    const others = (state?.tensors ?? []).filter(({ id }) => id !== tensor?.id);
    const tensors = others.map(({ id, name, shape }) => ({
      value: TENSOR + id,
      label: `${name || this.say('panel.unnamed')} [${shapeText(shape)}]`,
      description: id === found ? this.say('panel.param.found') : undefined,
    }));
    const none = { value: NONE, label: this.say('panel.param.none') };
    return [none, ...tensors, { value: TYPED, label: this.say('panel.param.typed') }];
  }

  private numbers(ref: ParamRef | undefined): TemplateResult {
    return html`<ns-typed-field
      .words=${this.words}
      .label=${this.say('panel.param.values', { param: this.label })}
      .text=${ref && 'values' in ref ? ref.values.join(', ') : ''}
      .fallback=${this.say('panel.param.example')}
      .parse=${parseNumbers}
      @pick=${(event: CustomEvent<readonly number[] | undefined>) =>
        event.detail && this.choose({ values: event.detail })}
    ></ns-typed-field>`;
  }

  private pick(value: string): void {
    this.typing = value === TYPED;
    if (value === NONE) this.choose(undefined);
    else if (value.startsWith(TENSOR)) this.choose({ tensor: value.slice(TENSOR.length) });
  }

  private choose(ref: ParamRef | undefined): void {
    this.model.choose(withParam(this.model.view, this.model.state?.tensors ?? [], this.param, ref));
  }
}
customElements.define('ns-tensor-field', NsTensorField);
