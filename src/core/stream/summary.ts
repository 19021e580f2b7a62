import type { NanPolicy } from '../schemes/scheme';
import { finiteFirst } from '../stats/moments';
import { figuresOf, mergePaired, type PairedSums } from '../stats/merge';
import { emptyMoments, runMoments, scaleBy } from '../stats/run';
import type { Summary } from '../stats/summary';
import type { Floats } from '../tensor/floats';
import { quantileOf, RankSearch, ranksOf } from './ranks';

/**
 * The summary of values that come in chunks, in as many passes as its quantiles take: `count` sees every chunk of the first
 * pass, `refine` those of the later ones. Moments are merged from the chunks' (Chan, Pébay), everything else is exact.
 */
export class SummaryStream {
  readonly ranks = new RankSearch();
  #sums: PairedSums = { n: 0, mean: 0, meanLow: 0, m2: 0, m3: 0, m4: 0 };
  readonly #counts = { count: 0, nan: 0, posInf: 0, negInf: 0, zeros: 0, min: Infinity, max: -Infinity };
  readonly #run = emptyMoments();
  #ordered = 0;

  constructor(
    private readonly quantiles: readonly number[],
    private readonly policy: NanPolicy,
    private readonly ddof: 0 | 1,
  ) {}

  count(values: Floats, scratch: Float64Array): void {
    const n = ordered(values, scratch, this.policy);
    this.#ordered += n;
    this.ranks.add(scratch, n);
    const finite = this.policy === 'propagate' ? finiteFirst(scratch, values.length) : n;
    this.#tally(scratch, finite, values.length);
    this.#add(scratch, finite);
  }

  /** Ends the first pass. Figures are over the finite values, whatever the policy. */
  counted(): Summary {
    const summary = this.#summary();
    if (this.policy === 'propagate' && summary.nan > 0) this.#ordered = 0;
    const n = this.#ordered;
    this.ranks.want(
      n === 0 ? [] : this.quantiles.flatMap((p) => [ranksOf(p, n).lower, ranksOf(p, n).upper]),
      summary.zeros,
    );
    return summary;
  }

  /** How many values were counted that are less than every finite one. */
  get below(): number {
    return this.policy === 'propagate' ? this.#counts.negInf : 0;
  }

  /** After every pass but the first: whether another one is needed. */
  turn(): boolean {
    return !this.ranks.done && this.ranks.turn();
  }

  refine(values: Floats, scratch: Float64Array): void {
    if (!this.ranks.done) this.ranks.add(scratch, ordered(values, scratch, this.policy));
  }

  /** What the passes came to. */
  result(): Summary {
    const summary = this.#summary();
    const quantiles = this.quantiles.map((p) => ({ p, value: quantileOf(this.ranks, p, this.#ordered) }));
    return { ...(this.policy === 'propagate' ? spread(summary) : summary), quantiles };
  }

  #summary(): Summary {
    const { n, mean, m2 } = this.#sums;
    const { min, max } = n === 0 ? { min: NaN, max: NaN } : this.#counts;
    const l2 = n === 0 ? 0 : Math.sqrt(n * (mean * mean) + m2);
    return { ...this.#counts, ...figuresOf(this.#sums, this.ddof), min, max, l2, ddof: this.ddof, quantiles: [] };
  }

  #tally(values: Float64Array, n: number, length: number): void {
    const counts = this.#counts;
    for (let i = 0; i < n; i++) {
      const x = values[i];
      if (x === 0) counts.zeros++;
      if (x < counts.min) counts.min = x;
      if (x > counts.max) counts.max = x;
    }
    for (let i = n; i < length; i++) {
      if (values[i] === Infinity) counts.posInf++;
      else if (values[i] === -Infinity) counts.negInf++;
      else counts.nan++;
    }
    counts.count += length;
  }

  // Values near the ends of the double range are scaled back: what is beyond a double is Infinity.
  #add(values: Float64Array, n: number): void {
    const run = this.#run;
    runMoments(values, n, run, 4);
    if (n === 0) return;
    const { mean, meanLow, m2, m3, m4, exponent } = run;
    this.#sums = mergePaired(this.#sums, {
      n,
      mean: scaleBy(mean, exponent),
      meanLow: scaleBy(meanLow, exponent),
      m2: scaleBy(m2, 2 * exponent),
      m3: scaleBy(m3, 3 * exponent),
      m4: scaleBy(m4, 4 * exponent),
    });
  }
}

// The values that have an order, to the front of `scratch`: the finite ones, or under 'propagate' all but NaN.
function ordered(values: Floats, scratch: Float64Array, policy: NanPolicy): number {
  scratch.set(values);
  let n = finiteFirst(scratch, values.length);
  if (policy !== 'propagate') return n;
  for (let i = n; i < values.length; i++) {
    const x = scratch[i];
    if (Number.isNaN(x)) continue;
    scratch[i] = scratch[n];
    scratch[n++] = x;
  }
  return n;
}

// What NaN and ±Inf make of the figures when nothing is left out, as IEEE arithmetic has it.
function spread(summary: Summary): Summary {
  const { count, nan, posInf, negInf, min, max } = summary;
  if (nan + posInf + negInf === 0) return summary;
  const lost = { mean: NaN, variance: NaN, std: NaN, skewness: NaN, excessKurtosis: NaN, n: count };
  if (nan > 0) return { ...summary, ...lost, min: NaN, max: NaN, l2: NaN };
  const finite = posInf + negInf < count;
  return {
    ...summary,
    ...lost,
    mean: posInf > 0 && negInf > 0 ? NaN : posInf > 0 ? Infinity : -Infinity,
    min: negInf > 0 ? -Infinity : finite ? min : Infinity,
    max: posInf > 0 ? Infinity : finite ? max : -Infinity,
    l2: Infinity,
  };
}
