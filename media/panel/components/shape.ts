import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { count } from '../../format';
import { icon } from '../../icons';
import { shared } from '../../styles/shared';
import { namesOfAxes, withAxisName } from '../axis-names';
import { axisRole, withAxisRole, type AxisRole } from '../axis-role';
import { ModelElement } from '../model-element';

/**
 * The shape as a picture: a box an axis, hatched where the scheme reduces it. The box chooses the axis of the
 * breakdown; the word below it says what the scheme does with the axis, and changes it where the scheme lets one.
 */
export class NsShape extends ModelElement {
  static override styles = [
    shared,
    css`
      ol {
        list-style: none;
        display: flex;
        flex-wrap: wrap;
        gap: 8px 4px;
      }
      li {
        display: grid;
        justify-items: stretch;
        min-width: 64px;
      }
      .picture {
        display: flex;
        align-items: flex-start;
        gap: 4px;
      }
      .rename {
        width: 88px;
        margin-bottom: 2px;
        text-align: center;
      }
      .axis {
        display: grid;
        justify-items: center;
        padding: 4px 12px;
        border: 1px solid var(--vscode-checkbox-border, var(--ns-line));
        border-radius: 4px;
        background: var(--vscode-editorWidget-background);
        color: var(--vscode-foreground);
        font: inherit;
        cursor: pointer;
      }
      .axis:hover {
        border-color: var(--vscode-focusBorder);
      }
      .axis.reduced {
        background-image: repeating-linear-gradient(
          135deg,
          color-mix(in srgb, var(--ns-muted) 35%, transparent) 0 1px,
          transparent 1px 6px
        );
      }
      .axis[aria-pressed='true'] {
        border-color: var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder));
        box-shadow: inset 0 -2px 0 0 var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder));
      }
      .name {
        font-weight: 600;
      }
      .role {
        padding: 2px 4px;
        border: 0;
        background: none;
        color: var(--ns-muted);
        font: inherit;
        font-size: 12px;
        text-align: center;
      }
      button.role {
        cursor: pointer;
        color: var(--vscode-textLink-foreground);
      }
      button.role:hover {
        text-decoration: underline;
      }
      .sets {
        margin-top: 4px;
      }
      @media (forced-colors: active) {
        .axis.reduced {
          border-style: dashed;
        }
      }
    `,
  ];

  @state() private renaming = false;

  override render(): TemplateResult | typeof nothing {
    const { tensor, state } = this.model;
    if (!tensor || !state) return nothing;
    if (tensor.shape.length === 0) return html`<p class="muted">${this.say('panel.shape.scalar')}</p>`;
    const names = namesOfAxes(this.model);
    return html`<div class="picture">
        <ol aria-label=${this.say('panel.shape')}>
          ${tensor.shape.map((length, axis) => this.axis(axis, length, names[axis]))}
        </ol>
        <button
          class="action"
          aria-pressed=${this.renaming}
          aria-label=${this.say('panel.shape.rename')}
          title=${this.say('panel.shape.rename')}
          @click=${() => (this.renaming = !this.renaming)}
        >
          ${icon('edit')}
        </button>
      </div>
      ${this.sets()}`;
  }

  private axis(axis: number, length: number, name: string): TemplateResult {
    const role = axisRole(this.model.report.value?.scheme, axis);
    const reduced = role === 'reduced' || role === 'grouped';
    return html`<li>
      ${this.renaming ? this.nameField(axis, name) : nothing}
      <button
        class="axis ${reduced ? 'reduced' : ''}"
        aria-pressed=${this.model.axis === axis}
        title=${this.say('panel.shape.breakdown', { axis })}
        @click=${() => this.model.choose({ ...this.model.view, axis, scroll: 0 })}
      >
        ${this.renaming ? nothing : html`<span class="name">${name}</span>`}
        <span class="tabular">${count(length, this.words.language)}</span>
      </button>
      ${role ? this.roleButton(axis, name, role) : nothing}
    </li>`;
  }

  private nameField(axis: number, name: string): TemplateResult {
    return html`<input
      class="input rename"
      maxlength="24"
      spellcheck="false"
      aria-label=${this.say('panel.shape.axisName', { axis })}
      .value=${name}
      @change=${(event: Event) => this.rename(axis, (event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter' || event.key === 'Escape') this.renaming = false;
      }}
    />`;
  }

  private rename(axis: number, name: string): void {
    const { view, tensor } = this.model;
    this.model.choose(withAxisName(view, tensor?.name ?? '', axis, name));
  }

  private roleButton(axis: number, name: string, role: AxisRole): TemplateResult {
    const word = this.say(`panel.axis.${role}`);
    const next = withAxisRole(
      this.model.view,
      this.model.report.value?.scheme,
      axis,
      this.model.tensor?.shape.length ?? 0,
    );
    if (!next) return html`<span class="role">${word}</span>`;
    return html`<button
      class="role"
      title=${this.say(`panel.axis.change.${this.model.view.scheme.scheme}`, { name })}
      aria-label="${name}: ${word}. ${this.say(`panel.axis.change.${this.model.view.scheme.scheme}`, { name })}"
      @click=${() => this.model.choose(next)}
    >
      ${word}
    </button>`;
  }

  // The one sentence that says what the hatching means: how many means there are, and of how many values each.
  private sets(): TemplateResult | typeof nothing {
    const { report, tensor } = this.model;
    const scheme = report.value?.scheme;
    if (!scheme || !tensor || scheme.setSize === 0) return nothing;
    const n = tensor.shape.reduce((product, length) => product * length, 1);
    const kind = scheme.scheme === 'rms' ? 'panel.shape.sets.rms' : 'panel.shape.sets';
    return html`<p class="sets muted">${this.say(kind, { sets: n / scheme.setSize, size: scheme.setSize })}</p>`;
  }
}
customElements.define('ns-shape', NsShape);
