import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { translator } from '../../l10n';
import type { Summary } from '../../src/core/stats/summary';
import type { InspectorHost, InspectorState } from '../../src/protocol/inspector';
import type { Remote } from '../../src/protocol/rpc';
import '../charts/histogram';
import { NsElement } from '../element';
import { count, figure, shapeText } from '../format';
import '../parts/badges';
import '../parts/problems';
import { shared } from '../styles/shared';

const FIGURES = ['mean', 'std', 'min', 'max'] as const satisfies readonly (keyof Summary)[];
const QUARTILES = [
  ['q1', 0.25],
  ['median', 0.5],
  ['q3', 0.75],
] as const;

/** The side view: the array under the cursor at a glance. */
export class NsInspector extends NsElement {
  static override styles = [
    shared,
    css`
      main {
        display: grid;
        gap: 8px;
        padding: 4px 20px 16px;
      }
      h1 {
        overflow: hidden;
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr) max-content;
        gap: 0 12px;
      }
      dd {
        text-align: end;
      }
      vscode-button {
        width: 100%;
        max-width: 300px;
      }
    `,
  ];

  @property({ attribute: false }) host!: Remote<InspectorHost>;
  @state() private shown: InspectorState | undefined;

  /** Takes over what the host says; an older state is dropped. */
  receive(state: InspectorState): void {
    if (this.shown && state.revision < this.shown.revision) return;
    if (state.language !== this.words.language || !this.shown) {
      this.words = { language: state.language, t: translator(state.language) };
      document.documentElement.lang = state.language;
    }
    this.shown = state;
  }

  override render(): TemplateResult | typeof nothing {
    return this.shown ? html`<main>${this.body(this.shown)}</main>` : nothing;
  }

  private body(shown: InspectorState): TemplateResult {
    const { tensor, problems } = shown;
    const list = html`<ns-problems
      .words=${this.words}
      .problems=${problems}
      @reveal=${(event: CustomEvent<number>) => void this.host.revealProblem({ key: event.detail }).catch(() => undefined)}
    ></ns-problems>`;
    if (!tensor) {
      const todo = problems.length === 0 ? html`<p>${this.say('inspector.empty')}</p>` : list;
      return html`<h1 class="sr-only">Normscope</h1>
        ${todo}`;
    }
    return html`${this.head(shown)} ${shown.summary ? this.figures(shown.summary) : nothing}
      ${
        shown.histogram
          ? html`<ns-histogram .words=${this.words} .histogram=${shown.histogram} .height=${96} bare></ns-histogram>`
          : nothing
      }
      ${list}
      <vscode-button @click=${() => void this.host.open(undefined).catch(() => undefined)}
        >${this.say('inspector.open')}</vscode-button
      >`;
  }

  private head({ tensor, place, tensorCount }: InspectorState): TemplateResult {
    if (!tensor) return html``;
    const shape = tensor.shape.length > 0 ? shapeText(tensor.shape) : this.say('panel.shape.scalar');
    return html`<div>
        <h1 title=${tensor.name || place}>${tensor.name || place}</h1>
        <p class="tabular">${shape} <span class="muted">· ${tensor.dtype}</span></p>
        ${tensor.name ? html`<p class="muted tabular">${place}</p>` : nothing}
        ${tensorCount > 1 ? html`<p class="muted">${this.say('panel.tensors', { n: tensorCount })}</p>` : nothing}
      </div>
      <ns-badges .words=${this.words} .counts=${tensor}></ns-badges>`;
  }

  private figures(summary: Summary): TemplateResult {
    const quartile = (p: number): number => summary.quantiles.find((one) => one.p === p)?.value ?? NaN;
    const counted = (value: number): string => count(value, this.words.language);
    const line = (name: string, value: TemplateResult): TemplateResult =>
      html`<dt class="muted">${name}</dt>
        <dd>${value}</dd>`;
    const [mean, std, min, max] = FIGURES.map((key) =>
      line(this.say(`panel.stat.${key}`, { ddof: summary.ddof }), figure(summary[key])),
    );
    const quartiles = QUARTILES.map(([name, p]) => line(this.say(`panel.stat.${name}`), figure(quartile(p))));
    return html`<dl>
      ${line(this.say('panel.stat.n'), figure(summary.n, counted))} ${mean} ${std} ${min} ${quartiles} ${max}
    </dl>`;
  }
}
customElements.define('ns-inspector', NsInspector);
