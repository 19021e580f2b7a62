import { html, type TemplateResult } from 'lit';
import { brief } from '../l10n/figures';

export { brief, briefChange, count, countTick, shapeText, tick } from '../l10n/figures';

/**
 * A figure in a table or a line of text: brief to the eye, the full double in the tooltip and in what is
 * copied. A figure without a definition (NaN) is a dash.
 */
export function figure(value: number, show: (value: number) => string = brief): TemplateResult {
  if (Number.isNaN(value)) return html`<data class="figure undefined" value="NaN" title="NaN">–</data>`;
  return html`<data class="figure" value=${String(value)} title=${String(value)}>${show(value)}</data>`;
}
