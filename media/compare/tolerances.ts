import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Tolerance, ToleranceId } from '../../src/core/compare/tolerance';
import { NsElement } from '../element';
import { parseNumber } from '../parts/typed-field';
import '../parts/select';
import { shared } from '../styles/shared';

const NAMED = ['numpy', 'torch', 'assert_close', 'assert_allclose', 'exact'] as const satisfies readonly ToleranceId[];
const USUAL: Tolerance = { rtol: 1e-5, atol: 1e-8, equalNan: false };

/** What counts as equal: a function's defaults, or numbers of one's own. Fires `tolerance` with what is asked for. */
export class NsTolerances extends NsElement {
  static override styles = [
    shared,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: end;
      }
      label {
        display: grid;
        gap: 2px;
        width: 96px;
      }
      .wide {
        width: 240px;
      }
    `,
  ];

  @property({ attribute: false }) asked: Tolerance | ToleranceId = 'numpy';
  /** The numbers that were used. */
  @property({ attribute: false }) used: Tolerance | undefined;

  override render(): TemplateResult {
    const { asked, used } = this;
    const known = typeof asked === 'string' ? asked : 'own';
    const options = [...NAMED, 'own'].map((value) => ({ value, label: this.say(`compare.tolerance.${value}`) }));
    const equalNan = used?.equalNan ?? false;
    return html`<div class="row" role="group" aria-label=${this.say('compare.tolerances')}>
      <label class="wide"
        >${this.say('compare.tolerances')}<ns-select
          .words=${this.words}
          .label=${this.say('compare.tolerances')}
          .value=${known}
          .options=${options}
          @pick=${(event: CustomEvent<string>) => this.choose(event.detail)}
        ></ns-select
      ></label>
      ${this.field('rtol')} ${this.field('atol')}
      <vscode-checkbox
        label="equal_nan"
        title=${this.say('compare.equalNan.title')}
        .checked=${equalNan}
        @change=${() => this.own({ equalNan: !equalNan })}
      ></vscode-checkbox>
    </div>`;
  }

  private field(name: 'rtol' | 'atol'): TemplateResult {
    return html`<label
      >${name}<ns-typed-field
        .words=${this.words}
        .label=${name}
        .text=${this.used ? String(this.used[name]) : ''}
        .parse=${parseNumber}
        @pick=${(event: CustomEvent<number | undefined>) => this.own({ [name]: event.detail ?? 0 })}
      ></ns-typed-field
    ></label>`;
  }

  private choose(value: string): void {
    const named = NAMED.find((id) => id === value);
    if (named) this.pick(named);
    else this.own({});
  }

  private own(part: Partial<Tolerance>): void {
    this.pick({ ...USUAL, ...this.used, ...part });
  }

  private pick(asked: Tolerance | ToleranceId): void {
    this.dispatchEvent(new CustomEvent('tolerance', { detail: asked }));
  }
}
customElements.define('ns-tolerances', NsTolerances);
