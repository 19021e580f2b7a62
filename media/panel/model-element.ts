import { property, state } from 'lit/decorators.js';
import { NsElement } from '../element';
import type { PanelModel } from './model';

/** A part of the panel: it draws itself anew when the model changes. */
export class ModelElement<M extends EventTarget = PanelModel> extends NsElement {
  @property({ attribute: false }) model!: M;

  /** Whether the part's `<details>` is open; what is behind it exists only then (a select measures its options when it is made). */
  @state() protected opened = false;

  protected readonly toggled = (event: Event): void => {
    this.opened = (event.target as HTMLDetailsElement).open;
  };

  /** What of the model's events it draws: what changes at every step of a scroll or of the pointer has events of its own. */
  protected readonly hears: readonly string[] = ['change'];

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    for (const event of this.hears) this.model.addEventListener(event, this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const event of this.hears) this.model.removeEventListener(event, this.redraw);
  }
}
