import type { Summary } from './summary';

/** Number, mean and sums of powers of deviations: what merges without the values. */
export interface Sums {
  readonly n: number;
  readonly mean: number;
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
}

/** Sums whose mean is `mean` + `meanLow`, so that chunks far from 0 merge without loss. */
export interface PairedSums extends Sums {
  readonly meanLow: number;
}

const NOTHING: Sums = { n: 0, mean: 0, m2: 0, m3: 0, m4: 0 };

/**
 * The summary of all chunks of some data, from the chunks' summaries alone. Quantiles cannot be merged, and are left
 * out. All chunks must have one ddof (RangeError). No chunk at all is the summary of nothing.
 *
 * Mean and variance: Chan, Golub and LeVeque 1979 (Stanford STAN-CS-79-773, eq. 2.1); third and fourth moments: Pébay 2008
 * (SAND2008-6212, eq. 2.1 and 2.2).
 */
export function mergeSummaries(chunks: readonly Summary[]): Summary {
  const ddof = chunks[0]?.ddof ?? 0;
  if (chunks.some((chunk) => chunk.ddof !== ddof)) throw new RangeError('the chunks have different ddof');
  const total = (figure: 'count' | 'nan' | 'posInf' | 'negInf' | 'zeros'): number =>
    chunks.reduce((sum, chunk) => sum + chunk[figure], 0);
  const filled = chunks.filter(({ n }) => n > 0);
  return {
    count: total('count'),
    nan: total('nan'),
    posInf: total('posInf'),
    negInf: total('negInf'),
    zeros: total('zeros'),
    ddof,
    min: filled.length === 0 ? NaN : Math.min(...filled.map(({ min }) => min)),
    max: filled.length === 0 ? NaN : Math.max(...filled.map(({ max }) => max)),
    quantiles: [],
    l2: Math.hypot(...filled.map(({ l2 }) => l2)),
    ...figuresOf(filled.map(sumsOf).reduce(merged, NOTHING), ddof),
  };
}

function sumsOf({ n, ddof, mean, variance, skewness, excessKurtosis }: Summary): Sums {
  const m2 = n > ddof ? variance * (n - ddof) : 0;
  if (m2 === 0) return { n, mean, m2, m3: 0, m4: 0 };
  return { n, mean, m2, m3: skewness * m2 * Math.sqrt(m2 / n), m4: (excessKurtosis + 3) * m2 * (m2 / n) };
}

function merged(a: Sums, b: Sums): Sums {
  if (a.n === 0) return b;
  const d = b.mean - a.mean;
  return { ...powers(a, b, d), mean: a.mean + (d * b.n) / (a.n + b.n) };
}

/** As merging summaries, of sums whose means are pairs of doubles. */
export function mergePaired(a: PairedSums, b: PairedSums): PairedSums {
  if (a.n === 0) return b;
  const d = b.mean - a.mean + (b.meanLow - a.meanLow);
  // TwoSum: what the mean's last place cannot hold is kept beside it.
  const moved = (d * b.n) / (a.n + b.n) + a.meanLow;
  const mean = a.mean + moved;
  const part = mean - a.mean;
  return { ...powers(a, b, d), mean, meanLow: a.mean - (mean - part) + (moved - part) };
}

function powers(a: Sums, b: Sums, d: number): Omit<Sums, 'mean'> {
  const n = a.n + b.n;
  const share = (a.n * b.n) / n;
  return {
    n,
    m2: a.m2 + b.m2 + d * d * share,
    m3: a.m3 + b.m3 + d ** 3 * share * ((a.n - b.n) / n) + (3 * d * (a.n * b.m2 - b.n * a.m2)) / n,
    m4:
      a.m4 +
      b.m4 +
      d ** 4 * share * ((a.n * a.n - a.n * b.n + b.n * b.n) / (n * n)) +
      (6 * d * d * (a.n * a.n * b.m2 + b.n * b.n * a.m2)) / (n * n) +
      (4 * d * (a.n * b.m3 - b.n * a.m3)) / n,
  };
}

/** The figures that sums come to. */
export function figuresOf(
  { n, mean, m2, m3, m4 }: Sums,
  ddof: 0 | 1,
): Pick<Summary, 'n' | 'mean' | 'variance' | 'std' | 'skewness' | 'excessKurtosis'> {
  const variance = n > ddof ? m2 / (n - ddof) : NaN;
  const spread = m2 > 0;
  return {
    n,
    mean: n === 0 ? NaN : mean,
    variance,
    std: Math.sqrt(variance),
    skewness: spread ? m3 / n / (m2 / n) ** 1.5 : NaN,
    excessKurtosis: spread ? m4 / n / (m2 / n) ** 2 - 3 : NaN,
  };
}
