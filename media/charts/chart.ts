import { css, html, type CSSResult, type TemplateResult } from 'lit';
import { NsElement } from '../element';
import { shared } from '../styles/shared';

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

/**
 * A chart as wide as its place. Drawn anew when the data or the width change; colours are CSS variables, so that a
 * change of theme needs no drawing.
 */
export abstract class NsChart extends NsElement {
  static override styles = [shared, plotStyles];

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
    return html`<div class="chart" role="img" aria-label=${this.description()}></div>`;
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
