/**
 * Order statistics without sorting everything: the values are counted by the upper sixteen bits of
 * their order-preserving keys, only the bucket that holds a wanted rank is looked at further, by the
 * next sixteen bits. At most four passes over the data, whatever they are: no order of values
 * makes this slow. (Radix selection; for the keys see Knuth, TAOCP volume 3, 5.2.5.)
 */
const DIGITS = 65536;
const SORTED_BELOW = 2048;
const INSERTED_BELOW = 24;
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The values at some ranks (0-based, ascending order) of the first `n` of `values`, which hold no NaN. ±Infinity sort at the ends. */
export function orderStatistics(values: Float64Array, n: number, ranks: readonly number[]): number[] {
  const found = new Array<number>(ranks.length);
  select(
    values.subarray(0, n),
    ranks.map((rank, slot) => ({ rank, slot })),
    0,
    found,
  );
  return found;
}

interface Wanted {
  readonly rank: number;
  readonly slot: number;
}

function select(values: Float64Array, wanted: readonly Wanted[], level: number, found: number[]): void {
  if (values.length < SORTED_BELOW || level === 4) {
    const sorted = level === 4 ? values : sortFirst(values.slice(), values.length);
    for (const { rank, slot } of wanted) found[slot] = sorted[rank];
    return;
  }
  const counts = countDigits(values, level);
  const buckets = new Map<number, Wanted[]>();
  let below = 0;
  let digit = 0;
  for (const { rank, slot } of [...wanted].sort((a, b) => a.rank - b.rank)) {
    while (below + counts[digit] <= rank) below += counts[digit++];
    const bucket = buckets.get(digit) ?? [];
    bucket.push({ rank: rank - below, slot });
    buckets.set(digit, bucket);
  }
  for (const [bucket, inside] of buckets) {
    select(collect(values, level, bucket, counts[bucket]), inside, level + 1, found);
  }
}

function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
}

// The key of a double, as an unsigned integer in the order of the numbers: all bits flipped below zero, the sign bit above.
function digitOf(words: Uint32Array, i: number, level: number): number {
  const high = words[2 * i + HIGH];
  const negative = high >>> 31;
  const word = level < 2 ? high ^ (negative ? 0xffffffff : 0x80000000) : words[2 * i + 1 - HIGH] ^ -negative;
  return level % 2 === 0 ? word >>> 16 : word & 0xffff;
}

function countDigits(values: Float64Array, level: number): Uint32Array {
  const counts = new Uint32Array(DIGITS);
  const words = wordsOf(values);
  for (let i = 0; i < values.length; i++) counts[digitOf(words, i, level)]++;
  return counts;
}

function collect(values: Float64Array, level: number, digit: number, count: number): Float64Array {
  const inside = new Float64Array(count);
  const words = wordsOf(values);
  let filled = 0;
  for (let i = 0; i < values.length; i++) if (digitOf(words, i, level) === digit) inside[filled++] = values[i];
  return inside;
}

/** Sorts the first `n` of `values`, in place. */
export function sortFirst(values: Float64Array, n: number): Float64Array {
  if (n >= INSERTED_BELOW) {
    values.subarray(0, n).sort();
    return values;
  }
  for (let i = 1; i < n; i++) {
    const x = values[i];
    let hole = i;
    for (; hole > 0 && values[hole - 1] > x; hole--) values[hole] = values[hole - 1];
    values[hole] = x;
  }
  return values;
}

/** Whether sorting is the quicker way to some ranks of `n` values. */
export function worthSorting(n: number): boolean {
  return n < SORTED_BELOW;
}
