import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Report } from '../../../src/core/report';
import type { Summary } from '../../../src/core/stats/summary';
import type { ParamRef } from '../../../src/protocol/engine';
import { NsElement } from '../../element';
import { briefChange, count, figure } from '../../format';
import { icon } from '../../icons';
import { shared } from '../../styles/shared';
import { figureTable } from '../../styles/tables';

interface Row {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly counted: boolean;
}

const COUNTS = ['n', 'nan', 'posInf', 'negInf', 'zeros'] as const;
const CENTER = ['mean', 'std', 'variance', 'min'] as const;
const TAIL = ['max', 'skewness', 'excessKurtosis', 'l2'] as const;

/** The statistics before and after and what changed. Copied, they carry every digit. */
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
      .copy {
        float: inline-end;
      }
      .scroll {
        overflow-x: auto;
      }
    `,
  ];

  @property({ attribute: false }) report: Report<ParamRef> | undefined;

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
    const { before, after } = this.report ?? {};
    if (!before || !after) return html``;
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
          <th scope="col">${this.say('panel.before')}</th>
          <th scope="col">${this.say('panel.after')}</th>
          <th scope="col">${this.say('panel.change')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.rows(before, after).map((row) => this.row(row))}
      </tbody>
    </table>`;
  }

  private rows(before: Summary, after: Summary): readonly Row[] {
    const plain = (
      key: (typeof COUNTS)[number] | (typeof CENTER)[number] | (typeof TAIL)[number],
      counted = false,
    ): Row => ({
      name: this.say(`panel.stat.${key}`, { ddof: before.ddof }),
      before: before[key],
      after: after[key],
      counted,
    });
    const counts = COUNTS.filter((key) => key === 'n' || before[key] > 0 || after[key] > 0);
    const quantiles = before.quantiles.map(({ p, value }, i) => ({
      name: this.quantileName(p),
      before: value,
      after: after.quantiles[i]?.value ?? NaN,
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

  private row({ name, before, after, counted }: Row): TemplateResult {
    const show = counted ? (value: number): string => count(value, this.words.language) : undefined;
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${figure(before, show)}</td>
      <td>${figure(after, show)}</td>
      <td class="change">${figure(after - before, briefChange)}</td>
    </tr>`;
  }

  private text(): string {
    const { before, after } = this.report ?? {};
    if (!before || !after) return '';
    const head = ['', this.say('panel.before'), this.say('panel.after'), this.say('panel.change')];
    const lines = this.rows(before, after).map((row) => [row.name, row.before, row.after, row.after - row.before]);
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

function exactText(cell: HTMLTableCellElement): string {
  return cell.querySelector('data')?.value ?? cell.textContent.trim();
}

// Chromium keeps the selection within a shadow root there; elsewhere the document's is the one.
function selectionIn(root: ParentNode & { getSelection?(): Selection | null }): Selection | null {
  return root.getSelection?.() ?? getSelection();
}
