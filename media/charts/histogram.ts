import { areaY, axisX, axisY, gridY, line, plot, pointerX, rectY, ruleY, tip } from '@observablehq/plot';
import { css } from 'lit';
import { property } from 'lit/decorators.js';
import type { Histogram } from '../../src/core/stats/summary';
import { brief, countTick, tick } from '../format';
import { NsChart } from './chart';
import { colorsOf, type PairKind } from './pair';

/** A bin: [from, to) and how many values fell into it, before and after. */
interface Bin {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number | undefined;
}

const HEIGHT = 240;
// Where bars stand on a logarithmic scale, which has no 0: below the smallest count there can be.
const LOG_FLOOR = 0.7;

/** Counts of two series on the same bins: the first filled, the second outlined. */
export class NsHistogram extends NsChart {
  static override styles = [
    ...NsChart.styles,
    css`
      [aria-label='rect'] {
        fill-opacity: var(--ns-before-opacity, 0.55);
      }
    `,
  ];

  @property({ attribute: false }) histogram: Pick<Histogram, 'edges' | 'counts'> | undefined;
  /** What the two are called. */
  @property({ attribute: false }) names: readonly [string, string] = ['', ''];
  @property() pair: PairKind = 'sides';
  @property({ type: Boolean }) logarithmic = false;
  @property({ type: Number }) height = HEIGHT;
  /** No axes: for a glance. */
  @property({ type: Boolean }) bare = false;

  protected description(): string {
    const bins = binsOf(this.histogram);
    if (bins.length === 0) return this.say('panel.histogram.empty');
    const [first, second] = this.names;
    const range = { from: brief(bins[0].from), to: brief(bins[bins.length - 1].to), bins: bins.length, first, second };
    return this.say(bins[0].after === undefined ? 'panel.histogram.one' : 'panel.histogram.two', range);
  }

  protected draw(width: number): Element | undefined {
    const bins = binsOf(this.histogram);
    if (bins.length === 0) return undefined;
    const floor = this.logarithmic ? LOG_FLOOR : 0;
    const highest = Math.max(1, ...bins.map(({ before, after }) => Math.max(before, after ?? 0)));
    const lifted = (n: number | undefined): number => Math.max(n ?? 0, floor);
    return plot({
      width,
      height: this.height,
      marginTop: this.bare ? 4 : 12,
      marginRight: 12,
      marginBottom: this.bare ? 20 : 28,
      marginLeft: this.bare ? 12 : 44,
      x: { type: 'linear', domain: [bins[0].from, bins[bins.length - 1].to] },
      y: { type: this.logarithmic ? 'log' : 'linear', domain: [floor, highest], axis: this.bare ? null : undefined },
      marks: [
        ...(this.bare ? [] : [gridY({ strokeOpacity: 0.15, ticks: this.yTicks() }), this.countAxis()]),
        axisX({ label: null, ticks: Math.max(2, Math.floor(width / 80)), tickFormat: tick, tickSize: 3 }),
        rectY(bins, {
          x1: 'from',
          x2: 'to',
          y1: floor,
          y2: (bin: Bin) => lifted(bin.before),
          fill: colorsOf(this.pair)[0],
          inset: bins.length < width / 6 ? 0.5 : 0,
        }),
        ...this.afterMarks(bins, floor, lifted),
        ruleY([floor], { strokeOpacity: 0.5 }),
        ...(this.bare ? [] : [this.tip(bins, lifted)]),
      ],
    });
  }

  private yTicks(): number | undefined {
    return this.logarithmic ? undefined : 4;
  }

  private countAxis(): ReturnType<typeof axisY> {
    return axisY({
      label: null,
      ticks: this.yTicks(),
      tickSize: 0,
      tickFormat: (n: number) =>
        Number.isInteger(n) || Number.isInteger(Math.log10(n)) ? countTick(n, this.words.language) : '',
    });
  }

  private afterMarks(bins: readonly Bin[], floor: number, lifted: (n: number | undefined) => number) {
    if (bins[0].after === undefined) return [];
    const color = colorsOf(this.pair)[1];
    const last = bins[bins.length - 1];
    const steps = [
      [bins[0].from, floor],
      ...bins.map((bin) => [bin.from, lifted(bin.after)]),
      [last.to, lifted(last.after)],
      [last.to, floor],
    ] as [number, number][];
    const [x, y] = [(step: [number, number]) => step[0], (step: [number, number]) => step[1]];
    return [
      areaY(steps, { x, y1: floor, y2: y, curve: 'step-after', fill: color, fillOpacity: 0.15 }),
      line(steps, { x, y, curve: 'step-after', stroke: color, strokeWidth: 1.75, strokeLinejoin: 'miter' }),
    ];
  }

  private tip(bins: readonly Bin[], lifted: (n: number | undefined) => number): ReturnType<typeof tip> {
    const [first, second] = this.names;
    const title = ({ from, to, before, after }: Bin): string =>
      this.say('panel.histogram.bin', { from: brief(from), to: brief(to), first, second, before, after: after ?? 0 });
    return tip(
      bins,
      pointerX({
        x: (bin: Bin) => (bin.from + bin.to) / 2,
        y: (bin: Bin) => Math.max(lifted(bin.before), lifted(bin.after)),
        title,
        stroke: 'var(--vscode-editorHoverWidget-border)',
        fill: 'var(--vscode-editorHoverWidget-background)',
      }),
    );
  }
}
customElements.define('ns-histogram', NsHistogram);

function binsOf(histogram: NsHistogram['histogram']): readonly Bin[] {
  if (!histogram || histogram.edges.length < 2) return [];
  const [before, after] = histogram.counts;
  return Array.from(before, (n, i) => ({
    from: histogram.edges[i],
    to: histogram.edges[i + 1],
    before: n,
    after: after?.[i],
  }));
}
