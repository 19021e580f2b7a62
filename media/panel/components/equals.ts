import { css, html, nothing, type TemplateResult } from 'lit';
import type { Equivalent } from '../../../src/core/schemes/equivalents/equivalents';
import type { Remark } from '../../../src/core/schemes/equivalents/differences';
import { icon } from '../../icons';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';

/** Whether the answer equals what a framework computes: its call, and what differs or has to be known. */
export class NsEquals extends ModelElement {
  static override styles = [
    shared,
    css`
      .one {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 0 8px;
      }
      .one > .icon {
        margin-top: 1px;
      }
      .equal {
        color: var(--vscode-testing-iconPassed, var(--vscode-charts-green, var(--vscode-foreground)));
      }
      .differs {
        color: var(--ns-warning);
      }
      code {
        padding: 1px 4px;
        border-radius: 3px;
        background: var(--vscode-textPreformat-background, var(--vscode-textCodeBlock-background));
        color: var(--vscode-textPreformat-foreground, inherit);
        font-family: var(--vscode-editor-font-family, monospace);
        font-size: 12px;
      }
      .remarks {
        list-style: none;
        color: var(--ns-muted);
      }
      .remarks .difference {
        color: var(--vscode-foreground);
      }
      .others {
        display: grid;
        gap: 8px;
        margin-top: 8px;
      }
      details {
        margin: 4px 0 0 24px;
      }
      summary {
        width: fit-content;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const [first, ...others] = this.model.report.value?.equivalents ?? [];
    if (!first) return nothing;
    return html`<div data-equals=${first.framework}>${this.one(first)}</div>
      ${
        others.length > 0
          ? html`<details>
              <summary>${this.say('panel.equals.others')}</summary>
              <div class="others">${others.map((each) => this.one(each))}</div>
            </details>`
          : nothing
      }`;
  }

  private one(equivalent: Equivalent): TemplateResult {
    const { framework, call, differences, runningDifferences, notes } = equivalent;
    const verdict = verdictOf(equivalent);
    return html`<div class="one">
      <span class=${verdict === 'equal' ? 'equal' : 'differs'}>${icon(verdict === 'equal' ? 'pass' : 'diff')}</span>
      <div>
        <p>
          ${this.say(`panel.equals.${verdict}`, { framework: this.say(`panel.name.convention.${framework}`) })}
          ${call ? html`<code>${call}</code>` : nothing}
        </p>
        <ul class="remarks">
          ${[...differences, ...runningDifferences].map((remark) => this.remark(remark, 'difference'))}
          ${call ? notes.map((remark) => this.remark(remark, '')) : nothing}
        </ul>
      </div>
    </div>`;
  }

  private remark({ code, args }: Remark, kind: string): TemplateResult {
    return html`<li class=${kind}>${this.say(code, args)}</li>`;
  }
}
customElements.define('ns-equals', NsEquals);

function verdictOf({ call, differences, runningDifferences }: Equivalent): 'equal' | 'running' | 'differs' | 'none' {
  if (!call) return 'none';
  if (differences.length > 0) return 'differs';
  return runningDifferences.length > 0 ? 'running' : 'equal';
}
