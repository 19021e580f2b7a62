import { css } from 'lit';

/** The breakdown's table: rows and headers as VS Code's own tables have them. */
export const tableStyles = css`
  .scroll {
    --index: 208px;
    position: relative;
    overflow: auto;
    border: 1px solid var(--ns-line);
    border-radius: 4px;
    overflow-anchor: none;
  }
  .scroll:focus {
    outline: none;
  }
  .scroll:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 2;
    min-width: max(100%, var(--width));
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--ns-line);
  }
  .body {
    position: relative;
    min-width: max(100%, var(--width));
  }
  .row {
    display: grid;
    grid-template-columns: var(--columns);
  }
  .body .row {
    position: absolute;
    inset: 0 0 auto;
    height: 24px;
    line-height: 24px;
    cursor: pointer;
    contain: size layout style;
  }
  /* Rows that pass under the pointer are not what is pointed at. */
  .scroll[data-scrolling] .body {
    pointer-events: none;
  }
  .body .row:nth-child(even) {
    background: transparent;
  }
  .body .row:hover {
    background: var(--vscode-list-hoverBackground);
    color: var(--vscode-list-hoverForeground, inherit);
  }
  .body .row:focus-visible {
    outline: 1px solid var(--vscode-list-focusOutline, var(--vscode-focusBorder));
    outline-offset: -1px;
    background: var(--vscode-list-focusBackground, transparent);
  }
  .body .row.marked .index {
    box-shadow: inset 3px 0 0 0 var(--ns-warning);
  }
  .body .row[aria-selected='true'],
  .body .row[aria-selected='true'] .index {
    background: var(--vscode-list-inactiveSelectionBackground, var(--vscode-list-activeSelectionBackground));
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
  }
  .body .row[aria-selected='true'] {
    outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  /* What is clipped is painted by itself: only cells whose content may not fit. */
  .cell {
    padding: 0 8px;
    text-align: end;
    white-space: nowrap;
  }
  .cell.counted,
  .cell.index {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .cell.after {
    color: var(--vscode-foreground);
  }
  .index {
    display: flex;
    gap: 8px;
    align-items: center;
    text-align: start;
  }
  .head .index {
    padding: 0;
  }
  /* Each cell that stays while the rest scrolls is a layer of its own: only where they have something to stay for. */
  .scroll[data-shifted] .index {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--vscode-editor-background);
  }
  .scroll[data-shifted] .body .row:hover .index {
    background: linear-gradient(var(--vscode-list-hoverBackground) 0 100%) var(--vscode-editor-background);
  }
  .label {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .flags {
    display: inline-flex;
    flex: 1 1 auto;
    min-width: 20px;
    align-items: center;
    gap: 4px;
    color: var(--ns-warning);
  }
  .flags span:last-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container panel (max-width: 560px) {
    .scroll {
      --index: 144px;
    }
    .flags span:last-child {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  .head .cell {
    padding: 0;
  }
  .head button {
    display: grid;
    align-content: start;
    justify-items: end;
    width: 100%;
    height: 42px;
    padding: 3px 8px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    line-height: 18px;
    cursor: pointer;
  }
  .head .index button {
    justify-items: start;
  }
  .head button:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }
  .name {
    display: inline-flex;
    align-items: center;
    font-weight: 600;
  }
  .side {
    font-size: 12px;
  }
`;
