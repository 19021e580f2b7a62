import { property } from 'lit/decorators.js';
import { NsElement } from '../element';
import type { PanelModel } from './model';

/** A part of the panel: it draws itself anew whenever the model changes. */
export class ModelElement extends NsElement {
  @property({ attribute: false }) model!: PanelModel;

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
