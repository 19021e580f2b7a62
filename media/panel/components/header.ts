import { css, html, nothing, type TemplateResult } from 'lit';
import type { TensorInfo } from '../../../src/protocol/engine';
import { nameOf } from '../../../src/protocol/view';
import { count, shapeText } from '../../format';
import { icon } from '../../icons';
import '../../parts/badges';
import '../../parts/problems';
import '../../parts/select';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';
import './reading';
import './shape';

/** With more tensors than this, one is found by typing a part of its name. */
const SEARCHABLE_FROM = 12;

/** What is being inspected: its name, dtype, shape and source, and what is wrong with it. */
export class NsHeader extends ModelElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .title {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      h1 {
        overflow: hidden;
        font-size: 18px;
        font-weight: 600;
        line-height: 26px;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .title ns-select {
        flex: 0 1 320px;
      }
      .title > .muted {
        white-space: nowrap;
      }
      .pin {
        margin-inline-start: auto;
        flex: none;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
      }
      .facts > * {
        min-width: 0;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { state, tensor } = this.model;
    if (!state) return nothing;
    return html`<div class="title">${this.title_()}${this.model.state?.pinnable ? this.pin() : nothing}</div>
      ${tensor ? this.facts(tensor) : this.source()}
      <ns-shape .words=${this.words} .model=${this.model}></ns-shape>
      <ns-problems
        .words=${this.words}
        .problems=${state.problems}
        @reveal=${(event: CustomEvent<number>) => this.revealProblem(event.detail)}
      ></ns-problems>
      <ns-reading .words=${this.words} .model=${this.model}></ns-reading>`;
  }

  private title_(): TemplateResult {
    const { state, tensor } = this.model;
    const tensors = state?.tensors ?? [];
    const name = tensor?.name || state?.source.title || this.say('panel.unnamed');
    if (tensors.length < 2) return html`<h1 title=${name}>${name}</h1>`;
    const options = tensors.map((one) => ({
      value: one.id,
      label: `${one.name || this.say('panel.unnamed')} [${shapeText(one.shape)}]`,
    }));
    return html`<h1 class="sr-only">${name}</h1>
      <ns-select
        .words=${this.words}
        .label=${this.say('panel.tensor')}
        .value=${tensor?.id ?? ''}
        .searchable=${tensors.length > SEARCHABLE_FROM}
        .options=${options}
        @pick=${(event: CustomEvent<string>) => this.pick(event.detail)}
      ></ns-select>
      <span class="muted">${this.say('panel.tensors', { n: tensors.length })}</span>`;
  }

  private pin(): TemplateResult {
    const pinned = this.model.state?.pinned ?? false;
    return html`<button
      class="action pin"
      aria-pressed=${pinned}
      aria-label=${this.say('panel.pin')}
      title=${this.say(pinned ? 'panel.unpin.title' : 'panel.pin.title')}
      @click=${() => void this.model.host.setPinned(!pinned).catch(() => undefined)}
    >
      ${icon(pinned ? 'pinned' : 'pin')}
    </button>`;
  }

  private facts(tensor: TensorInfo): TemplateResult {
    const n = tensor.shape.reduce((product, length) => product * length, 1);
    return html`<div class="facts">
      <span class="tabular">${tensor.dtype}</span>
      <span class="tabular">${this.say('panel.n', { n: count(n, this.words.language) })}</span>
      <ns-badges .words=${this.words} .counts=${tensor}></ns-badges>
      ${this.source()}
    </div>`;
  }

  private source(): TemplateResult {
    const { state, tensor } = this.model;
    const place = state?.source.place ?? '';
    if (!tensor) return html`<span class="muted">${place}</span>`;
    return html`<button
      class="link tabular"
      title=${this.say('panel.source.reveal')}
      @click=${() => void this.model.host.reveal({ tensor: tensor.id }).catch(() => undefined)}
    >
      ${place}
    </button>`;
  }

  private pick(id: string): void {
    const { name, nth } = nameOf(this.model.state?.tensors ?? [], id);
    const { view } = this.model;
    const shown = { tensor: id, tensorName: name, tensorNth: nth };
    this.model.choose({ ...view, ...shown, axis: undefined, scroll: 0, without: undefined });
  }

  private revealProblem(key: number): void {
    void this.model.host.revealProblem({ key }).catch(() => undefined);
  }
}
customElements.define('ns-header', NsHeader);
