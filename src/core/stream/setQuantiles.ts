import { between } from '../stats/quantile';
import { pickedStrides, type ViewAxis } from '../stats/sets';
import type { Floats } from '../tensor/floats';
import { planLoops, walk, type Loop } from '../tensor/layout';
import type { Chunk } from './chunks';
import { ranksOf } from './ranks';

/** Counters for all sets together: 64 MB. */
const COUNTERS = 2 ** 24;
const MOST_BINS = 2 ** 16;
/** So many bins are enough for small tensors; of larger ones the bins hold so few values that those of some can be kept. */
const FEWEST_BINS = 2 ** 12;
const BINS_A_KEPT_VALUE = 64;
/** Values that are kept to be sorted: 64 MB. */
const KEPT = 2 ** 23;

/** What the first pass has told of every set. */
export interface SetRanges {
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Values that have an order; of them `below` are -Infinity, `above` +Infinity, the others finite. */
  readonly n: Float64Array;
  readonly below: Float64Array;
  readonly above: Float64Array;
}

/**
 * The quantiles of many sets that come in chunks, in two passes after the one that told their ranges: the first counts each
 * set's values in even bins, the second keeps the values of the bins that hold a wanted rank, where they fit, and sorts
 * them. Of a bin that does not fit only its least and greatest value are known: `error` is how far apart those are at most.
 */
export class QuantilesBySet {
  /** How far a quantile may be from the true one. 0: all are exact. */
  error = 0;
  readonly #bins: number;
  readonly #counts: Uint32Array;
  /** How many bins of a set lie in one unit of halved values. */
  readonly #perHalf: Float64Array;
  #slots: Slots | undefined;

  constructor(
    private readonly axes: readonly ViewAxis[],
    private readonly ranges: SetRanges,
    private readonly ps: readonly number[],
  ) {
    const sets = Math.max(1, ranges.n.length);
    const values = ranges.n.reduce((sum, n) => sum + n, 0);
    const enough = Math.max(FEWEST_BINS, Math.ceil((values * BINS_A_KEPT_VALUE) / KEPT));
    this.#bins = Math.max(1, Math.min(MOST_BINS, enough, Math.floor(COUNTERS / sets)));
    // Halved, the widest range of doubles is still finite.
    const { min, max } = ranges;
    this.#perHalf = min.map((least, set) => this.#bins / (max[set] / 2 - least / 2));
    this.#counts = new Uint32Array(sets * this.#bins);
  }

  /** A chunk of the second pass. */
  count(chunk: Chunk, values: Floats): void {
    const counts = this.#counts;
    this.#eachRun(chunk, (inner, from, set) => this.#countRun(values, inner, from, set, counts));
  }

  /** Ends the second pass. */
  counted(): void {
    this.#slots = new Slots(this.#counts, (set) => this.#wanted(set), this.ranges.n.length);
  }

  /** A chunk of the third pass. */
  collect(chunk: Chunk, values: Floats): void {
    const slots = this.#slots;
    if (slots) this.#eachRun(chunk, (inner, from, set) => this.#collectRun(values, inner, from, set, slots));
  }

  /** One array a quantile. */
  result(): Float64Array[] {
    return this.ps.map((p) =>
      this.ranges.n.map((n, set) => {
        if (n === 0) return NaN;
        const { lower, upper, part } = ranksOf(p, n);
        return between(this.#at(set, lower), this.#at(set, upper), part);
      }),
    );
  }

  #at(set: number, rank: number): number {
    const { n, below, above } = this.ranges;
    if (rank < below[set]) return -Infinity;
    if (rank >= n[set] - above[set]) return Infinity;
    const found = this.#slots?.at(set, rank - below[set]) ?? { value: NaN, error: 0 };
    this.error = Math.max(this.error, found.error);
    return found.value;
  }

  // The bins of one set that hold a wanted rank, with the finite ranks that they begin at.
  #wanted(set: number): readonly WantedBin[] {
    const { n, below, above } = this.ranges;
    const finite = n[set] - below[set] - above[set];
    const ranks = this.ps
      .flatMap((p) => Object.values(ranksOf(p, n[set])).slice(0, 2))
      .map((rank) => rank - below[set])
      .filter((rank) => rank >= 0 && rank < finite)
      .sort((a, b) => a - b);
    const found: WantedBin[] = [];
    let bin = set * this.#bins;
    let under = 0;
    for (const rank of ranks) {
      while (under + this.#counts[bin] <= rank) under += this.#counts[bin++];
      if (found.at(-1)?.bin !== bin) found.push({ bin, under, count: this.#counts[bin] });
    }
    return found;
  }

  // Bins of a run's values; the loop is here and not behind a call for each value, which would take several times as long.
  #countRun(values: Floats, { length, steps }: Loop, from: number, firstSet: number, counts: Uint32Array): void {
    const { min } = this.ranges;
    const [move, moveSet] = steps;
    const bins = this.#bins;
    const perHalf = this.#perHalf;
    for (let i = 0, at = from, set = firstSet; i < length; i++, at += move, set += moveSet) {
      const x = values[at];
      if (x - x !== 0) continue;
      const place = (x / 2 - min[set] / 2) * perHalf[set];
      counts[set * bins + (place > 0 ? (place < bins ? Math.floor(place) : bins - 1) : 0)]++;
    }
  }

  // The same bins.
  #collectRun(values: Floats, { length, steps }: Loop, from: number, firstSet: number, slots: Slots): void {
    const { min } = this.ranges;
    const [move, moveSet] = steps;
    const bins = this.#bins;
    const perHalf = this.#perHalf;
    const { slotOf } = slots;
    for (let i = 0, at = from, set = firstSet; i < length; i++, at += move, set += moveSet) {
      const x = values[at];
      if (x - x !== 0) continue;
      const place = (x / 2 - min[set] / 2) * perHalf[set];
      const slot = slotOf[set * bins + (place > 0 ? (place < bins ? Math.floor(place) : bins - 1) : 0)];
      if (slot > 0) slots.add(slot - 1, x);
    }
  }

  #eachRun(chunk: Chunk, visit: (inner: Loop, from: number, set: number) => void): void {
    const strides = pickedStrides(this.axes, ({ kept }) => kept);
    const first = strides.reduce((sum, stride, i) => sum + stride * chunk.start[i], 0);
    const loops = planLoops(chunk.shape, [chunk.view.strides, strides]);
    walk(loops, [0, first], (inner, [from, set]) => visit(inner, from, set));
  }
}

interface WantedBin {
  readonly bin: number;
  readonly under: number;
  readonly count: number;
}

/** The bins that are looked into: their values where those fit, their least and greatest in any case. */
class Slots {
  /** Of each bin its slot + 1; 0 for those that are not looked into. */
  readonly slotOf: Uint32Array;
  readonly #ofSet: WantedBin[][];
  readonly #values: (Float64Array | undefined)[] = [];
  readonly #filled: number[] = [];
  readonly #least: number[] = [];
  readonly #greatest: number[] = [];
  readonly #sorted = new Set<number>();

  // The counters are used again, to tell of each bin which slot it has.
  constructor(counts: Uint32Array, wanted: (set: number) => readonly WantedBin[], sets: number) {
    this.#ofSet = Array.from({ length: sets }, (_, set) => [...wanted(set)]);
    counts.fill(0);
    this.slotOf = counts;
    let room = KEPT;
    for (const { bin, count } of this.#ofSet.flat()) {
      const fits = count <= room;
      if (fits) room -= count;
      this.slotOf[bin] = this.#values.push(fits ? new Float64Array(count) : undefined);
      this.#filled.push(0);
      this.#least.push(Infinity);
      this.#greatest.push(-Infinity);
    }
  }

  add(slot: number, x: number): void {
    const values = this.#values[slot];
    if (values) values[this.#filled[slot]++] = x;
    if (x < this.#least[slot]) this.#least[slot] = x;
    if (x > this.#greatest[slot]) this.#greatest[slot] = x;
  }

  at(set: number, rank: number): { readonly value: number; readonly error: number } {
    const found = this.#ofSet[set].filter(({ under }) => under <= rank).at(-1);
    if (!found) return { value: NaN, error: 0 };
    const slot = this.slotOf[found.bin] - 1;
    const values = this.#values[slot];
    const [least, greatest] = [this.#least[slot], this.#greatest[slot]];
    if (!values) {
      const part = found.count > 1 ? (rank - found.under) / (found.count - 1) : 0;
      return { value: between(least, greatest, part), error: greatest - least };
    }
    if (!this.#sorted.has(slot)) values.sort();
    this.#sorted.add(slot);
    return { value: values[rank - found.under], error: 0 };
  }
}
