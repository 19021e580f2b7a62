import { kernels } from '../kernels';
import { between } from '../stats/quantile';
import { UPPER_DIGITS } from '../stats/stretchKernels';
import type { Floats } from '../tensor/floats';
import type { Workspace } from './workspace';

/**
 * Order statistics of values that come in chunks, exactly, in a few passes: the first counts the upper 20 bits of the values'
 * order-preserving keys, each later one looks only at the buckets that hold a wanted rank, and keeps their values where
 * they fit or counts the next 22 bits. Three passes are enough for any doubles. (Radix selection; for the keys see Knuth, TAOCP volume 3, 5.2.5.)
 */
const LEVELS = [
  { bits: 20, below: 44 },
  { bits: 22, below: 22 },
  { bits: 22, below: 0 },
] as const;

/** The first digit of +0; that of -0 is the one before. */
const ZERO = 2 ** 19;

/** So many values are kept in all: 64 MB. */
const KEPT = 2 ** 23;

/** Before a word that counts values is full. */
const MOST_TALLIED = 2 ** 31;

const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** A bucket that holds wanted ranks: all values whose keys begin with `prefix`. */
interface Bucket {
  readonly prefix: number;
  readonly below: number;
  readonly count: number;
  readonly ranks: number[];
  readonly values?: Float64Array;
  readonly counts?: Float64Array;
  filled: number;
}

/** Finds the values at some ranks of a stream of doubles without NaN. */
export class RankSearch {
  #level = 0;
  readonly #counts = new Float64Array(2 ** LEVELS[0].bits);
  #table: Uint8Array = new Uint8Array(0);
  #buckets: Bucket[] = [];
  readonly #found = new Map<number, number>();
  /** What kernels have counted of so many values, and not yet been added to the counts. */
  #tables: readonly [Uint32Array, Uint32Array] | undefined;
  #tallied = 0;
  #room: Float64Array | undefined;

  /** Kernels do what they can where there is a workspace for their tables. */
  constructor(private readonly space?: Workspace) {}

  /** The first `n` of `values`, in any order, in every pass. */
  add(values: Float64Array, n: number): void {
    if (this.#level === 0) this.#count(values, n);
    else if (this.#buckets.length > 0) this.#look(values, n);
  }

  /** All of some values, as `add`, where a kernel does it; otherwise false, and nothing is done. ±Infinity and NaN may be among them after the first pass. */
  addAll(values: Floats): boolean {
    if (this.#level > 0) return this.#buckets.length === 0 || this.#collect(values);
    const { space } = this;
    const fast = kernels().stretches;
    if (!space || !fast) return false;
    this.#tables ??= [space.words(UPPER_DIGITS), space.words(UPPER_DIGITS)];
    if (this.#tallied + values.length > MOST_TALLIED) this.#drain();
    if (!fast.countUpper(values, this.#tables)) return false;
    this.#tallied += values.length;
    return true;
  }

  // Words are added to the counts before they are full.
  #drain(): void {
    if (!this.#tables || this.#tallied === 0) return;
    for (const table of this.#tables) {
      for (let digit = 0; digit < UPPER_DIGITS; digit++) this.#counts[digit] += table[digit];
      table.fill(0);
    }
    this.#tallied = 0;
  }

  #collect(values: Floats): boolean {
    const { space } = this;
    if (!space) return false;
    if (!this.#room || this.#room.length < values.length) this.#room = space.doubles(values.length);
    const parts = kernels().stretches?.collectUpper(values, this.#table, this.#room);
    parts?.forEach((part) => this.#look(part, part.length));
    return parts !== undefined;
  }

  /** In the first pass: all that another search has counted. */
  absorb(other: RankSearch): void {
    other.#drain();
    for (let digit = 0; digit < this.#counts.length; digit++) this.#counts[digit] += other.#counts[digit];
  }

  /** After the first pass: which ranks are wanted, from 0 up. `zeros`: how many of the values are 0, the commonest of values. */
  want(ranks: readonly number[], zeros = 0): void {
    this.#drain();
    const distinct = this.#withoutZeros([...new Set(ranks)], zeros).sort((a, b) => a - b);
    this.#buckets = this.#divide(this.#counts, distinct, 0, 0);
    this.#level = 1;
    this.#fillTable();
  }

  // Where nothing but zeros is in the two buckets around 0, what lies in them is found.
  #withoutZeros(ranks: readonly number[], zeros: number): number[] {
    const counts = this.#counts;
    if (zeros === 0 || counts[ZERO] + counts[ZERO - 1] !== zeros) return [...ranks];
    const first = counts.subarray(0, ZERO - 1).reduce((sum, count) => sum + count, 0);
    const isZero = (rank: number): boolean => rank >= first && rank < first + zeros;
    for (const rank of ranks.filter(isZero)) this.#found.set(rank, rank < first + counts[ZERO - 1] ? -0 : 0);
    return ranks.filter((rank) => !isZero(rank));
  }

  // Which buckets a value of some first digit may lie in, by their number + 1: 0 for none.
  #fillTable(): void {
    if (this.#table.length === 0) this.#table = this.space?.bytes(UPPER_DIGITS) ?? new Uint8Array(UPPER_DIGITS);
    this.#table.fill(0);
    this.#buckets.forEach(({ prefix }, at) => {
      const digit = this.#level === 1 ? prefix : Math.floor(prefix / 2 ** 22);
      if (this.#table[digit] === 0) this.#table[digit] = at + 1;
    });
  }

  /** After every further pass: whether another one is needed. */
  turn(): boolean {
    const open: Bucket[] = [];
    for (const bucket of this.#buckets) {
      if (bucket.values) {
        const sorted = bucket.values.subarray(0, bucket.filled).sort();
        for (const rank of bucket.ranks) this.#found.set(rank, sorted[rank - bucket.below]);
      } else if (bucket.counts) {
        open.push(...this.#divide(bucket.counts, bucket.ranks, bucket.prefix, bucket.below));
      }
    }
    this.#level++;
    // Buckets of one first digit stand together.
    this.#buckets = open.sort((a, b) => a.prefix - b.prefix);
    this.#fillTable();
    return open.length > 0;
  }

  get done(): boolean {
    return this.#level > 0 && this.#buckets.length === 0;
  }

  /** The value at a rank that was wanted. */
  at(rank: number): number {
    return this.#found.get(rank) ?? NaN;
  }

  /** Least and greatest that the value at a rank can be, after the first pass. */
  bounds(rank: number): readonly [number, number] {
    let below = 0;
    let digit = 0;
    while (below + this.#counts[digit] <= rank) below += this.#counts[digit++];
    const { below: shift } = LEVELS[0];
    return [valueOf(digit * 2 ** (shift - 32), 0), valueOf((digit + 1) * 2 ** (shift - 32) - 1, 0xffffffff)];
  }

  // Splits a bucket by the counts of its next digits. What is down to single keys is found.
  #divide(counts: Float64Array, ranks: readonly number[], prefix: number, under: number): Bucket[] {
    const { bits, below: left } = LEVELS[this.#level];
    const buckets: Bucket[] = [];
    let below = under;
    let digit = 0;
    for (const rank of ranks) {
      while (below + counts[digit] <= rank) below += counts[digit++];
      const own = prefix * 2 ** bits + digit;
      const last = buckets.at(-1);
      if (left === 0)
        this.#found.set(rank, valueOf(Math.floor(prefix / 2 ** 10), (prefix % 2 ** 10) * 2 ** 22 + digit));
      else if (last?.prefix === own) last.ranks.push(rank);
      else buckets.push({ prefix: own, below, count: counts[digit], ranks: [rank], filled: 0 });
    }
    let room = KEPT;
    return buckets
      .sort((a, b) => a.count - b.count)
      .map((bucket) => {
        const fits = bucket.count <= room;
        if (fits) room -= bucket.count;
        return fits
          ? { ...bucket, values: new Float64Array(bucket.count) }
          : { ...bucket, counts: new Float64Array(2 ** LEVELS[this.#level + 1].bits) };
      });
  }

  #count(values: Float64Array, n: number): void {
    const counts = this.#counts;
    const own = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
    for (let i = HIGH; i < own.length; i += 2) {
      const high = own[i];
      counts[(high ^ (high >>> 31 ? 0xffffffff : 0x80000000)) >>> 12]++;
    }
  }

  #look(values: Float64Array, n: number): void {
    const own = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
    const table = this.#table;
    for (let i = 0; i < n; i++) {
      const high = own[2 * i + HIGH];
      const key = high ^ (high >>> 31 ? 0xffffffff : 0x80000000);
      const bucket = table[key >>> 12];
      if (bucket > 0) this.#take(bucket - 1, values[i], key >>> 0, own[2 * i + 1 - HIGH] ^ -(high >>> 31));
    }
  }

  // The key is 20 bits, 22 bits (12 of the upper word and 10 of the lower), 22 bits.
  #take(first: number, value: number, high: number, lowWord: number): void {
    const low = lowWord >>> 0;
    const middle = (high & 0xfff) * 2 ** 10 + (low >>> 22);
    const bucket = this.#level === 1 ? this.#buckets[first] : this.#bucketOf(first, high >>> 12, middle);
    if (bucket?.values) bucket.values[bucket.filled++] = value;
    else if (bucket?.counts) bucket.counts[this.#level === 1 ? middle : low & 0x3fffff]++;
  }

  #bucketOf(first: number, digit: number, middle: number): Bucket | undefined {
    const prefix = digit * 2 ** 22 + middle;
    for (let at = first; at < this.#buckets.length; at++) {
      if (this.#buckets[at].prefix >= prefix)
        return this.#buckets[at].prefix === prefix ? this.#buckets[at] : undefined;
    }
    return undefined;
  }
}

function valueOf(high: number, low: number): number {
  const negative = high < 2 ** 31;
  words[HIGH] = negative ? ~high : high ^ 0x80000000;
  words[1 - HIGH] = negative ? ~low : low;
  return scratch[0];
}

/** The ranks that a quantile of `n` values lies between, and how far it is from the first to the second. */
export function ranksOf(
  p: number,
  n: number,
): { readonly lower: number; readonly upper: number; readonly part: number } {
  const rank = p * (n - 1);
  const lower = Math.floor(rank);
  return { lower, upper: Math.min(lower + 1, n - 1), part: rank - lower };
}

/** A quantile of `n` of the values, those from rank `first` on, by linear interpolation; NaN of nothing. */
export function quantileOf(search: RankSearch, p: number, n: number, first = 0): number {
  if (n === 0) return NaN;
  const { lower, upper, part } = ranksOf(p, n);
  return between(search.at(lower + first), search.at(upper + first), part);
}
