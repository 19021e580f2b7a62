import { brief, count, nameOfN, shapeText } from '../../../l10n/figures';
import type { Summary } from '../../core/stats/summary';
import type { BreakdownRow, ParamRef, RowStats } from '../../protocol/engine';
import type { ReportContent } from './content';

/** A table whose first column heads its rows. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the table leaves out. */
  readonly note?: string;
}

/** What is inspected, line by line: what it is, and its value. */
export function facts({ say, tensor, place, language }: ReportContent): readonly (readonly [string, string])[] {
  const n = tensor.shape.reduce((product, length) => product * length, 1);
  return [
    [say('report.source'), place],
    [say('report.shape'), tensor.shape.length === 0 ? say('report.scalar') : shapeText(tensor.shape)],
    [say('report.name.dtype'), tensor.dtype],
    [say('report.values'), count(n, language)],
  ];
}

/** The scheme with every default that took part, by PyTorch's names. */
export function parameters({ say, report, fitted }: ReportContent): readonly (readonly [string, string])[] {
  const { scheme } = report;
  const applied = fitted ? [[say(fitted.invert ? 'report.inverted' : 'report.applied'), fitted.name] as const] : [];
  const plain = NAMES.flatMap(([key, name]) => {
    const value = scheme[key];
    return value === undefined ? [] : [[name, parameterText(value)] as const];
  });
  const tensors = PARAMS.flatMap(([key, name]) => {
    const ref = scheme[key];
    return ref ? [[name, paramText(ref, say('report.fromSource'))] as const] : [];
  });
  return [[say('report.scheme'), say(`panel.scheme.${scheme.scheme}`)], ...applied, ...plain, ...tensors];
}

const NAMES = [
  ['convention', 'convention'],
  ['reducedAxes', 'axes'],
  ['channelAxis', 'channel axis'],
  ['normalizedNdim', 'normalized_shape, axes'],
  ['numGroups', 'num_groups'],
  ['ddof', 'ddof'],
  ['eps', 'eps'],
  ['training', 'training'],
  ['momentum', 'momentum'],
  ['nanPolicy', 'NaN'],
  ['resultDtype', 'dtype'],
] as const;
const PARAMS = [
  ['weight', 'weight'],
  ['bias', 'bias'],
  ['runningMean', 'running_mean'],
  ['runningVar', 'running_var'],
] as const;
const MOST_VALUES = 8;

function parameterText(value: readonly number[] | string | number | boolean | null): string {
  if (typeof value === 'object') return value === null ? 'None' : `[${value.join(', ')}]`;
  const isSmall = typeof value === 'number' && value !== 0 && Math.abs(value) < 1e-3;
  return isSmall ? value.toExponential() : String(value);
}

function paramText(ref: ParamRef, fromSource: string): string {
  if ('tensor' in ref) return fromSource;
  const shown = ref.values.slice(0, MOST_VALUES).map(brief).join(', ');
  return `[${shown}${ref.values.length > MOST_VALUES ? ', …' : ''}]`;
}

/** The statistics of all values, before and after. */
export function statistics({ say, report, language }: ReportContent): Table {
  const { before, after } = report;
  const row = (name: string, of: (summary: Summary) => string): string[] => [name, of(before), of(after)];
  const number = (stat: string, of: (summary: Summary) => number): string[] =>
    row(say(`panel.stat.${stat}`, { ddof: before.ddof }), (one) => figureText(of(one)));
  const counted = (stat: string, of: (summary: Summary) => number): string[] =>
    row(say(`panel.stat.${stat}`), (one) => count(of(one), language));
  const quantile = (stat: string, at: number): string[] =>
    number(stat, ({ quantiles }) => quantiles.find(({ p }) => p === at)?.value ?? NaN);
  return {
    caption: say('panel.statistics'),
    head: ['', say('panel.before'), say('panel.after')],
    rows: [
      number('mean', ({ mean }) => mean),
      number('std', ({ std }) => std),
      number('min', ({ min }) => min),
      quantile('q1', 0.25),
      quantile('median', 0.5),
      quantile('q3', 0.75),
      number('max', ({ max }) => max),
      number('skewness', ({ skewness }) => skewness),
      number('excessKurtosis', ({ excessKurtosis }) => excessKurtosis),
      number('l2', ({ l2 }) => l2),
      counted(nameOfN([before, after]), ({ n }) => n),
      counted('zeros', ({ zeros }) => zeros),
      counted('nan', ({ nan }) => nan),
      counted('posInf', ({ posInf }) => posInf),
      counted('negInf', ({ negInf }) => negInf),
    ],
  };
}

/** The rows of the breakdown, as many as a report holds. */
export function breakdownTable({ say, breakdown, language }: ReportContent): Table | undefined {
  if (!breakdown) return undefined;
  const { axis, rows, total } = breakdown;
  const sides = [say('panel.before'), say('panel.after')];
  const columns = COLUMNS.map((name) => say(name === 'std' ? 'report.std' : `panel.stat.${name}`));
  const head = [say('report.index'), ...sides.flatMap((side) => columns.map((column) => `${column}, ${side}`))];
  const left = total - rows.length;
  return {
    caption: say('report.breakdown', { axis }),
    head: [...head, say('report.flags')],
    rows: rows.map((row) => breakdownRow(row, say)),
    note:
      left > 0
        ? say('report.rowsLeft', { shown: count(rows.length, language), left: count(left, language) })
        : undefined,
  };
}

const COLUMNS = ['mean', 'std', 'min', 'max'] as const satisfies readonly (keyof RowStats)[];

function breakdownRow({ index, label, before, after, flags }: BreakdownRow, say: ReportContent['say']): string[] {
  const side = (stats: RowStats | undefined): string[] => COLUMNS.map((key) => (stats ? figureText(stats[key]) : ''));
  const name = label ? `${index} ${label}` : String(index);
  return [name, ...side(before), ...side(after), flags.map((flag) => say(`panel.flag.${flag}`)).join(', ')];
}

/** Batch norm in training: the running statistics after this batch. */
export function runningTable({ say, report, tensor, language }: ReportContent, most: number): Table | undefined {
  const { running, scheme } = report;
  if (!running) return undefined;
  const names = scheme.channelAxis === undefined ? undefined : tensor.labels?.[scheme.channelAxis];
  const [mean, variance] = [Array.from(running.mean), Array.from(running.variance)];
  const left = mean.length - most;
  return {
    caption: say('report.running'),
    head: [say('report.channel'), 'running_mean', 'running_var'],
    rows: mean
      .slice(0, most)
      .map((value, i) => [names?.[i] ? `${i} ${names[i]}` : String(i), figureText(value), figureText(variance[i])]),
    note: left > 0 ? say('report.rowsLeft', { shown: count(most, language), left: count(left, language) }) : undefined,
  };
}

/** The rules' findings as sentences, with how grave they are. */
export function findings({
  say,
  report,
}: ReportContent): readonly { readonly severity: string; readonly text: string }[] {
  return report.findings.map(({ severity, code, args }) => ({ severity, text: say(`advice.${code}`, args) }));
}

function figureText(value: number): string {
  return Number.isNaN(value) ? '–' : brief(value);
}
