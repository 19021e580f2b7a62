import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { Extent } from '../../../src/core/values/extent';
import { ticks } from 'd3-array';
import { brief, count } from '../../format';
import { HATCH, HATCHES, type NotFinite } from '../../heatmap/hatch';
import { clippedShare, colorOf, scaleOf, type ColorScale } from '../../heatmap/scale';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';
import type { PlaneModel } from '../plane-model';

const WIDTH = 240;
const STOPS = 32;
const NAMES = { nan: 'NaN', posInf: '+Inf', negInf: '−Inf' } as const satisfies Record<NotFinite, string>;

/** What the colours mean, what is hatched and how often, and what a cell stands for where it is more than one element. */
export class NsLegend extends ModelElement<PlaneModel> {
  static override styles = [
    shared,
    css`
      .legend {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 4px 24px;
        margin-top: 8px;
      }
      svg {
        display: block;
        max-width: 100%;
        overflow: visible;
        font-size: 11px;
        font-variant-numeric: tabular-nums;
        forced-color-adjust: none;
      }
      text {
        fill: var(--ns-muted);
      }
      .tick,
      .frame {
        fill: none;
        stroke: var(--ns-muted);
      }
      .swatches {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
      }
      .swatch {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      .hatch {
        fill: none;
        stroke: var(--vscode-foreground);
      }
      .bar {
        min-width: 0;
      }
      .notes {
        flex: 1 1 min(100%, 240px);
      }
    `,
  ];

  protected override readonly hears = ['change', 'values'];

  /** What belongs to the picture when it is saved. */
  get drawn(): Element | null {
    return this.renderRoot.querySelector('.legend');
  }

  override render(): TemplateResult | typeof nothing {
    const { extents, shown, side } = this.model.values;
    const found = extents.value;
    if (!found || !shown) return nothing;
    const scale = scaleOf(found, shown.robust ?? false);
    const own = found.length === 1 ? found[0] : found[side === 'before' ? 0 : 1];
    return html`<div class="legend">
      ${scale ? this.bar(scale) : html`<p class="muted">${this.say('panel.values.noFinite')}</p>`} ${this.swatches(own)}
      <div class="notes muted">${this.notes(found)}</div>
    </div>`;
  }

  private bar(scale: ColorScale): TemplateResult {
    const { low, high } = scale;
    const x = (value: number): number => (high > low ? ((value - low) / (high - low)) * WIDTH : WIDTH / 2);
    const values = high > low ? this.labelled(scale) : [low];
    const label = this.say(`panel.values.scale.${scale.kind}`, { low: brief(low), high: brief(high) });
    return html`<div class="bar">
      <svg width=${WIDTH} height="30" viewBox="0 0 ${WIDTH} 30" role="img" aria-label=${label}>
        ${Array.from({ length: STOPS * 4 }, (_, i) => {
          const value = low + ((i + 0.5) / (STOPS * 4)) * (high - low);
          const [from, to] = [Math.round((i * WIDTH) / (STOPS * 4)), Math.round(((i + 1) * WIDTH) / (STOPS * 4))];
          return svg`<rect x=${from} y="0" width=${to - from} height="10" fill=${colorOf(scale, value)}></rect>`;
        })}
        <rect class="frame" x="0.5" y="0.5" width=${WIDTH - 1} height="9"></rect>
        ${values.map(
          (value, i) =>
            svg`<line class="tick" x1=${onLine(x(value))} x2=${onLine(x(value))} y1="10" y2="14"></line>
              <text x=${x(value)} y="26" text-anchor=${anchorOf(i, values.length)}>${brief(value)}</text>`,
        )}
      </svg>
    </div>`;
  }

  // The ends are said, and round numbers where they stand clear of them.
  private labelled({ low, high }: ColorScale): readonly number[] {
    const clear = (high - low) * 0.22;
    const inner = ticks(low, high, 3).filter((value) => value - low > clear && high - value > clear);
    return [low, ...inner, high];
  }

  private swatches(extent: Extent): TemplateResult | typeof nothing {
    const kinds = (['nan', 'posInf', 'negInf'] as const).filter((kind) => extent[kind] > 0);
    if (kinds.length === 0) return nothing;
    return html`<div class="swatches">
      ${kinds.map(
        (kind) =>
          html`<span class="swatch tabular">
            <svg width=${3 * HATCH + 1} height=${2 * HATCH + 1} aria-hidden="true">
              ${[0, 1, 2].flatMap((column) =>
                [0, 1].map(
                  (row) =>
                    svg`<svg x=${column * HATCH} y=${row * HATCH} width=${HATCH} height=${HATCH} overflow="hidden"><path class="hatch" d=${HATCHES[kind]}></path></svg>`,
                ),
              )}
              <rect class="frame" x="0.5" y="0.5" width=${3 * HATCH} height=${2 * HATCH}></rect>
            </svg>
            <span data-label>${NAMES[kind]} ${count(extent[kind], this.words.language)}</span>
          </span>`,
      )}
    </div>`;
  }

  private notes(extents: readonly Extent[]): TemplateResult {
    const { shown, tiles } = this.model.values;
    const [rows, columns] = tiles?.tile ?? [1, 1];
    const { outside, share } = clippedShare(extents);
    const { language } = this.words;
    const percent = new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 }).format(share);
    return html`${extents.some(({ sampled }) => sampled) ? html`<p>${this.say('panel.values.sampled')}</p>` : nothing}
    ${
      shown?.robust
        ? html`<p>${this.say('panel.values.clipped', { outside: count(outside, language), percent })}</p>`
        : nothing
    }
    ${rows * columns > 1 ? html`<p>${this.say('panel.values.tiles', { rows, columns })}</p>` : nothing}`;
  }
}
// The ends' labels stay within the bar.
function anchorOf(i: number, count: number): 'start' | 'middle' | 'end' {
  if (count === 1) return 'middle';
  return i === 0 ? 'start' : i === count - 1 ? 'end' : 'middle';
}

function onLine(x: number): number {
  return Math.min(Math.floor(x), WIDTH - 1) + 0.5;
}
customElements.define('ns-legend', NsLegend);
