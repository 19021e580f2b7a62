import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { NsElement } from '../../element';
import { icon } from '../../icons';
import type { Failure } from '../../latest';
import { shared } from '../../styles/shared';

/** Of limits that are nobody's mistake, the line that gets around them. */
const REMEDIES: Readonly<Record<string, string>> = {
  'engine.notInMemory': 'np.save("part.npy", np.load("whole.npy", mmap_mode="r")[:100_000])',
};

/** Why there is no answer, in its place. */
export class NsFailure extends NsElement {
  static override styles = [
    shared,
    css`
      .box {
        display: flex;
        gap: 8px;
        max-width: 760px;
        padding: 8px 12px;
        border: 1px solid var(--vscode-inputValidation-errorBorder, var(--vscode-errorForeground));
        border-radius: 4px;
        background: var(--vscode-inputValidation-errorBackground);
        color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
      }
      /* Not a mistake of anybody's: what there is to know, and what to do. */
      .note {
        border-color: var(--vscode-inputValidation-infoBorder, var(--ns-line));
        background: var(--vscode-inputValidation-infoBackground);
        color: var(--vscode-inputValidation-infoForeground, var(--vscode-foreground));
      }
      .note .icon {
        color: var(--vscode-problemsInfoIcon-foreground, currentColor);
      }
      code {
        display: block;
        margin-top: 4px;
        font-family: var(--vscode-editor-font-family, monospace);
        overflow-wrap: anywhere;
        user-select: all;
      }
      .icon {
        margin-top: 1px;
        color: var(--vscode-problemsErrorIcon-foreground, currentColor);
      }
    `,
  ];

  @property({ attribute: false }) failure: Failure | undefined;

  override render(): TemplateResult | typeof nothing {
    if (!this.failure) return nothing;
    const { code, args } = this.failure;
    const remedy = REMEDIES[code];
    if (remedy === undefined)
      return html`<div class="box" role="alert">
        ${icon('error')}
        <p>${this.say(code, args)}</p>
      </div>`;
    return html`<div class="box note" role="status">
      ${icon('info')}
      <p>${this.say(code, args)} <code>${remedy}</code></p>
    </div>`;
  }
}
customElements.define('ns-failure', NsFailure);
