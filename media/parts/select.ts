import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { NsElement } from '../element';
import { shared } from '../styles/shared';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

/** A choice of one among several. Fires `pick` with the value chosen. */
export class NsSelect extends NsElement {
  static override styles = [
    shared,
    css`
      vscode-single-select {
        display: block;
        width: 100%;
        min-width: 0;
        max-width: none;
        --vscode-font-size: 13px;
      }
    `,
  ];

  @property() label = '';
  @property() value = '';
  @property({ attribute: false }) options: readonly Option[] = [];
  /** Typed into, to find one of many. */
  @property({ type: Boolean }) searchable = false;

  override render(): TemplateResult {
    return html`<vscode-single-select
      .label=${this.label}
      ?combobox=${this.searchable}
      .value=${this.value}
      @change=${(event: Event) => this.pick((event.target as VscodeSingleSelect).value)}
    >
      ${repeat(
        this.options,
        ({ value }) => value,
        ({ value, label, description }) =>
          html`<vscode-option .value=${value} .description=${description ?? ''} ?selected=${value === this.value}
            >${label}</vscode-option
          >`,
      )}
    </vscode-single-select>`;
  }

  private pick(value: string): void {
    if (value !== this.value) this.dispatchEvent(new CustomEvent<string>('pick', { detail: value }));
  }
}
customElements.define('ns-select', NsSelect);
