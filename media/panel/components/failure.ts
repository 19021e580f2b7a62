import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { NsElement } from '../../element';
import { icon } from '../../icons';
import type { Failure } from '../../latest';
import { shared } from '../../styles/shared';

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
    return html`<div class="box" role="alert">
      ${icon('error')}
      <p>${this.say(code, args)}</p>
    </div>`;
  }
}
customElements.define('ns-failure', NsFailure);
