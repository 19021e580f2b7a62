import { css, html, nothing, type TemplateResult } from 'lit';
import type { BatchSize, MeasuredBatches } from '../../../src/core/advice/batch-size';
import { brief, count } from '../../format';
import { parseNumber, type Parsed } from '../../parts/typed-field';
import '../../parts/typed-field';
import { shared } from '../../styles/shared';
import { ModelElement } from '../model-element';
import './failure';

/** Under batch norm: how far mean and variance would be off with batches of another size, in theory and in these data. */
export class NsBatchSize extends ModelElement {
  static override styles = [
    shared,
    css`
      summary {
        width: fit-content;
        max-width: 100%;
      }
      .body {
        display: grid;
        gap: 6px;
        max-width: 760px;
        margin: 8px 0 0 20px;
      }
      label {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      ns-typed-field {
        width: 96px;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { tensor, report, view } = this.model;
    const channelAxis = report.value?.scheme.channelAxis;
    if (!tensor || view.scheme.scheme !== 'batch' || !channelAxis) return nothing;
    const { m } = this.model;
    return html`<details ?open=${view.batch !== undefined} @toggle=${(event: Event) => this.turned(event)}>
      <summary>${this.say('panel.batch', { m })}</summary>
      ${view.batch === undefined ? nothing : this.body(m)}
    </details>`;
  }

  private turned(event: Event): void {
    const { open } = event.target as HTMLDetailsElement;
    const { view, m } = this.model;
    if (open !== (view.batch !== undefined)) this.model.choose({ ...view, batch: open ? m : undefined });
  }

  private body(m: number): TemplateResult {
    const { value, failure } = this.model.batch;
    return html`<div class="body">
      <label>
        <span aria-hidden="true">${this.say('panel.batch.m')}</span>
        <ns-typed-field
          .words=${this.words}
          .label=${this.say('panel.batch.m')}
          .text=${String(m)}
          .parse=${parseSize}
          @pick=${(event: CustomEvent<number | undefined>) =>
            event.detail !== undefined && this.model.choose({ ...this.model.view, batch: event.detail })}
        ></ns-typed-field>
      </label>
      ${failure ? html`<ns-failure .words=${this.words} .failure=${failure}></ns-failure>` : value ? this.answer(value) : nothing}
    </div>`;
  }

  private answer(batch: BatchSize): TemplateResult {
    const { m, n, samples, varianceError, meanError, measured } = batch;
    const theory =
      n > 1
        ? this.say('panel.batch.theory', { m, n, variance: percent(varianceError), mean: brief2(meanError) })
        : this.say('panel.batch.single');
    return html`<p>${theory}</p>
      ${measured ? this.measured(measured) : html`<p class="muted">${this.say('panel.batch.few', { m, samples })}</p>`}`;
  }

  private measured({ batches, mean, variance, oneSigma: [low, high] }: MeasuredBatches): TemplateResult {
    const worst = this.channelName(variance.worstChannel);
    const args = {
      batches: count(batches, this.words.language),
      mean: brief2(mean.median),
      variance: percent(variance.median),
    };
    return html`<p>${this.say('panel.batch.measured', { ...args, worst, worstVariance: percent(variance.worst) })}</p>
      <p>${this.say('panel.batch.oneSigma', { low: brief2(low), high: brief2(high) })}</p>`;
  }

  private channelName(index: number): string {
    const axis = this.model.report.value?.scheme.channelAxis ?? 1;
    return this.model.tensor?.labels?.[axis]?.[index] ?? String(index);
  }
}
customElements.define('ns-batch-size', NsBatchSize);

function parseSize(text: string): Parsed<number> {
  const parsed = parseNumber(text);
  if ('complaint' in parsed || parsed.ok === undefined) return parsed;
  return Number.isInteger(parsed.ok) && parsed.ok >= 1 ? parsed : { complaint: 'panel.complaint.batch' };
}

function percent(share: number): string {
  return `${brief(Number((share * 100).toPrecision(2)))} %`;
}

function brief2(value: number): string {
  return brief(Number(value.toPrecision(2)));
}
