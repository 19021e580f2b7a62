import { areaY, axisX, axisY, dot, gridY, line, plot, pointerX, ruleX, tip, type Markish } from '@observablehq/plot';
import { property } from 'lit/decorators.js';
import type { BreakdownSeries } from '../../src/protocol/engine';
import { brief, tick } from '../format';
import { NsChart } from './chart';

/** Which spread is drawn around which centre: mean ± σ, or the quartiles around the median. */
export type Spread = 'std' | 'quartiles';

/** One point of the chart: an index, or a run of indices merged. */
interface Point {
  readonly index: number;
  readonly name: string;
  readonly center: number;
  readonly low: number;
  readonly high: number;
  readonly min: number;
  readonly max: number;
  readonly title: string;
}

const HEIGHT = 148;
// Up to here every index is drawn on its own, as a whisker plot; beyond, bands along the axis.
const DISCRETE = 48;

/** Centre, spread and range at every index along an axis, before or after. */
export class NsBands extends NsChart {
  /** First index of each point. */
  @property({ attribute: false }) index: readonly number[] = [];
  @property({ attribute: false }) series: BreakdownSeries | undefined;
  @property({ attribute: false }) labels: readonly string[] | undefined;
  @property({ type: Number }) total = 0;
  @property() spread: Spread = 'std';
  @property() side: 'before' | 'after' = 'before';
  /** The least and greatest value of the vertical scale; its own ones by default. */
  @property({ attribute: false }) domain: readonly [number, number] | undefined;

  protected description(): string {
    const side = this.say(`panel.${this.side}`);
    return this.say(`panel.bands.${this.spread}`, { side, n: this.total });
  }

  protected draw(width: number): Element | undefined {
    const points = this.points();
    if (points.length === 0) return undefined;
    const discrete = this.total <= DISCRETE;
    return plot({
      width,
      height: HEIGHT,
      marginTop: 8,
      marginRight: 12,
      marginBottom: 24,
      marginLeft: 52,
      x: discrete ? { type: 'point', domain: points.map(({ index }) => index), padding: 0.5 } : { type: 'linear' },
      y: { type: 'linear', domain: this.domain && [...this.domain], nice: true },
      marks: [
        gridY({ strokeOpacity: 0.15, ticks: 4 }),
        axisY({ label: null, ticks: 4, tickSize: 0, tickFormat: tick }),
        this.indexAxis(points, width, discrete),
        ...(discrete ? this.whiskers(points, width) : this.bands(points)),
        this.pointed(points),
      ],
    });
  }

  private points(): Point[] {
    const { series } = this;
    if (!series) return [];
    return this.index.map((index, i) => {
      const name = this.nameOf(i);
      const [center, low, high] =
        this.spread === 'std'
          ? [series.mean[i], series.mean[i] - series.std[i], series.mean[i] + series.std[i]]
          : [series.median[i], series.q1[i], series.q3[i]];
      const figures = { name, mean: brief(series.mean[i]), std: brief(series.std[i]), median: brief(series.median[i]) };
      const range = { min: brief(series.min[i]), max: brief(series.max[i]) };
      const title = this.say('panel.bands.point', { ...figures, ...range });
      return { index, name, center, low, high, min: series.min[i], max: series.max[i], title };
    });
  }

  private nameOf(point: number): string {
    const from = this.index[point];
    const to = (this.index[point + 1] ?? this.total) - 1;
    if (to > from) return `${from}–${to}`;
    const label = this.labels?.[from];
    return label ? `${from} ${label}` : String(from);
  }

  private indexAxis(points: readonly Point[], width: number, discrete: boolean): Markish {
    if (!discrete) return axisX({ label: null, ticks: Math.max(2, Math.floor(width / 90)), tickSize: 3 });
    const room = Math.max(1, Math.floor((width - 64) / points.length));
    // Names where they have room, numbers where those have, every so many otherwise.
    const named = this.labels && room >= 56;
    const step = Math.ceil(24 / room);
    return axisX({
      label: null,
      tickSize: 0,
      ticks: points.filter((_, i) => i % step === 0).map(({ index }) => index),
      tickFormat: (index: number) => (named ? cut(this.labels?.[index] || String(index), room) : String(index)),
    });
  }

  private whiskers(points: readonly Point[], width: number): Markish[] {
    const color = `var(--ns-${this.side})`;
    const bar = Math.max(3, Math.min(12, (width - 64) / points.length - 4));
    return [
      ruleX(points, { x: 'index', y1: 'min', y2: 'max', stroke: color, strokeOpacity: 0.7 }),
      ruleX(points, { x: 'index', y1: 'low', y2: 'high', stroke: color, strokeWidth: bar, strokeOpacity: 0.45 }),
      dot(points, this.center(color)),
    ];
  }

  private bands(points: readonly Point[]): Markish[] {
    const color = `var(--ns-${this.side})`;
    const curve = 'step-after' as const;
    return [
      areaY(points, { x: 'index', y1: 'min', y2: 'max', fill: color, fillOpacity: 0.15, curve }),
      areaY(points, { x: 'index', y1: 'low', y2: 'high', fill: color, fillOpacity: 0.35, curve }),
      line(points, { x: 'index', y: 'center', stroke: color, strokeWidth: 1.5, curve }),
    ];
  }

  // Before is a filled disc, after a ring: the sides differ by shape as well.
  private center(color: string) {
    const filled = this.side === 'before';
    const fill = filled ? color : 'var(--vscode-editor-background)';
    return { x: 'index', y: 'center', r: 3, fill, stroke: color, strokeWidth: 1.5 };
  }

  private pointed(points: readonly Point[]): Markish {
    return tip(
      points,
      pointerX({
        x: 'index',
        y: 'center',
        title: 'title',
        fill: 'var(--vscode-editorHoverWidget-background)',
        stroke: 'var(--vscode-editorHoverWidget-border)',
      }),
    );
  }
}
customElements.define('ns-bands', NsBands);

function cut(text: string, room: number): string {
  const letters = Math.floor(room / 6.5);
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;
}
