import type { NanPolicy } from '../schemes/scheme';
import { kernels } from '../kernels';
import { aboutMean, blockMoments } from '../stats/blocks';
import { figuresOf, mergePaired, type PairedSums } from '../stats/merge';
import { emptyMoments, runMoments, scaleBy } from '../stats/run';
import type { Summary } from '../stats/summary';
import type { Floats } from '../tensor/floats';
import { Block } from './blocks';
import { quantileOf, RankSearch, ranksOf } from './ranks';
import type { Workspace } from './workspace';

/** What counts the finite values of later passes. */
export interface Counting {
  /** The first `n` of `values`, which are finite. */
  add(values: Float64Array, n: number): void;
  /** The finite ones of some values, where a kernel does it; otherwise false, and nothing is counted. */
  addAll(values: Floats): boolean;
}

// Of fewer values that are not all finite, or whose powers leave the range of a double, each is looked at.
const FEW = 2 ** 14;

/**
 * The summary of values that come in chunks, in as many passes as its quantiles take: `count` sees every chunk of the first
 * pass, `refine` those of the later ones. Moments are merged from the chunks' (Chan, Pébay), everything else is exact.
 */
export class SummaryStream {
  readonly ranks: RankSearch;
  #sums = NO_SUMS;
  readonly #counts = { count: 0, nan: 0, posInf: 0, negInf: 0, zeros: 0, min: Infinity, max: -Infinity };
  readonly #run = emptyMoments();
  readonly #block: Block;
  #ordered = 0;

  constructor(
    private readonly quantiles: readonly number[],
    private readonly policy: NanPolicy,
    private readonly ddof: 0 | 1,
    space?: Workspace,
  ) {
    this.ranks = new RankSearch(space);
    this.#block = new Block(policy);
  }

  /** A chunk of the first pass. */
  count(values: Floats): void {
    if (this.#tallied(values)) return;
    if (values.length <= FEW || !kernels().stretches) return this.#countEach(values);
    const middle = values.length >> 1;
    this.count(values.subarray(0, middle));
    this.count(values.subarray(middle));
  }

  #countEach(values: Floats): void {
    let sums = NO_SUMS;
    this.#block.forEach(values, () => {
      const { values: block, finite, ordered } = this.#block;
      this.#ordered += ordered;
      this.ranks.add(block, ordered);
      const range = this.#tally();
      sums = mergePaired(sums, this.#sumsOf(block, finite, range));
    });
    this.#sums = mergePaired(this.#sums, sums);
  }

  // By kernels, where all values are finite and their fourth powers too.
  #tallied(values: Floats): boolean {
    const fast = kernels().stretches;
    const reach = fast?.extent(values);
    if (!fast || !reach?.finite) return false;
    const isConstant = reach.min === reach.max;
    const greatest = Math.max(-reach.min, reach.max);
    if (!isConstant && !(greatest < LARGE && greatest > SMALL)) return false;
    if (!this.ranks.addAll(values)) return false;
    let sums = isConstant ? { ...NO_SUMS, n: values.length, mean: reach.min } : NO_SUMS;
    if (!isConstant) fast.powers(values, (...block) => (sums = mergePaired(sums, aboutMean(...block))));
    this.#sums = mergePaired(this.#sums, sums);
    const counts = this.#counts;
    this.#ordered += values.length;
    counts.count += values.length;
    counts.zeros += reach.zeros;
    counts.min = Math.min(counts.min, reach.min);
    counts.max = Math.max(counts.max, reach.max);
    return true;
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

  /** A chunk of a later pass, whose finite values `bins` count. */
  refine(values: Floats, bins: readonly Counting[]): void {
    const rest = bins.filter((one) => !one.addAll(values));
    const searches = !this.ranks.done && !this.ranks.addAll(values);
    if (rest.length === 0 && !searches) return;
    this.#block.forEach(values, () => {
      const { values: block, finite, ordered } = this.#block;
      if (searches) this.ranks.add(block, ordered);
      for (const one of rest) one.add(block, finite);
    });
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

  // Counts a block, and says how far its finite values reach.
  #tally(): Range {
    const { values, finite, length } = this.#block;
    const counts = this.#counts;
    let [zeros, min, max] = [0, Infinity, -Infinity];
    for (let i = 0; i < finite; i++) {
      const x = values[i];
      if (x === 0) zeros++;
      if (x < min) min = x;
      if (x > max) max = x;
    }
    for (let i = finite; i < length; i++) {
      if (values[i] === Infinity) counts.posInf++;
      else if (values[i] === -Infinity) counts.negInf++;
      else counts.nan++;
    }
    counts.count += length;
    counts.zeros += zeros;
    counts.min = Math.min(counts.min, min);
    counts.max = Math.max(counts.max, max);
    return { min, max };
  }

  // Values near the ends of the double range are scaled back: what is beyond a double is Infinity.
  #sumsOf(values: Float64Array, n: number, { min, max }: Range): PairedSums {
    if (n === 0) return NO_SUMS;
    const run = this.#run;
    const greatest = Math.max(-min, max);
    if (min < max && greatest < LARGE && greatest > SMALL) blockMoments(values, n, run);
    else runMoments(values, n, run, 4);
    const { mean, meanLow, m2, m3, m4, exponent } = run;
    return {
      n,
      mean: scaleBy(mean, exponent),
      meanLow: scaleBy(meanLow, exponent),
      m2: scaleBy(m2, 2 * exponent),
      m3: scaleBy(m3, 3 * exponent),
      m4: scaleBy(m4, 4 * exponent),
    };
  }
}

interface Range {
  readonly min: number;
  readonly max: number;
}

// Within these, neither fourth powers of deviations nor their last places leave the range of a double.
const LARGE = 2 ** 200;
const SMALL = 2 ** -100;

const NO_SUMS: PairedSums = { n: 0, mean: 0, meanLow: 0, m2: 0, m3: 0, m4: 0 };

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
