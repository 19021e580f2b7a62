import { property, state } from 'lit/decorators.js';
import { NsElement } from '../element';
import type { PanelModel } from './model';

/** A part of the panel: it draws itself anew whenever the model changes. */
export class ModelElement<M extends EventTarget = PanelModel> extends NsElement {
  @property({ attribute: false }) model!: M;

  /** Whether the part's `<details>` is open; what is behind it exists only then (a select measures its options when it is made). */
  @state() protected opened = false;

  protected readonly toggled = (event: Event): void => {
    this.opened = (event.target as HTMLDetailsElement).open;
  };

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.model.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.model.removeEventListener('change', this.redraw);
  }
}
