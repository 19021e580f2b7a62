import { quantilesOf } from './quantile';
import { emptyMoments, runMoments, scaleBy } from './run';

/** NumPy's rules for how many bins there are (`numpy.histogram_bin_edges`), but 'stone', whose cost grows with n·√n. */
export const BIN_RULES = ['auto', 'fd', 'doane', 'scott', 'rice', 'sturges', 'sqrt'] as const;
export type BinRule = (typeof BIN_RULES)[number];

/** Finite values that a rule may look at and put in another order, with their least and greatest. */
export interface Pool {
  readonly values: Float64Array;
  readonly min: number;
  readonly max: number;
}

// A rule answers with the width of a bin; 0 when it has none to offer. `spread` is what is divided: max - min.
type Width = (pool: Pool, spread: number) => number;

const sturges: Width = ({ values }, spread) => spread / (Math.log2(values.length) + 1);

// Freedman and Diaconis 1981, Zeitschrift für Wahrscheinlichkeitstheorie 57: 2 IQR n^(-1/3).
const freedmanDiaconis: Width = ({ values }) => {
  const [lower, upper] = quantilesOf(values, values.length, [0.25, 0.75]);
  return freedmanDiaconisWidth(upper - lower, values.length);
};

function freedmanDiaconisWidth(iqr: number, n: number): number {
  return 2 * iqr * n ** (-1 / 3);
}

/** As `binCount` of the rule 'auto', of values of which only their number, range and interquartile range are known. */
export function autoBinCount(
  iqr: number,
  n: number,
  [first, last]: readonly [number, number],
  spread: number,
  most: number,
): number {
  if (n === 0) return 1;
  const narrow = freedmanDiaconisWidth(iqr, n);
  const even = spread / (Math.log2(n) + 1);
  return limited(narrow > 0 ? Math.min(narrow, even) : even, first, last, most);
}

function limited(width: number, first: number, last: number, most: number): number {
  const count = Math.ceil((last - first) / width);
  return width > 0 && count >= 1 ? Math.min(count, most) : 1;
}

/** Each rule's width; formulas and their sources as in the documentation of `numpy.histogram_bin_edges`. */
const WIDTHS = {
  fd: freedmanDiaconis,
  sturges,
  auto: (pool, spread) => {
    const narrow = freedmanDiaconis(pool, spread);
    return narrow > 0 ? Math.min(narrow, sturges(pool, spread)) : sturges(pool, spread);
  },
  scott: ({ values }) => ((24 * Math.sqrt(Math.PI)) / values.length) ** (1 / 3) * shapeOf(values).std,
  rice: ({ values }, spread) => spread / (2 * values.length ** (1 / 3)),
  sqrt: ({ values }, spread) => spread / Math.sqrt(values.length),
  doane: ({ values }, spread) => {
    const n = values.length;
    const { std, skewness } = shapeOf(values);
    if (n <= 2 || !(std > 0)) return 0;
    const error = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
    return spread / (1 + Math.log2(n) + Math.log2(1 + Math.abs(skewness) / error));
  },
} as const satisfies Record<BinRule, Width>;

/** How many bins a rule gives between two edges, at most `most`. */
export function binCount(rule: BinRule, pool: Pool, first: number, last: number, most: number): number {
  if (pool.values.length === 0) return 1;
  // Halved, the widest range of doubles is still finite.
  return limited(WIDTHS[rule](pool, pool.max - pool.min), first, last, most);
}

function shapeOf(values: Float64Array): { std: number; skewness: number } {
  const run = emptyMoments();
  const n = values.length;
  runMoments(values.slice(), n, run, 4);
  const spread = run.m2 / n;
  return { std: scaleBy(Math.sqrt(spread), run.exponent), skewness: run.m3 / n / (spread * Math.sqrt(spread)) };
}
