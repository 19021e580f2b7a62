import { kernels } from '../kernels';
import { LEVELS } from './digits';

/**
 * Order statistics without sorting everything: the values are counted by the upper sixteen bits of
 * their order-preserving keys, only the bucket that holds a wanted rank is looked at further, by the
 * next sixteen bits. At most four passes over the data, whatever they are: no order of values
 * makes this slow. (Radix selection; for the keys see Knuth, TAOCP volume 3, 5.2.5.)
 */
const SORTED_BELOW = 2048;
const INSERTED_BELOW = 24;

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
  if (values.length < SORTED_BELOW || level === LEVELS) {
    const sorted = level === LEVELS ? values : sortFirst(values.slice(), values.length);
    for (const { rank, slot } of wanted) found[slot] = sorted[rank];
    return;
  }
  const { runs } = kernels();
  const counts = runs.countDigits(values, level);
  const buckets = new Map<number, Wanted[]>();
  let below = 0;
  let digit = 0;
  for (const { rank, slot } of [...wanted].sort((a, b) => a.rank - b.rank)) {
    while (below + counts[digit] <= rank) below += counts[digit++];
    const bucket = buckets.get(digit) ?? [];
    bucket.push({ rank: rank - below, slot });
    buckets.set(digit, bucket);
  }
  const parts = runs.collectDigits(values, level, [...buckets.keys()], counts);
  [...buckets.values()].forEach((inside, i) => select(parts[i], inside, level + 1, found));
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
