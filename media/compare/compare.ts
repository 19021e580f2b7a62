import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { translator } from '../../l10n';
import type { Alignment } from '../../src/core/compare/align';
import type { Comparison } from '../../src/core/compare/compare';
import type {
  ComparedSide,
  CompareHost,
  CompareMemento,
  CompareRequest,
  CompareState,
  Identified,
} from '../../src/protocol/compare';
import type { Remote } from '../../src/protocol/rpc';
import { NsElement } from '../element';
import { shapeText } from '../format';
import { Latest, type Failure } from '../latest';
import { shared } from '../styles/shared';
import './difference';
import type { NsDifference } from './difference';
import { DifferenceModel } from './difference-model';
import './explanations';
import './figures';
import { placeOf } from './place';
import './tolerances';

const OFFERS = ['transpose', 'flatten', 'broadcast'] as const satisfies readonly Alignment[];

/** Two tensors beside each other: how they differ, or which normalization made the second of the first. */
export class NsCompare extends NsElement {
  static override styles = [
    shared,
    css`
      /* Named, so that the contrast of the texts on it can be measured. */
      :host {
        display: block;
        background: var(--vscode-editor-background);
      }
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
        max-width: 1000px;
        padding: 12px 20px 32px;
      }
      h1 {
        font-size: 15px;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 2px 12px;
      }
      .results {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
      }
      .failure {
        color: var(--ns-error);
      }
    `,
  ];

  @property({ attribute: false }) host!: Remote<CompareHost>;
  /** Keeps what is chosen through a reload of the window. */
  @property({ attribute: false }) save: (memento: CompareMemento) => void = () => undefined;
  @state() private shown: CompareState | undefined;
  @state() private request: CompareRequest = { tolerance: 'numpy' };
  private readonly redraw = (): void => this.requestUpdate();
  private readonly comparison = new Latest<CompareRequest & { readonly ids: string }, Comparison>(
    ({ tolerance, align }, signal) => this.host.compare({ tolerance, align }, signal),
    this.redraw,
  );
  private readonly identified = new Latest<string, Identified>(
    (_, signal) => this.host.identify(undefined, signal),
    this.redraw,
  );
  private picture: DifferenceModel | undefined;

  /** Takes up what was chosen before a reload. */
  restore({ request, values }: CompareMemento): void {
    this.request = request ?? this.request;
    this.picture = new DifferenceModel(this.host, this.keep);
    this.picture.view = { ...this.picture.view, values };
  }

  /** Takes over what the host says; an older state is dropped. */
  receive(next: CompareState): void {
    if (this.shown && next.revision < this.shown.revision) return;
    if (next.language !== this.words.language || !this.shown) {
      this.words = { language: next.language, t: translator(next.language) };
      document.documentElement.lang = next.language;
    }
    this.shown = next;
    this.keep();
    this.ask();
  }

  private readonly keep = (): void => {
    this.save({ memento: this.shown?.memento, request: this.request, values: this.picture?.view.values });
  };

  private ask(): void {
    const { shown } = this;
    if (!shown?.sides) return this.picture?.clear();
    const ids = shown.sides.map(({ info }) => info.id).join();
    if (shown.question === 'identify') void this.identified.put(ids, shown.revision);
    else void this.comparison.put({ ...this.request, ids }, shown.revision).then(() => this.askPicture(ids));
  }

  // The picture comes after the figures, and only of what differs.
  private askPicture(ids: string): void {
    const { comparison, shown, request } = this;
    const { value } = comparison;
    if (!shown || !value || comparison.pending) return;
    if (value.equal === value.count) this.picture?.clear();
    else this.picture?.put({ request, ids, revision: shown.revision });
  }

  private change(part: Partial<CompareRequest>): void {
    this.request = { ...this.request, ...part };
    this.keep();
    this.ask();
  }

  override render(): TemplateResult | typeof nothing {
    const { shown } = this;
    if (!shown) return nothing;
    const { sides, problem, question } = shown;
    if (!sides) {
      return html`<main>
        <h1>${this.say('compare.heading')}</h1>
        <p role="status" class=${problem ? 'failure' : 'muted'}>
          ${problem ? this.say(problem.code, problem.args) : this.say('compare.loading')}
        </p>
      </main>`;
    }
    return html`<main>
      ${question === 'identify' ? this.identification() : this.difference()} ${this.both(sides)}
    </main>`;
  }

  private both([a, b]: readonly [ComparedSide, ComparedSide]): TemplateResult {
    const identify = this.shown?.question === 'identify';
    const line = (name: string, { title, info }: ComparedSide): TemplateResult =>
      html`<dt class="muted">${name}</dt>
        <dd>
          ${title}
          <span class="muted tabular"
            >· ${info.shape.length > 0 ? shapeText(info.shape) : this.say('panel.shape.scalar')} · ${info.dtype}</span
          >
        </dd>`;
    return html`<section aria-label=${this.say('compare.sides')}>
      <dl>
        ${line(this.say(identify ? 'panel.before' : 'compare.a'), a)}
        ${line(this.say(identify ? 'panel.after' : 'compare.b'), b)}
      </dl>
      <p>
        <button class="link" @click=${() => void this.host.swap(undefined).catch(() => undefined)}>
          ${this.say('compare.swap')}
        </button>
      </p>
    </section>`;
  }

  private difference(): TemplateResult {
    const { value, failure } = this.comparison;
    const isDifferent = value !== undefined && value.equal < value.count;
    return html`<h1 aria-live="polite">${value ? this.headline(value) : this.say('compare.heading')}</h1>
      ${failure ? this.failed(failure) : nothing}
      <ns-tolerances
        .words=${this.words}
        .asked=${this.request.tolerance}
        .used=${value?.tolerance}
        @tolerance=${(event: CustomEvent<CompareRequest['tolerance']>) => this.change({ tolerance: event.detail })}
      ></ns-tolerances>
      <div class="results" @reveal=${(event: CustomEvent<number>) => this.reveal(event.detail)}>
        ${value ? html`<ns-compare-figures .words=${this.words} .comparison=${value}></ns-compare-figures>` : nothing}
        ${isDifferent ? html`<ns-difference .words=${this.words} .model=${this.picture}></ns-difference>` : nothing}
      </div>`;
  }

  // In the texts, and in the picture.
  private reveal(index: number): void {
    this.renderRoot.querySelector<NsDifference>('ns-difference')?.show(index);
    void this.host.reveal({ index }).catch(() => undefined);
  }

  private failed({ code, args }: Failure): TemplateResult {
    const offer = OFFERS.find((alignment) => alignment === args.offer);
    return html`<div>
      <p class="failure">${this.say(code, args)}</p>
      ${
        offer
          ? html`<vscode-button @click=${() => this.change({ align: offer })}
              >${this.say(`compare.align.${offer}`)}</vscode-button
            >`
          : nothing
      }
    </div>`;
  }

  private headline({ close, mismatches, count, tolerance, maxAbs, shape, equal }: Comparison): string {
    const args = {
      mismatches,
      count,
      rtol: String(tolerance.rtol),
      atol: String(tolerance.atol),
      largest: maxAbs.value === 0 ? '0' : maxAbs.value.toPrecision(3),
      place: placeOf(maxAbs.index, shape),
      verdict: equal === count ? 'equal' : close ? 'close' : 'different',
      located: maxAbs.index >= 0,
    };
    return this.say('compare.headline', args);
  }

  private identification(): TemplateResult {
    const { value, failure, pending } = this.identified;
    if (failure)
      return html`<h1>${this.say('identify.heading')}</h1>
        <p class="failure">${this.say(failure.code, failure.args)}</p>`;
    if (!value)
      return html`<h1 aria-live="polite">${pending ? this.say('compare.loading') : this.say('identify.heading')}</h1>`;
    return html`<ns-explanations
      .words=${this.words}
      .identified=${value}
      .shape=${this.shown?.sides?.[0].info.shape ?? []}
      @open-scheme=${(event: CustomEvent) => void this.host.open(event.detail as Parameters<CompareHost['open']>[0]).catch(() => undefined)}
    ></ns-explanations>`;
  }
}
customElements.define('ns-compare', NsCompare);
