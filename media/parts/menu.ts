import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { NsElement } from '../element';
import { icon, type IconName } from '../icons';
import { shared } from '../styles/shared';

/** An entry of a menu, or the line between two groups. */
export type MenuItem =
  | {
      readonly id: string;
      readonly label: string;
      /** Why it cannot be chosen; shown as its tooltip. */
      readonly disabled?: string;
    }
  | 'separator';

const GAP = 2;
const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => (at >= last ? 0 : at + 1),
  ArrowUp: (at, last) => (at <= 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** A button that opens a menu, as VS Code's own do. Fires `pick` with the id of what was chosen. */
export class NsMenu extends NsElement {
  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
      }
      /* A page with little room may go without the signs of menus that have a label. */
      .sign {
        display: var(--ns-menu-sign, contents);
      }
      [popover] {
        position: fixed;
        inset: auto;
        min-width: 160px;
        max-width: calc(100vw - 8px);
        margin: 0;
        padding: 4px;
        border: 1px solid var(--vscode-menu-border, var(--vscode-widget-border, transparent));
        border-radius: 5px;
        background: var(--vscode-menu-background);
        color: var(--vscode-menu-foreground);
        box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
      }
      [role='menuitem'] {
        display: block;
        width: 100%;
        padding: 3px 12px;
        border: 0;
        border-radius: 3px;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        white-space: nowrap;
        cursor: pointer;
      }
      [role='menuitem']:focus,
      [role='menuitem']:hover {
        background: var(--vscode-menu-selectionBackground);
        color: var(--vscode-menu-selectionForeground, inherit);
        outline: 1px solid var(--vscode-menu-selectionBorder, transparent);
        outline-offset: -1px;
      }
      [role='menuitem'][aria-disabled='true'] {
        color: var(--vscode-disabledForeground);
        cursor: default;
      }
      [role='separator'] {
        margin: 4px 0;
        border-top: 1px solid var(--vscode-menu-separatorBackground);
      }
      .chevron {
        font-size: 12px;
      }
    `,
  ];

  @property() label = '';
  @property() icon: IconName | undefined;
  /** Only the icon is shown: the label is its name. */
  @property({ type: Boolean }) bare = false;
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @state() private open = false;

  override render(): TemplateResult {
    return html`<button
        class="action"
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-label=${this.bare ? this.label : nothing}
        title=${this.bare ? this.label : nothing}
        tabindex=${this.tabIndex < 0 ? -1 : nothing}
        @click=${() => (this.open ? this.close() : this.show(0))}
        @keydown=${(event: KeyboardEvent) => this.openByKey(event)}
      >
        ${this.icon ? html`<span class=${this.bare ? nothing : 'sign'}>${icon(this.icon)}</span>` : nothing}${
          this.bare ? nothing : html`${this.label}<span class="chevron">${icon('chevron-down')}</span>`
        }
      </button>
      <div
        popover="auto"
        role="menu"
        aria-label=${this.label}
        @toggle=${(event: ToggleEvent) => (this.open = event.newState === 'open')}
        @keydown=${(event: KeyboardEvent) => this.move(event)}
      >
        ${this.items.map((item) => this.entry(item))}
      </div>`;
  }

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  private entry(item: MenuItem): TemplateResult {
    if (item === 'separator') return html`<div role="separator"></div>`;
    return html`<button
      role="menuitem"
      tabindex="-1"
      data-id=${item.id}
      aria-disabled=${item.disabled !== undefined}
      title=${item.disabled ?? nothing}
      @click=${() => this.pick(item)}
    >
      ${item.label}
    </button>`;
  }

  private get list(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }

  private get entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  private show(first: number): void {
    const { list } = this;
    const button = this.renderRoot.querySelector('button')?.getBoundingClientRect();
    if (!list || !button) return;
    list.showPopover();
    const { width, height } = list.getBoundingClientRect();
    const below = button.bottom + GAP;
    const top = below + height <= innerHeight ? below : Math.max(0, button.top - GAP - height);
    list.style.setProperty('top', `${top}px`);
    list.style.setProperty('left', `${Math.max(GAP, Math.min(button.left, innerWidth - width - GAP))}px`);
    this.entries.at(first)?.focus();
  }

  private close(): void {
    this.list?.hidePopover();
  }

  private openByKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.show(event.key === 'ArrowDown' ? 0 : -1);
  }

  private move(event: KeyboardEvent): void {
    const { entries } = this;
    const at = entries.findIndex((entry) => entry.matches(':focus'));
    const step = STEPS[event.key];
    if (event.key === 'Tab') return this.close();
    const next = step ? step(at, entries.length - 1) : this.byLetter(event, at);
    if (next < 0) return;
    event.preventDefault();
    event.stopPropagation();
    entries[next]?.focus();
  }

  // The next entry that begins with the letter.
  private byLetter({ key }: KeyboardEvent, at: number): number {
    if (key.length !== 1 || key === ' ') return -1;
    const { entries } = this;
    const order = entries.map((_, i) => (at + 1 + i) % entries.length);
    const begins = (i: number): boolean =>
      entries[i].textContent?.trim().toLowerCase().startsWith(key.toLowerCase()) ?? false;
    return order.find(begins) ?? -1;
  }

  private pick({ id, disabled }: Exclude<MenuItem, 'separator'>): void {
    if (disabled !== undefined) return;
    this.close();
    this.focus();
    this.dispatchEvent(new CustomEvent<string>('pick', { detail: id }));
  }
}
customElements.define('ns-menu', NsMenu);
