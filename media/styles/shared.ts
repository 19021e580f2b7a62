import { css } from 'lit';

/** What every component wears: VS Code's text, buttons, fields and focus, by its variables only. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    min-width: 0;
    line-height: 18px;
    word-break: keep-all;
    overflow-wrap: anywhere;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  h2 {
    font-size: 13px;
    font-weight: 600;
    color: var(--vscode-settings-headerForeground, var(--vscode-foreground));
  }
  .icon {
    font: 16px / 1 codicon;
    display: inline-block;
    flex: none;
    vertical-align: middle;
    user-select: none;
    -webkit-font-smoothing: antialiased;
  }
  .muted {
    color: var(--ns-muted);
  }
  .figure,
  .tabular {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .sr-only {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    text-align: start;
    cursor: pointer;
    color: var(--vscode-textLink-foreground);
    text-decoration: var(--text-link-decoration, none);
  }
  .link:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }
  .action {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-width: 24px;
    height: 24px;
    padding: 0 4px;
    border: 1px solid transparent;
    border-radius: 5px;
    background: none;
    color: var(--vscode-icon-foreground, var(--vscode-foreground));
    font: inherit;
    cursor: pointer;
  }
  .action:hover {
    background: var(--vscode-toolbar-hoverBackground);
    outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
    outline-offset: -1px;
  }
  .action:active {
    background: var(--vscode-toolbar-activeBackground);
  }
  .action[aria-pressed='true'] {
    color: var(--vscode-inputOption-activeForeground);
    background: var(--vscode-inputOption-activeBackground);
    border-color: var(--vscode-inputOption-activeBorder, transparent);
  }
  .input {
    width: 100%;
    height: 26px;
    padding: 3px 6px;
    border: 1px solid var(--vscode-settings-textInputBorder, var(--vscode-input-border, transparent));
    border-radius: 4px;
    background: var(--vscode-settings-textInputBackground, var(--vscode-input-background));
    color: var(--vscode-settings-textInputForeground, var(--vscode-input-foreground));
    font: inherit;
  }
  .input::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }
  .input[aria-invalid='true'] {
    border-color: var(--vscode-inputValidation-errorBorder);
  }
  .complaint {
    margin-top: 2px;
    color: var(--ns-error);
  }
  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .link:focus-visible {
    outline-offset: 1px;
  }
  summary {
    cursor: pointer;
    list-style: none;
    display: flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: -4px;
  }
  summary::before {
    content: '\\eab6';
    font: 16px / 1 codicon;
    flex: none;
  }
  details[open] > summary::before {
    transform: rotate(90deg);
  }
  @media (prefers-reduced-motion: no-preference) {
    summary::before {
      transition: transform 100ms;
    }
  }
`;
