import { css } from 'lit';

/** Sentences with the icon of their severity before them, coloured as the Problems view colours it. */
export const severities = css`
  .sentences {
    list-style: none;
    display: grid;
    gap: 6px;
  }
  .sentences > li {
    display: flex;
    gap: 8px;
    align-items: flex-start;
  }
  .sentences .icon {
    margin-top: 1px;
  }
  .error {
    color: var(--vscode-problemsErrorIcon-foreground, var(--vscode-errorForeground));
  }
  .warning {
    color: var(--vscode-problemsWarningIcon-foreground, var(--vscode-editorWarning-foreground));
  }
  .info {
    color: var(--vscode-problemsInfoIcon-foreground, var(--vscode-editorInfo-foreground));
  }
`;
