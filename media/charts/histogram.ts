import { areaY, axisX, axisY, gridY, line, plot, pointerX, rectY, ruleY, tip } from '@observablehq/plot';
import { css } from 'lit';
import { property } from 'lit/decorators.js';
import type { Histogram } from '../../src/core/stats/summary';
import { brief, count, countTick, tick } from '../format';
import { areOthers, NsChart } from './chart';
import { colorsOf, type PairKind } from './pair';

/** A bin: [from, to) and how many values of either series fell into it. */
interface Bin {
  readonly from: number;
  readonly to: number;
  readonly first: number | undefined;
  readonly second: number | undefined;
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
  @property({ attribute: false, hasChanged: areOthers }) names: readonly [string, string] = ['', ''];
  @property() pair: PairKind = 'sides';
  /** Of which of the two a histogram of one series is: that one's colour and look are taken. */
  @property({ type: Number }) only: 0 | 1 = 0;
  @property({ type: Boolean }) logarithmic = false;
  @property({ type: Number }) height = HEIGHT;
  /** No axes: for a glance. */
  @property({ type: Boolean }) bare = false;

  protected description(): string {
    const bins = binsOf(this.histogram, this.only);
    if (bins.length === 0) return this.say('panel.histogram.empty');
    const [first, second] = this.names;
    const range = { from: brief(bins[0].from), to: brief(bins[bins.length - 1].to), bins: bins.length };
    if (hasBoth(bins)) return this.say('panel.histogram.two', { ...range, first, second });
    const name = this.names[this.only];
    return name ? this.say('panel.histogram.of', { ...range, name }) : this.say('panel.histogram.one', range);
  }

  protected draw(width: number): Element | undefined {
    const bins = binsOf(this.histogram, this.only);
    if (bins.length === 0) return undefined;
    const floor = this.logarithmic ? LOG_FLOOR : 0;
    const highest = Math.max(1, ...bins.map(({ first, second }) => Math.max(first ?? 0, second ?? 0)));
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
        ...this.firstMarks(bins, width, floor, lifted),
        ...this.secondMarks(bins, floor, lifted),
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

  private firstMarks(bins: readonly Bin[], width: number, floor: number, lifted: Lifted) {
    if (bins[0].first === undefined) return [];
    return [
      rectY(bins, {
        x1: 'from',
        x2: 'to',
        y1: floor,
        y2: (bin: Bin) => lifted(bin.first),
        fill: colorsOf(this.pair)[0],
        inset: bins.length < width / 6 ? 0.5 : 0,
      }),
    ];
  }

  private secondMarks(bins: readonly Bin[], floor: number, lifted: Lifted) {
    if (bins[0].second === undefined) return [];
    const color = colorsOf(this.pair)[1];
    const last = bins[bins.length - 1];
    const steps = [
      [bins[0].from, floor],
      ...bins.map((bin) => [bin.from, lifted(bin.second)]),
      [last.to, lifted(last.second)],
      [last.to, floor],
    ] as [number, number][];
    const [x, y] = [(step: [number, number]) => step[0], (step: [number, number]) => step[1]];
    return [
      areaY(steps, { x, y1: floor, y2: y, curve: 'step-after', fill: color, fillOpacity: 0.15 }),
      line(steps, { x, y, curve: 'step-after', stroke: color, strokeWidth: 1.75, strokeLinejoin: 'miter' }),
    ];
  }

  private tip(bins: readonly Bin[], lifted: Lifted): ReturnType<typeof tip> {
    const title = ({ from, to, first, second }: Bin): string => {
      const counts = [first, second].flatMap((n, i) =>
        n === undefined ? [] : [named(this.names[i], count(n, this.words.language))],
      );
      return [this.say('panel.histogram.bin', { from: brief(from), to: brief(to) }), ...counts].join('\n');
    };
    return tip(
      bins,
      pointerX({
        x: (bin: Bin) => (bin.from + bin.to) / 2,
        y: (bin: Bin) => Math.max(lifted(bin.first), lifted(bin.second)),
        title,
        stroke: 'var(--vscode-editorHoverWidget-border)',
        fill: 'var(--vscode-editorHoverWidget-background)',
      }),
    );
  }
}
customElements.define('ns-histogram', NsHistogram);

function named(name: string, counted: string): string {
  return name ? `${name}: ${counted}` : counted;
}

type Lifted = (n: number | undefined) => number;

function hasBoth([bin]: readonly Bin[]): boolean {
  return bin.first !== undefined && bin.second !== undefined;
}

function binsOf(histogram: NsHistogram['histogram'], only: 0 | 1): readonly Bin[] {
  if (!histogram || histogram.edges.length < 2) return [];
  const [own, other] = histogram.counts;
  const [first, second] = other ? [own, other] : only === 0 ? [own, undefined] : [undefined, own];
  const { edges } = histogram;
  return Array.from(own, (_, i) => ({ from: edges[i], to: edges[i + 1], first: first?.[i], second: second?.[i] }));
}
