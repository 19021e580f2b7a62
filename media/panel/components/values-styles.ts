import { css, type CSSResult } from 'lit';

/** The section of the values: a bar of choices, the picture, and beside or below it the explanation. */
export const valuesStyles: CSSResult = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-bottom: 8px;
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-top: 4px;
  }
  ns-select {
    flex: 1 1 100px;
    max-width: 160px;
  }
  .finder {
    flex: 1 1 96px;
    max-width: 160px;
  }
  .finder .input {
    width: 100%;
  }
  .tools {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: auto;
  }
  .zoom {
    display: inline-flex;
  }
  .sides {
    display: inline-flex;
  }
  .sides button {
    padding: 3px 8px;
    margin-inline-start: -1px;
    border: 1px solid var(--vscode-radio-inactiveBorder, var(--ns-line));
    background: var(--vscode-radio-inactiveBackground, transparent);
    color: var(--vscode-radio-inactiveForeground, inherit);
    font: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  .sides button:first-child {
    margin-inline-start: 0;
    border-start-start-radius: 4px;
    border-end-start-radius: 4px;
  }
  .sides button:last-child {
    border-start-end-radius: 4px;
    border-end-end-radius: 4px;
  }
  .sides button:hover {
    background: var(--vscode-radio-inactiveHoverBackground);
  }
  .sides button[aria-pressed='true'] {
    position: relative;
    z-index: 1;
    border-color: var(--vscode-radio-activeBorder, var(--vscode-focusBorder));
    background: var(--vscode-radio-activeBackground);
    color: var(--vscode-radio-activeForeground, inherit);
  }
  .sides button:disabled {
    color: var(--vscode-disabledForeground);
    cursor: not-allowed;
  }
  .sides button:focus-visible {
    position: relative;
    z-index: 2;
  }
  .both {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px 24px;
    align-items: start;
  }
  @container panel (max-width: 240px) {
    .sides button {
      padding-inline: 4px;
    }
  }
  @container panel (min-width: 900px) {
    .both {
      grid-template-columns: minmax(0, 1fr) minmax(300px, 400px);
    }
  }
`;
