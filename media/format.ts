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

/** A value that was read: as a figure, but NaN is a value like others. */
export function readValue(value: number): TemplateResult {
  return Number.isNaN(value) ? html`<data class="figure" value="NaN">NaN</data>` : figure(value);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A number of bytes: `200 MB`, `20.5 GB`. */
export function bytes(value: number, language: string): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(value, 1)) / 3), BYTE_UNITS.length - 1);
  const format = { style: 'unit', unit: BYTE_UNITS[power], maximumFractionDigits: power > 2 ? 1 : 0 } as const;
  return new Intl.NumberFormat(language, format).format(value / 1000 ** power);
}

/** About how long something takes: whole seconds up to a minute, then minutes, then hours with one decimal. Never less than it is. */
export function duration(seconds: number, language: string): string {
  const [unit, length, steps] =
    seconds <= 60
      ? (['second', 1, 1] as const)
      : seconds <= 3600
        ? (['minute', 60, 1] as const)
        : (['hour', 3600, 10] as const);
  const value = Math.ceil((seconds / length) * steps) / steps;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
