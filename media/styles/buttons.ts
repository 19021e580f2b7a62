import { css } from 'lit';

/** VS Code's buttons. */
export const buttons = css`
  .button {
    padding: 2px 10px;
    border: 1px solid var(--vscode-button-border, transparent);
    border-radius: 2px;
    background: var(--vscode-button-background);
    color: var(--vscode-button-foreground);
    font: inherit;
    line-height: 18px;
    cursor: pointer;
  }
  .button:hover {
    background: var(--vscode-button-hoverBackground);
  }
  .button.secondary {
    background: var(--vscode-button-secondaryBackground);
    color: var(--vscode-button-secondaryForeground);
  }
  .button.secondary:hover {
    background: var(--vscode-button-secondaryHoverBackground);
  }
`;
