import { css, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { NsElement } from '../element';
import { shared } from '../styles/shared';
import { rasterized, svgText, type Pictured, type SvgOptions } from './picture';
import './picture-menu';

/** What Observable Plot's own stylesheet would say; it is an inline one, which the content security policy refuses. */
const plotStyles: CSSResult = css`
  .chart {
    position: relative;
    width: 100%;
    overflow: hidden;
  }
  svg {
    display: block;
    max-width: 100%;
    height: auto;
    overflow: visible;
    color: var(--ns-muted);
    background: none;
    font-family: inherit;
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }
  svg text,
  svg tspan {
    white-space: pre;
  }
  :host {
    position: relative;
  }
  ns-picture-menu {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    opacity: 0;
  }
  :host(:hover) ns-picture-menu,
  ns-picture-menu:focus-within {
    opacity: 1;
  }
  @media (hover: none) {
    ns-picture-menu {
      opacity: 1;
    }
  }
  [aria-label='tip'] {
    --plot-background: var(--vscode-editorHoverWidget-background);
    color: var(--vscode-editorHoverWidget-foreground);
    stroke: var(--vscode-editorHoverWidget-border);
  }
  [aria-label='tip'] text {
    fill: var(--vscode-editorHoverWidget-foreground);
    stroke: none;
  }
`;

/** Whether two lists differ in what they hold: a list that is made anew with every drawing is no reason to draw a chart. */
export function areOthers(now: unknown, before: unknown): boolean {
  return JSON.stringify(now) !== JSON.stringify(before);
}

/**
 * A chart as wide as its place. Drawn anew when the data or the width change; colours are CSS variables, so that a
 * change of theme needs no drawing.
 */
export abstract class NsChart extends NsElement implements Pictured {
  static override styles = [shared, plotStyles];

  /** What it shows, for the name of a file; without one the chart cannot be saved. */
  @property() name = '';

  private width = 0;
  private readonly observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (width !== this.width && width > 0) {
      this.width = width;
      this.requestUpdate();
    }
  });

  /** The chart at a width; undefined while there is nothing to draw. */
  protected abstract draw(width: number): Element | undefined;
  /** What it shows, in a sentence. */
  protected abstract description(): string;

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  override render(): TemplateResult {
    return html`<div class="chart" role="img" aria-label=${this.description()}></div>
      ${
        this.name
          ? html`<ns-picture-menu .words=${this.words} .chart=${this} .name=${this.name}></ns-picture-menu>`
          : nothing
      }`;
  }

  toSvg(options?: SvgOptions): string | undefined {
    const drawn = this.renderRoot.querySelector<SVGSVGElement>('.chart svg');
    return drawn ? svgText(drawn, options) : undefined;
  }

  async toCanvas(scale: number): Promise<HTMLCanvasElement | undefined> {
    const svg = this.toSvg();
    return svg === undefined ? undefined : rasterized(svg, scale);
  }

  protected override updated(): void {
    if (this.width === 0) return;
    const drawn = this.draw(this.width);
    const place = this.renderRoot.querySelector('.chart');
    // The picture is one image to a screen reader, named by its place; Plot's names of its marks are not for reading.
    drawn?.setAttribute('aria-hidden', 'true');
    for (const style of drawn?.querySelectorAll('style') ?? []) style.remove();
    if (drawn) place?.replaceChildren(drawn);
    else place?.replaceChildren();
  }
}
