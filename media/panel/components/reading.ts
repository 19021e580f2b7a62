import { css, html, nothing, type TemplateResult } from 'lit';
import type { FormatId, ReadChoice, TableOptions } from '../../../src/core/readers/reader';
import '../../parts/select';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

// The formats of a text; a file of bytes says itself what it is.
const TEXT_FORMATS = ['json', 'ndjson', 'table', 'literal'] as const satisfies readonly FormatId[];
const DELIMITERS = [',', ';', '\t', '|', '&', 'whitespace'] as const;
const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  '&': 'ampersand',
  whitespace: 'whitespace',
};

/** How the source was understood, and the way to have it read otherwise. */
export class NsReading extends ModelElement {
  static override styles = [
    shared,
    css`
      summary {
        width: fit-content;
        max-width: 100%;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(144px, 100%), 1fr));
        gap: 8px 12px;
        align-items: end;
        max-width: 760px;
        margin-top: 8px;
      }
      .label {
        display: block;
        margin-bottom: 2px;
        color: var(--ns-muted);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const choice = this.model.state?.source.choice;
    if (!choice) return nothing;
    return html`<details @toggle=${this.toggled}>
      <summary>${this.say('panel.reading')} <span class="muted">${this.summary(choice)}</span></summary>
      ${this.opened ? html`<div class="grid">${this.format(choice)} ${choice.table ? this.table(choice, choice.table) : nothing}</div>` : nothing}
    </details>`;
  }

  private summary({ format, table }: ReadChoice): string {
    const name = this.say(`panel.name.format.${format}`);
    if (!table) return name;
    const header = this.say(table.header ? 'panel.reading.withHeader' : 'panel.reading.withoutHeader');
    return [name, this.delimiterName(table.delimiter), header].join(', ');
  }

  private delimiterName(delimiter: string): string {
    const known = DELIMITER_NAMES[delimiter];
    return known ? this.say(`panel.delimiter.${known}`) : this.say('panel.delimiter.other', { delimiter });
  }

  private format({ format }: ReadChoice): TemplateResult {
    const known: readonly FormatId[] = TEXT_FORMATS;
    const formats = known.includes(format) ? known : [format];
    return this.field(
      'panel.reading.format',
      format,
      formats.map((value) => ({ value, label: this.say(`panel.name.format.${value}`) })),
      (value) => void this.model.host.reread({ format: value as FormatId }).catch(() => undefined),
    );
  }

  private table(choice: ReadChoice, table: Required<TableOptions>): TemplateResult {
    const known: readonly string[] = DELIMITERS;
    const delimiters = known.includes(table.delimiter) ? known : [table.delimiter, ...known];
    const again = (part: TableOptions): void =>
      void this.model.host.reread({ format: choice.format, table: { ...table, ...part } }).catch(() => undefined);
    const yesNo = [true, false].map((value) => ({ value: String(value), label: this.say(`panel.reading.${value}`) }));
    return html`${this.field(
      'panel.reading.delimiter',
      table.delimiter,
      delimiters.map((value) => ({ value, label: this.delimiterName(value) })),
      (delimiter) => again({ delimiter }),
    )}
    ${this.field('panel.reading.header', String(table.header), yesNo, (value) => again({ header: value === 'true' }))}
    ${this.field('panel.reading.indexColumn', String(table.indexColumn), yesNo, (value) =>
      again({ indexColumn: value === 'true' }),
    )}
    ${this.field(
      'panel.reading.decimal',
      table.decimal,
      ['.', ','].map((value) => ({
        value,
        label: this.say(value === '.' ? 'panel.decimal.point' : 'panel.decimal.comma'),
      })),
      (value) => again({ decimal: value === ',' ? ',' : '.' }),
    )}`;
  }

  private field(
    code: string,
    value: string,
    options: readonly { readonly value: string; readonly label: string }[],
    pick: (value: string) => void,
  ): TemplateResult {
    const label = this.say(code);
    return html`<div>
      <span class="label" aria-hidden="true">${label}</span>
      <ns-select
        .words=${this.words}
        .label=${label}
        .value=${value}
        .options=${options}
        @pick=${(event: CustomEvent<string>) => pick(event.detail)}
      ></ns-select>
    </div>`;
  }
}
customElements.define('ns-reading', NsReading);
