import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../../l10n';
import type { Words } from '../../element';
import { icon } from '../../icons';
import '../../parts/select';
import type { PlaneModel } from '../plane-model';
import { withAxis } from '../values-view';
import { namesOfAxes } from './element-words';

/** Which axes run down and across; nothing to choose where there is but one. */
export function axisSelects(words: Words, model: PlaneModel): TemplateResult | typeof nothing {
  const { tensor, values, view } = model;
  const { shown } = values;
  if (!tensor || !shown || tensor.shape.length < 2) return nothing;
  const names = namesOfAxes(model, tensor);
  const select = (side: 'rows' | 'columns'): TemplateResult => {
    const options = tensor.shape.map((length, axis) => ({
      value: String(axis),
      label: words.t(`panel.values.${side}`, { axis, name: names[axis], length }),
    }));
    return html`<ns-select
      .words=${words}
      .label=${words.t(`panel.values.${side}.label`)}
      .value=${String(shown[side])}
      .options=${options}
      @pick=${(event: CustomEvent<string>) => model.choose(withAxis(view, tensor, side, Number(event.detail)))}
    ></ns-select>`;
  };
  return html`${select('rows')} ${select('columns')}`;
}

/** Larger, smaller, all of it. */
export function zoomButtons(say: Translate, plane: () => { zoom(steps: number): void } | null): TemplateResult {
  const button = (name: 'zoomOut' | 'zoomIn' | 'fit', steps: number, icons: 'zoom-out' | 'zoom-in' | 'screen-full') =>
    html`<button
      class="action"
      title=${say(`panel.values.${name}`)}
      aria-label=${say(`panel.values.${name}`)}
      @click=${() => plane()?.zoom(steps)}
    >
      ${icon(icons)}
    </button>`;
  return html`<span class="zoom">
    ${button('zoomOut', -1, 'zoom-out')}${button('zoomIn', 1, 'zoom-in')}${button('fit', -Infinity, 'screen-full')}
  </span>`;
}
