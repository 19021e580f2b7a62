import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { nameOfN } from '../../../l10n/figures';
import type { Summary } from '../../../src/core/stats/summary';
import { NsElement } from '../../element';
import { briefChange, count, figure } from '../../format';
import { icon } from '../../icons';
import { shared } from '../../styles/shared';
import { figureTable } from '../../styles/tables';

/** What stands in a column, and what it is called. */
export interface StatisticsColumn {
  readonly name: string;
  readonly summary: Summary;
}

interface Row {
  readonly name: string;
  /** One a column. */
  readonly values: readonly number[];
  readonly counted: boolean;
}

const COUNTS = ['n', 'nan', 'posInf', 'negInf', 'zeros'] as const;
const CENTER = ['mean', 'std', 'variance', 'min'] as const;
const TAIL = ['max', 'skewness', 'excessKurtosis', 'l2'] as const;

/** Statistics side by side, and what changed from the first to the last. Copied, they carry every digit. */
export class NsStatistics extends NsElement {
  static override styles = [
    shared,
    figureTable,
    css`
      th,
      td {
        white-space: nowrap;
      }
      th:first-child {
        padding-inline-start: 0;
        text-align: start;
        white-space: normal;
        overflow-wrap: normal;
      }
      td:last-child,
      th:last-child {
        padding-inline-end: 0;
      }
      thead th {
        padding-bottom: 4px;
      }
      tbody tr + tr > * {
        border-top: 1px solid color-mix(in srgb, var(--ns-line) 50%, transparent);
      }
      .change {
        color: var(--ns-muted);
      }
      /* What stands beside it says the same. */
      @container panel (max-width: 340px) {
        .change {
          display: none;
        }
        th,
        td {
          padding-inline: 4px;
        }
      }
    `,
  ];

  @property({ attribute: false }) columns: readonly StatisticsColumn[] = [];
  /** Whether a last column says what changed from the first one. */
  @property({ type: Boolean }) change = false;

  // A copy from within a shadow root is announced to the document alone.
  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('copy', this.copied);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('copy', this.copied);
  }

  override render(): TemplateResult {
    if (this.columns.length === 0) return html``;
    return html`<table>
      <caption class="sr-only">
        ${this.say('panel.statistics')}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <button class="action" title=${this.say('panel.statistics.copy')} @click=${() => this.copy()}>
              ${icon('copy')}<span class="sr-only">${this.say('panel.statistics.copy')}</span>
            </button>
          </th>
          ${this.columns.map(({ name }) => html`<th scope="col">${name}</th>`)}
          ${this.change ? html`<th scope="col" class="change">${this.say('panel.change')}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${this.rows().map((row) => this.row(row))}
      </tbody>
    </table>`;
  }

  private rows(): readonly Row[] {
    const all = this.columns.map(({ summary }) => summary);
    const n = nameOfN(all);
    const plain = (
      key: (typeof COUNTS)[number] | (typeof CENTER)[number] | (typeof TAIL)[number],
      counted = false,
    ): Row => ({
      name: this.say(`panel.stat.${key === 'n' ? n : key}`, { ddof: all[0].ddof }),
      values: all.map((summary) => summary[key]),
      counted,
    });
    const counts = COUNTS.filter((key) => key === 'n' || all.some((summary) => summary[key] > 0));
    const quantiles = all[0].quantiles.map(({ p }, i) => ({
      name: this.quantileName(p),
      values: all.map((summary) => summary.quantiles[i]?.value ?? NaN),
      counted: false,
    }));
    return [
      ...counts.map((key) => plain(key, true)),
      ...CENTER.map((key) => plain(key)),
      ...quantiles,
      ...TAIL.map((key) => plain(key)),
    ];
  }

  private quantileName(p: number): string {
    const known: Readonly<Record<number, string>> = { 0.25: 'q1', 0.5: 'median', 0.75: 'q3' };
    return known[p] ? this.say(`panel.stat.${known[p]}`) : this.say('panel.stat.quantile', { p: p * 100 });
  }

  private row({ name, values, counted }: Row): TemplateResult {
    const show = counted ? (value: number): string => count(value, this.words.language) : undefined;
    return html`<tr>
      <th scope="row">${name}</th>
      ${values.map((value) => html`<td>${figure(value, show)}</td>`)}
      ${this.change ? html`<td class="change">${figure(changeOf(values), briefChange)}</td>` : nothing}
    </tr>`;
  }

  private text(): string {
    const changed = this.change ? [this.say('panel.change')] : [];
    const head = ['', ...this.columns.map(({ name }) => name), ...changed];
    const lines = this.rows().map(({ name, values }) => [name, ...values, ...(this.change ? [changeOf(values)] : [])]);
    return [head, ...lines].map((line) => line.join('\t')).join('\n');
  }

  private copy(): void {
    void navigator.clipboard.writeText(this.text());
  }

  // A selection of figures is copied with all their digits; words stay what they are.
  private readonly copied = (event: ClipboardEvent): void => {
    const selection = selectionIn(this.renderRoot);
    if (!selection?.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const rows = [...this.renderRoot.querySelectorAll('tr')].filter((row) => range.intersectsNode(row));
    const lines = rows.map(({ cells }) => [...cells].filter((cell) => range.intersectsNode(cell)).map(exactText));
    if (lines.length === 0) return;
    event.clipboardData?.setData('text/plain', lines.map((line) => line.join('\t')).join('\n'));
    event.preventDefault();
  };
}
customElements.define('ns-statistics', NsStatistics);

function changeOf(values: readonly number[]): number {
  return values[values.length - 1] - values[0];
}

function exactText(cell: HTMLTableCellElement): string {
  return cell.querySelector('data')?.value ?? cell.textContent.trim();
}

// Chromium keeps the selection within a shadow root there; elsewhere the document's is the one.
function selectionIn(root: ParentNode & { getSelection?(): Selection | null }): Selection | null {
  return root.getSelection?.() ?? getSelection();
}
