import { css, type CSSResult } from 'lit';

/** The picture: axes above and to the left, the cells, and what is marked among them. */
export const heatmapStyles: CSSResult = css`
  :host {
    position: relative;
  }
  .picture {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
  }
  svg {
    display: block;
    overflow: visible;
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }
  .axis text {
    fill: var(--ns-muted);
  }
  .axis .here {
    fill: var(--vscode-foreground);
    font-weight: 600;
  }
  .title {
    fill: var(--vscode-foreground);
    font-weight: 600;
  }
  .plot {
    position: relative;
    width: max-content;
    max-width: 100%;
  }
  canvas {
    position: absolute;
    inset: 0 auto auto 0;
    forced-color-adjust: none;
  }
  .scroll {
    position: relative;
    overflow: auto;
    overflow-anchor: none;
    cursor: crosshair;
  }
  .scroll:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
  .reader {
    position: sticky;
    inset: 0 auto auto 0;
    width: 1px;
    height: 1px;
    margin-bottom: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .sizer {
    pointer-events: none;
  }
  .marks {
    position: absolute;
    inset: 0 auto auto 0;
    overflow: hidden;
    pointer-events: none;
  }
  .marks rect {
    fill: none;
  }
  /* Dark on light and light on dark are seen on every colour of a scale. */
  .halo {
    stroke: var(--vscode-editor-background);
    stroke-width: 4;
  }
  .set {
    stroke: var(--vscode-foreground);
    stroke-width: 2;
  }
  .selected {
    stroke: var(--vscode-foreground);
    stroke-width: 2;
  }
  .cursor {
    stroke: var(--vscode-focusBorder);
    stroke-width: 2;
  }
  .tip {
    position: absolute;
    inset: 0 auto auto 0;
    z-index: 3;
    max-width: min(320px, 90%);
    padding: 4px 8px;
    border: 1px solid var(--vscode-editorHoverWidget-border);
    border-radius: 3px;
    background: var(--vscode-editorHoverWidget-background);
    color: var(--vscode-editorHoverWidget-foreground);
    pointer-events: none;
  }
  .tip dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0 12px;
  }
  .tip dd {
    text-align: end;
  }
`;
