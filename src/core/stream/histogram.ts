import { autoBinCount } from '../stats/bins';
import { apart, countEven, countStretch, evenEdges } from '../stats/histogram';
import type { Histogram, Summary } from '../stats/summary';
import type { Floats } from '../tensor/floats';
import { quantileOf, RankSearch, ranksOf } from './ranks';
import type { Counting, SummaryStream } from './summary';
import type { Workspace } from './workspace';

export interface StreamedBins {
  /** How many bins; as many as NumPy's rule 'auto' gives where absent. */
  readonly bins?: number;
  readonly most: number;
}

const QUARTERS = [0.25, 0.75] as const;

/**
 * Counts streams of values on the same even bins, equal to `histogram` of them all. How many bins there are follows from
 * the quartiles of all values together: where the first pass has told them nearly enough, the bins are known from the
 * second pass on, and else from the one after it has found them.
 */
export class HistogramStream {
  readonly #pooled: RankSearch;
  readonly #n: number;
  readonly #skipped: number;
  readonly #zeros: number;
  readonly #ends: readonly [number, number];
  readonly #spread: number;
  readonly #counts: Float64Array[] = [];
  #edges: Float64Array | undefined;
  #complete = false;

  /** `counted`: what the first pass of each stream came to. */
  constructor(
    private readonly streams: readonly SummaryStream[],
    counted: readonly Summary[],
    private readonly options: StreamedBins,
    space?: Workspace,
  ) {
    this.#pooled = new RankSearch(space);
    const filled = counted.filter(({ min }) => !Number.isNaN(min));
    this.#n = counted.reduce((sum, { n }) => sum + n, 0);
    this.#zeros = counted.reduce((sum, { zeros }) => sum + zeros, 0);
    this.#skipped = streams.reduce((sum, { below }) => sum + below, 0);
    const ends: [number, number] =
      filled.length === 0
        ? [0, 1]
        : [Math.min(...filled.map(({ min }) => min)), Math.max(...filled.map(({ max }) => max))];
    this.#spread = ends[1] - ends[0];
    this.#ends = apart(ends);
    for (const { ranks } of streams) this.#pooled.absorb(ranks);
    this.#settle();
  }

  /** The values of stream `at` in a pass after the first. */
  counting(at: number): Counting {
    return {
      add: (values, n) => {
        if (this.#complete) return;
        const edges = this.#edges;
        if (edges) countEven(values.subarray(0, n), edges, this.#countsOf(at, edges));
        else this.#pooled.add(values, n);
      },
      addAll: (values) => this.#complete || this.#addAll(values, at),
    };
  }

  #addAll(values: Floats, at: number): boolean {
    const edges = this.#edges;
    return edges ? countStretch(values, edges, this.#countsOf(at, edges)) : this.#pooled.addAll(values);
  }

  #countsOf(at: number, edges: Float64Array): Float64Array {
    return (this.#counts[at] ??= new Float64Array(edges.length - 1));
  }

  /** After every pass but the first: whether another one is needed. */
  turn(): boolean {
    if (this.#edges) {
      this.#complete = true;
      return false;
    }
    if (!this.#pooled.turn()) this.#fix(this.#count(this.#quartile(0.75) - this.#quartile(0.25)));
    return true;
  }

  result(): Histogram {
    const edges = this.#edges ?? evenEdges(...this.#ends, 1);
    const counts = this.streams.map((_, at) => this.#counts[at] ?? new Float64Array(edges.length - 1));
    return { edges, counts, rule: this.options.bins === undefined ? 'auto' : 'count' };
  }

  // Either the bounds of the quartiles agree on the number of bins, or the quartiles have to be found.
  #settle(): void {
    const { bins } = this.options;
    if (bins !== undefined || this.#n === 0) return this.#fix(bins ?? 1);
    const [[low1, high1], [low3, high3]] = QUARTERS.map((p) => this.#bounds(p));
    const [fewest, most] = [high3 - low1, Math.max(0, low3 - high1)].map((iqr) => this.#count(iqr));
    if (fewest === most && low3 > high1) return this.#fix(most);
    this.#pooled.want(
      QUARTERS.flatMap((p) => Object.values(this.#ranks(p))),
      this.#zeros,
    );
  }

  #ranks(p: number): { readonly lower: number; readonly upper: number } {
    const { lower, upper } = ranksOf(p, this.#n);
    return { lower: lower + this.#skipped, upper: upper + this.#skipped };
  }

  #bounds(p: number): readonly [number, number] {
    const { lower, upper } = this.#ranks(p);
    return [this.#pooled.bounds(lower)[0], this.#pooled.bounds(upper)[1]];
  }

  #quartile(p: number): number {
    return quantileOf(this.#pooled, p, this.#n, this.#skipped);
  }

  #count(iqr: number): number {
    return autoBinCount(iqr, this.#n, this.#ends, this.#spread, this.options.most);
  }

  #fix(count: number): void {
    this.#edges = evenEdges(...this.#ends, count);
  }
}
