import { axisX, axisY, gridY, line, plot, pointerX, ruleY, tip } from '@observablehq/plot';
import { property } from 'lit/decorators.js';
import type { Histogram } from '../../src/core/stats/summary';
import { brief, tick } from '../format';
import { areOthers, NsChart } from './chart';
import { colorsOf, type PairKind } from './pair';

/** The share of values below an edge of the bins, of either series. */
interface Step {
  readonly x: number;
  readonly first: number | undefined;
  readonly second: number | undefined;
}

const HEIGHT = 240;

/** Empirical cumulative distributions of two series: exact at the edges of the bins, straight between them. */
export class NsEcdf extends NsChart {
  @property({ attribute: false }) histogram: Pick<Histogram, 'edges' | 'counts'> | undefined;
  @property({ attribute: false, hasChanged: areOthers }) names: readonly [string, string] = ['', ''];
  @property() pair: PairKind = 'sides';
  /** Of which of the two the shares of one series are: that one's colour and look are taken. */
  @property({ type: Number }) only: 0 | 1 = 0;
  @property({ type: Number }) height = HEIGHT;

  protected description(): string {
    const steps = ecdfOf(this.histogram, this.only);
    if (steps.length === 0) return this.say('panel.histogram.empty');
    const [first, second] = this.names;
    const range = { from: brief(steps[0].x), to: brief(steps[steps.length - 1].x) };
    if (this.histogram?.counts.length === 1)
      return this.say('panel.ecdf.of', { ...range, name: this.names[this.only] });
    return this.say('panel.ecdf', { ...range, first, second });
  }

  protected draw(width: number): Element | undefined {
    const steps = ecdfOf(this.histogram, this.only);
    if (steps.length === 0) return undefined;
    const [first, second] = colorsOf(this.pair);
    const { first: hasFirst, second: hasSecond } = steps[0];
    return plot({
      width,
      height: this.height,
      marginTop: 12,
      marginRight: 12,
      marginBottom: 28,
      marginLeft: 44,
      x: { type: 'linear', domain: [steps[0].x, steps[steps.length - 1].x] },
      y: { type: 'linear', domain: [0, 1] },
      marks: [
        gridY({ strokeOpacity: 0.15, ticks: 4 }),
        axisY({ label: null, ticks: 4, tickSize: 0, tickFormat: (share: number) => `${Math.round(share * 100)} %` }),
        axisX({ label: null, ticks: Math.max(2, Math.floor(width / 80)), tickFormat: tick, tickSize: 3 }),
        ruleY([0], { strokeOpacity: 0.5 }),
        ...(hasFirst === undefined ? [] : [line(steps, { x: 'x', y: 'first', stroke: first, strokeWidth: 2.5 })]),
        ...(hasSecond !== undefined
          ? [line(steps, { x: 'x', y: 'second', stroke: second, strokeWidth: 1.75, strokeDasharray: '6 3' })]
          : []),
        tip(
          steps,
          pointerX({
            x: 'x',
            y: ({ first, second }: Step) => first ?? second,
            title: (step: Step) => this.title_(step),
            ...TIP,
          }),
        ),
      ],
    });
  }

  private title_({ x, first, second }: Step): string {
    const [a, b] = this.names;
    const share = (value: number): string => `${brief(value * 100)} %`;
    const lines = [
      `≤ ${brief(x)}`,
      ...(first === undefined ? [] : [`${a}: ${share(first)}`]),
      ...(second === undefined ? [] : [`${b}: ${share(second)}`]),
    ];
    return lines.join('\n');
  }
}
customElements.define('ns-ecdf', NsEcdf);

const TIP = { stroke: 'var(--vscode-editorHoverWidget-border)', fill: 'var(--vscode-editorHoverWidget-background)' };

/** The cumulative shares at the edges, of both series or of the one that there is; none where there is no finite value. */
export function ecdfOf(histogram: NsEcdf['histogram'], only: 0 | 1 = 0): readonly Step[] {
  if (!histogram || histogram.edges.length < 2) return [];
  const series = histogram.counts.map(cumulative);
  if (series.every((shares) => Number.isNaN(shares[0]))) return [];
  const [first, second] = series.length === 1 && only === 1 ? [undefined, series[0]] : series;
  return Array.from(histogram.edges, (x, i) => ({ x, first: first?.[i], second: second?.[i] }));
}

// One share an edge: 0 at the first, 1 at the last.
function cumulative(counts: ArrayLike<number>): number[] {
  const sums = [0];
  for (let i = 0; i < counts.length; i++) sums.push(sums[i] + counts[i]);
  return sums.map((sum) => sum / sums[sums.length - 1]);
}
