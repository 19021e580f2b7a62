import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PictureFile } from '../../src/protocol/actions';
import { NsElement } from '../element';
import '../parts/menu';
import { pngOf, type Pictured } from './picture';

/** Pixels a CSS pixel: sharp in a paper and on a screen of high density. */
const SCALE = 3;

/** The menu by which a chart is saved. Fires `save-picture`. */
export class NsPictureMenu extends NsElement {
  /** The chart. */
  @property({ attribute: false }) chart: Pictured | undefined;
  /** What it shows, for the file's name. */
  @property() name = 'chart';

  override render(): TemplateResult {
    const items = (['svg', 'png'] as const).map((id) => ({ id, label: this.say(`panel.chart.${id}`) }));
    return html`<ns-menu
      .words=${this.words}
      .label=${this.say('panel.chart.save')}
      .items=${items}
      icon="ellipsis"
      bare
      @pick=${(event: CustomEvent<PictureFile['format']>) => void this.save(event.detail)}
    ></ns-menu>`;
  }

  private async save(format: PictureFile['format']): Promise<void> {
    const data = format === 'svg' ? this.chart?.toSvg() : await this.png();
    if (data === undefined) return;
    const detail: PictureFile = { name: this.name, format, data };
    this.dispatchEvent(new CustomEvent<PictureFile>('save-picture', { detail, bubbles: true, composed: true }));
  }

  private async png(): Promise<string | undefined> {
    const canvas = await this.chart?.toCanvas(SCALE);
    return canvas && pngOf(canvas);
  }
}
customElements.define('ns-picture-menu', NsPictureMenu);
