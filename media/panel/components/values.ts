import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { ValuesView } from '../../../src/protocol/panel';
import type { ValueSide } from '../../../src/protocol/values';
import { rasterized, type Pictured, type SvgOptions } from '../../charts/picture';
import '../../charts/picture-menu';
import { failureOf } from '../../latest';
import { shared } from '../../styles/shared';
import { wantedOf } from '../find-value';
import { ModelElement } from '../model-element';
import { withElement, withValues } from '../values-view';
import { axisSelects, zoomButtons } from './plane-controls';
import './explanation';
import './failure';
import './heatmap';
import type { NsHeatmap } from './heatmap';
import './legend';
import type { NsLegend } from './legend';
import './sliders';
import './value-table';
import { valuesStyles } from './values-styles';

const SIDES = ['before', 'after', 'difference'] as const satisfies readonly ValueSide[];

/** The values themselves: a picture of any two axes, or a table of them, and an explanation of each. */
export class NsValues extends ModelElement implements Pictured {
  static override styles = [shared, valuesStyles];

  protected override readonly hears = ['change', 'values'];
  @state() private notFound = '';
  @query('ns-heatmap, ns-value-table') private readonly plane!: NsHeatmap | null;

  /** Explains an element and brings it into sight. */
  show(index: number): void {
    const { tensor, view } = this.model;
    if (!tensor) return;
    this.model.choose(withElement(view, tensor, index));
    void this.updateComplete.then(() => this.plane?.updateComplete).then(() => this.plane?.showSelected());
  }

  toSvg(options: SvgOptions = {}): string | undefined {
    const legend = this.renderRoot.querySelector<NsLegend>('ns-legend');
    return this.renderRoot.querySelector<NsHeatmap>('ns-heatmap')?.toSvg(legend?.drawn ?? null, options);
  }

  async toCanvas(scale: number): Promise<HTMLCanvasElement | undefined> {
    const svg = this.toSvg();
    return svg === undefined ? undefined : rasterized(svg, scale);
  }

  override render(): TemplateResult | typeof nothing {
    const { tensor, values } = this.model;
    const { shown, failure } = values;
    if (!tensor || !shown) return nothing;
    if (tensor.shape.includes(0)) return nothing;
    if (failure)
      return html`<h2>${this.say('panel.values')}</h2>
        <ns-failure .words=${this.words} .failure=${failure}></ns-failure>`;
    return html`${this.bar(shown.asTable ?? false)}
      <ns-sliders .words=${this.words} .model=${this.model}></ns-sliders>
      <div class="both">
        <div>
          ${
            shown.asTable
              ? html`<ns-value-table .words=${this.words} .model=${this.model}></ns-value-table>`
              : html`<ns-heatmap .words=${this.words} .model=${this.model}></ns-heatmap>
                  <ns-legend .words=${this.words} .model=${this.model}></ns-legend>
                  ${this.scaleOptions()}`
          }
        </div>
        <ns-explanation .words=${this.words} .model=${this.model}></ns-explanation>
      </div>`;
  }

  private bar(asTable: boolean): TemplateResult {
    return html`<div class="bar">
        <h2>${this.say('panel.values')}</h2>
        ${this.sides()}
        <div class="tools">
          ${asTable ? nothing : zoomButtons(this.words.t, () => this.plane)} ${this.option('asTable')}
          ${
            asTable
              ? nothing
              : html`<ns-picture-menu .words=${this.words} .chart=${this} name="values"></ns-picture-menu>`
          }
        </div>
      </div>
      <div class="bar">${axisSelects(this.words, this.model)} ${this.finder()}</div>`;
  }

  // How the values become colours, below the scale that it changes.
  private scaleOptions(): TemplateResult {
    const { hasScheme, side } = this.model.values;
    const hasTwoSides = hasScheme && side !== 'difference';
    return html`<div class="options">
      ${hasTwoSides ? this.option('sameScale') : nothing} ${this.option('robust')}
    </div>`;
  }

  private sides(): TemplateResult {
    const { hasScheme, side } = this.model.values;
    return html`<div class="sides" role="group" aria-label=${this.say('panel.values.side')}>
      ${SIDES.map(
        (one) =>
          html`<button
            aria-pressed=${one === side}
            ?disabled=${!hasScheme && one !== 'before'}
            @click=${() => this.choose({ of: one })}
          >
            ${this.say(`panel.${one}`)}
          </button>`,
      )}
    </div>`;
  }

  private option(name: 'sameScale' | 'robust' | 'asTable'): TemplateResult {
    const checked = this.model.values.shown?.[name] ?? false;
    return html`<vscode-checkbox
      label=${this.say(name === 'asTable' ? 'panel.asTable' : `panel.values.${name}`)}
      title=${name === 'asTable' ? nothing : this.say(`panel.values.${name}.title`)}
      .checked=${checked}
      @change=${() => this.choose({ [name]: !checked })}
    ></vscode-checkbox>`;
  }

  private finder(): TemplateResult {
    return html`<span class="finder">
      <input
        class="input tabular"
        type="search"
        placeholder=${this.say('panel.values.find')}
        title=${this.say('panel.values.find.title')}
        aria-label=${this.say('panel.values.find.title')}
        aria-describedby=${this.notFound ? 'not-found' : nothing}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && void this.find(event.target as HTMLInputElement)}
        @input=${() => (this.notFound = '')}
      />
      <span id="not-found" class="complaint" role="alert" ?hidden=${!this.notFound}> ${this.notFound} </span>
    </span>`;
  }

  private async find({ value: text }: HTMLInputElement): Promise<void> {
    if (text.trim() === '') return;
    const wanted = wantedOf(text);
    if (!wanted) return void (this.notFound = this.say('panel.complaint.number'));
    try {
      const index = await this.model.values.find(wanted);
      this.notFound = index === undefined ? this.say('panel.values.find.none') : '';
      if (index !== undefined) this.show(index);
    } catch (error) {
      const { code, args } = failureOf(error);
      this.notFound = this.say(code, args);
    }
  }

  private choose(part: Partial<ValuesView>): void {
    const { tensor, view } = this.model;
    if (tensor) this.model.choose(withValues(view, tensor, part));
  }
}
customElements.define('ns-values', NsValues);
