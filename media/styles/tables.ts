import { css } from 'lit';

/** A table of figures: numbers at the end of their cells, a header that stays while the rest scrolls. */
export const figureTable = css`
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 1px 8px;
    text-align: end;
    font-weight: normal;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--vscode-editor-background);
    font-weight: 600;
  }
`;
