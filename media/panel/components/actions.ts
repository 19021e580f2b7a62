import { css, html, nothing, type TemplateResult } from 'lit';
import type { ActionId } from '../../../src/protocol/actions';
import { icon, type IconName } from '../../icons';
import '../../parts/menu';
import type { MenuItem } from '../../parts/menu';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

/** What a menu of the toolbar offers: an action and its choice a line. */
type Offer = readonly [id: ActionId, choice?: string];

const SAVE: readonly (Offer | 'separator')[] = [
  ['saveResult', 'json'],
  ['saveResult', 'csv'],
  ['saveResult', 'npy'],
  'separator',
  ['saveTensor'],
];
const CODE: readonly Offer[] = [
  ['copyCode', 'numpy'],
  ['copyCode', 'pytorch'],
  ['copyCode', 'tensorflow'],
  ['copyCode', 'sklearn'],
];
const REPORT: readonly Offer[] = [['exportReport', 'html'], ['exportReport', 'md'], ['copyReport']];

/** What can be done with the result: replace, open, save, copy as code, report, and the statistics that were learnt. */
export class NsActions extends ModelElement {
  static override styles = [
    shared,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 4px;
        margin-inline-start: -4px;
      }
      @container panel (max-width: 640px) {
        .bar {
          --ns-menu-sign: none;
          column-gap: 0;
        }
        .action .icon {
          display: none;
        }
      }
      .action[aria-disabled='true'] {
        color: var(--vscode-disabledForeground);
        cursor: default;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { report, tensor } = this.model;
    if (!tensor || !report.value) return nothing;
    return html`<div
      class="bar"
      role="toolbar"
      aria-label=${this.say('panel.actions')}
      @keydown=${(event: KeyboardEvent) => this.step(event)}
    >
      ${this.button('replace', 'replace', tensor.locatable ? undefined : this.say('panel.action.replace.noText'))}
      ${this.button('openResult', 'go-to-file')} ${this.menu('save', 'save', SAVE)} ${this.menu('code', 'code', CODE)}
      ${this.menu('report', 'export', REPORT)} ${this.menu('statistics', 'graph-scatter', this.statistics())}
    </div>`;
  }

  private statistics(): readonly Offer[] {
    const { scheme } = this.model.view.scheme;
    if (scheme === 'input') return [['fitInput'], ['applyStatistics']];
    return scheme === 'batch' && this.model.report.value?.running ? [['saveRunning']] : [];
  }

  private button(id: ActionId, name: IconName, disabled?: string): TemplateResult {
    return html`<button
      class="action"
      aria-disabled=${disabled !== undefined}
      title=${disabled ?? this.say(`panel.action.${id}.title`)}
      @click=${() => disabled === undefined && this.act(id)}
    >
      ${icon(name)}${this.say(`panel.action.${id}`)}
    </button>`;
  }

  private menu(
    name: string,
    shown: IconName,
    offers: readonly (Offer | 'separator')[],
  ): TemplateResult | typeof nothing {
    if (offers.length === 0) return nothing;
    return html`<ns-menu
      .words=${this.words}
      .label=${this.say(`panel.menu.${name}`)}
      .icon=${shown}
      .items=${offers.map((offer): MenuItem => (offer === 'separator' ? offer : this.item(offer)))}
      @pick=${(event: CustomEvent<string>) => this.picked(event.detail)}
    ></ns-menu>`;
  }

  private item([id, choice]: Offer): MenuItem {
    const key = choice ? `${id}.${choice}` : id;
    const isForInput = choice === 'sklearn' && this.model.view.scheme.scheme !== 'input';
    const disabled = isForInput ? this.say('code.noLayer', { framework: 'sklearn' }) : undefined;
    return { id: key, label: this.say(id === 'copyCode' ? `code.name.${choice}` : `panel.action.${key}`), disabled };
  }

  private picked(key: string): void {
    const [id, choice] = key.split('.');
    this.act(id as ActionId, choice);
  }

  private act(id: ActionId, choice?: string): void {
    const { shown } = this.model;
    if (shown) void this.model.host.act({ id, choice, ...shown }).catch(() => undefined);
  }

  // As in a toolbar of VS Code: the arrows go from one button to the next.
  private step(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('.bar > button, .bar > ns-menu')];
    const at = stops.findIndex((stop) => stop.matches(':focus, :focus-within'));
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length]?.focus();
  }
}
customElements.define('ns-actions', NsActions);
