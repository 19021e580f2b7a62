import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { NsElement } from '../element';

/** What a field's text means: a value, or the code of what is wrong with it. Empty means "the default". */
export type Parsed<T> = { readonly ok: T | undefined } | { readonly complaint: string };

/** A typed value with its complaint beside it. Fires `pick` with the value once it is a good one, `undefined` for empty. */
export class NsTypedField<T = unknown> extends NsElement {
  @property() label = '';
  /** The text of the value in force. */
  @property() text = '';
  /** The default, shown while nothing is typed. */
  @property() fallback = '';
  @property({ attribute: false }) parse: (text: string) => Parsed<T> = () => ({ ok: undefined });
  @state() private complaint = '';

  override render(): TemplateResult {
    return html`<input
        class="input tabular"
        type="text"
        spellcheck="false"
        autocomplete="off"
        aria-label=${this.label}
        aria-invalid=${this.complaint !== ''}
        aria-describedby=${this.complaint ? 'complaint' : nothing}
        placeholder=${this.fallback}
        .value=${this.text}
        @input=${(event: InputEvent) => this.check(event)}
        @change=${(event: Event) => this.commit(event)}
      />
      <p id="complaint" class="complaint" role="alert" ?hidden=${!this.complaint}>
        ${this.complaint ? this.say(this.complaint) : nothing}
      </p>`;
  }

  private check(event: Event): Parsed<T> {
    const text = (event.target as HTMLInputElement).value.trim();
    const parsed: Parsed<T> = text === '' ? { ok: undefined } : this.parse(text);
    this.complaint = 'complaint' in parsed ? parsed.complaint : '';
    return parsed;
  }

  private commit(event: Event): void {
    const parsed = this.check(event);
    if ('ok' in parsed) this.dispatchEvent(new CustomEvent<T | undefined>('pick', { detail: parsed.ok }));
  }
}
customElements.define('ns-typed-field', NsTypedField);

/** One number. */
export function parseNumber(text: string): Parsed<number> {
  const value = Number(text);
  return Number.isFinite(value) ? { ok: value } : { complaint: 'panel.complaint.number' };
}

/** Numbers apart by commas, semicolons or blanks, in brackets or not. */
export function parseNumbers(text: string): Parsed<readonly number[]> {
  const words = text
    .replace(/^\[|\]$/g, '')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const values = words.map(Number);
  if (values.length === 0 || values.some(Number.isNaN)) return { complaint: 'panel.complaint.numbers' };
  return { ok: values };
}
