import { css, html, nothing, type TemplateResult } from 'lit';
import '../../parts/select';
import '../../parts/typed-field';
import { parseNumber, type Parsed } from '../../parts/typed-field';
import { shared } from '../../styles/shared';
import {
  FIELDS,
  LAYOUT,
  type ChoiceField,
  type Field,
  type FieldContext,
  type FieldId,
  type NumberField,
} from '../fields';
import { ModelElement } from '../model-element';
import { paramOf } from '../view';
import './tensor-field';

/** The parameters of the scheme with their defaults: those that matter at once, the others on request. */
export class NsParams extends ModelElement {
  static override styles = [
    shared,
    css`
      :host {
        margin-top: 12px;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(144px, 100%), 1fr));
        gap: 8px 12px;
        align-items: end;
        max-width: 760px;
      }
      .label {
        display: block;
        margin-bottom: 2px;
        color: var(--ns-muted);
      }
      details {
        margin-top: 8px;
      }
      details .grid {
        margin-top: 8px;
      }
      summary {
        width: fit-content;
        max-width: 100%;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { tensor, view, report } = this.model;
    if (!tensor) return nothing;
    const context: FieldContext = { t: this.say, view, tensor, resolved: report.value?.scheme };
    const { first, more } = LAYOUT[view.scheme.scheme];
    return html`<div class="grid">${first.map((id) => this.field(id, context))}</div>
      <details @toggle=${this.toggled}>
        <summary>${this.say('panel.params.more')} <span class="muted">${this.applied(context)}</span></summary>
        ${this.opened ? html`<div class="grid">${more.map((id) => this.field(id, context))}</div>` : nothing}
      </details>`;
  }

  // What is in force behind the closed lid, so that nothing changes the answer unseen.
  private applied({ view, tensor }: FieldContext): string {
    const more: readonly FieldId[] = LAYOUT[view.scheme.scheme].more;
    const set = more.filter((id) => {
      const field: Field = FIELDS[id];
      if (field.kind === 'tensor')
        return paramOf(view, tensor, this.model.state?.tensors ?? [], field.param) !== undefined;
      return id !== 'averaging' && id in view.scheme && view.scheme[id as keyof typeof view.scheme] !== undefined;
    });
    return set.map((id) => this.say(`panel.param.${id}`)).join(', ');
  }

  private field(id: FieldId, context: FieldContext): TemplateResult | typeof nothing {
    const field: Field = FIELDS[id];
    if (field.shown && !field.shown(context)) return nothing;
    const label = this.say(`panel.param.${id}`);
    return html`<div data-field=${id}>
      <span class="label" aria-hidden="true">${label}</span>
      ${
        field.kind === 'choice'
          ? this.choice(field, label, context)
          : field.kind === 'number'
            ? this.number(field, label, context)
            : html`<ns-tensor-field
                .words=${this.words}
                .model=${this.model}
                .label=${label}
                .param=${field.param}
              ></ns-tensor-field>`
      }
    </div>`;
  }

  private choice(field: ChoiceField, label: string, context: FieldContext): TemplateResult {
    return html`<ns-select
      .words=${this.words}
      .label=${label}
      .value=${field.value(context)}
      .options=${field.options(context)}
      @pick=${(event: CustomEvent<string>) => this.set(field.set(event.detail))}
    ></ns-select>`;
  }

  private number(field: NumberField, label: string, context: FieldContext): TemplateResult {
    const parse = (text: string): Parsed<number> => {
      const parsed = parseNumber(text);
      const complaint = 'ok' in parsed && parsed.ok !== undefined ? field.check(parsed.ok) : undefined;
      return complaint ? { complaint } : parsed;
    };
    return html`<ns-typed-field
      .words=${this.words}
      .label=${label}
      .text=${String(field.value(context) ?? '')}
      .fallback=${shortest(field.fallback(context))}
      .parse=${parse}
      @pick=${(event: CustomEvent<number | undefined>) => this.set(field.set(event.detail))}
    ></ns-typed-field>`;
  }

  private set(part: ReturnType<NumberField['set']>): void {
    const { view } = this.model;
    this.model.choose({ ...view, scheme: { ...view.scheme, ...part } });
  }
}
// A default as it is written in the manuals: 1e-5, not 0.00001.
function shortest(value: number | undefined): string {
  if (value === undefined) return '';
  const exponential = value.toExponential();
  return exponential.length < String(value).length ? exponential : String(value);
}
customElements.define('ns-params', NsParams);
