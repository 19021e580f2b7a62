import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Explanation, Identified } from '../../src/protocol/compare';
import { NsElement } from '../element';
import { brief, figure } from '../format';
import { shared } from '../styles/shared';

const MOST_WEIGHTS = 8;

/** Which normalization it was, how well that explains the values, and what else would. Fires `open-scheme` with a scheme. */
export class NsExplanations extends NsElement {
  static override styles = [
    shared,
    css`
      :host,
      section {
        display: grid;
        gap: 12px;
      }
      h1 {
        font-size: 15px;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 2px 16px;
      }
      code {
        font-family: var(--vscode-editor-font-family, monospace);
      }
      ul {
        padding-inline-start: 18px;
      }
    `,
  ];

  @property({ attribute: false }) identified: Identified | undefined;
  @property({ attribute: false }) shape: readonly number[] = [];

  override render(): TemplateResult | typeof nothing {
    const { identified } = this;
    if (!identified) return nothing;
    const { best, runnersUp, verdict } = identified;
    return html`<h1 aria-live="polite">${this.headline(identified)}</h1>
      ${best ? this.details(best) : nothing}
      ${
        runnersUp.length > 0
          ? html`<section>
              <h2>${this.say(verdict === 'explained' ? 'identify.also' : 'identify.nearest')}</h2>
              <ul>
                ${runnersUp.map((one) => html`<li>${this.nameOf(one)} <span class="muted">· R² ${brief(one.residual.rSquared)}</span></li>`)}
              </ul>
            </section>`
          : nothing
      }`;
  }

  private headline({ verdict, best, other, linear }: Identified): string {
    return this.say(`identify.${verdict}`, {
      name: best ? this.nameOf(best) : '',
      level: best?.level ?? 'none',
      other: other?.id ?? '',
      axes: other?.axes.join(', ') ?? '',
      axis: linear?.channelAxis ?? 0,
      largest: best ? best.residual.maxAbs.toPrecision(2) : '',
    });
  }

  private nameOf({ scheme, reducedAxes, ddof, eps, hasWeight, hasBias }: Explanation): string {
    const affine = hasBias ? 'both' : hasWeight ? 'weight' : 'none';
    return this.say('identify.name', {
      scheme: this.say(`panel.scheme.${scheme}`),
      axes: reducedAxes.join(', '),
      ddof,
      input: scheme === 'input',
      eps: String(Number(eps.toPrecision(4))),
      affine,
    });
  }

  private details(best: Explanation): TemplateResult {
    const { residual, otherEps, params, eps, ddof, scheme, reducedAxes } = best;
    const line = (name: string, value: unknown): TemplateResult =>
      html`<dt class="muted">${name}</dt>
        <dd class="tabular">${value}</dd>`;
    const weights = (['weight', 'bias'] as const).flatMap((name) => {
      const given = params[name];
      return given && 'values' in given ? [line(name, this.values(given.values))] : [];
    });
    return html`<section>
      <dl>
        ${line(this.say('identify.formula'), html`<code>${formulaOf(best)}</code>`)}
        ${line('axes', `[${reducedAxes.join(', ')}]`)}
        ${scheme === 'input' ? line('ddof', ddof) : line('eps', String(Number(eps.toPrecision(6))))}
        ${params.numGroups === undefined ? nothing : line('num_groups', params.numGroups)}
        ${otherEps.length > 0 ? line(this.say('identify.otherEps'), otherEps.join(', ')) : nothing} ${weights}
        ${line(this.say('compare.maxAbs'), figure(residual.maxAbs))}
        ${line(this.say('compare.maxRel'), figure(residual.maxRel))} ${line('R²', figure(residual.rSquared))}
      </dl>
      <div>
        <vscode-button @click=${() => this.dispatchEvent(new CustomEvent('open-scheme', { detail: params }))}
          >${this.say('identify.open')}</vscode-button
        >
      </div>
    </section>`;
  }

  private values(values: readonly number[]): string {
    const first = values.slice(0, MOST_WEIGHTS).map(brief).join(', ');
    return values.length > MOST_WEIGHTS ? `[${first}, …]` : `[${first}]`;
  }
}
customElements.define('ns-explanations', NsExplanations);

function formulaOf({ scheme, hasWeight, hasBias }: Explanation): string {
  const scaled = { input: '(x − mean) / σ', rms: 'x / √(mean(x²) + eps)' } as Partial<Record<typeof scheme, string>>;
  const core = scaled[scheme] ?? '(x − mean) / √(var + eps)';
  return `y = ${core}${hasWeight ? ' · weight' : ''}${hasBias ? ' + bias' : ''}`;
}
