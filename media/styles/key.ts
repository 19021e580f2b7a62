import { css } from 'lit';

/** The key of a picture: the first series is filled, the second a line. */
export const key = css`
  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .key {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .swatch {
    width: 14px;
    height: 10px;
    forced-color-adjust: none;
  }
  .swatch.before {
    color: var(--ns-before);
  }
  .swatch.after {
    color: var(--ns-after);
  }
  .swatch.other {
    color: var(--ns-other);
  }
  .swatch.filled {
    background: currentColor;
    opacity: var(--ns-before-opacity, 0.55);
  }
  .swatch.line {
    border: 2px solid currentColor;
    border-bottom: 0;
  }
`;
