import { DIGITS, LEVELS } from '../core/stats/digits';
import { PLAIN_RUNS, type RunExtent, type RunKernels, type Wanted } from '../core/stats/runKernels';
import { PART_BYTES, type Arena, type Lane } from './arena';
import { laneBins, MOST_BINS } from './bins';
import type { Job } from './crew';

const PART = PART_BYTES / 8;
/** Tables of a word a digit, and counts of bins, stand in the part out; few figures in the first slot. */
const RESULT = 0;

/** A stretch of a run on one lane: where its values are to be found for a while. */
interface Part {
  readonly lane: Lane;
  readonly at: number;
  readonly count: number;
}

/** The loops over runs in the module; short ones are dealt with in plain TypeScript. */
export function fastRuns(arena: Arena): RunKernels {
  const long = (values: Float64Array): boolean => values.length >= Math.max(2, arena.worthwhile);
  return {
    extent: (values) => (long(values) ? arena.safely(() => extent(arena, values)) : PLAIN_RUNS.extent(values)),
    countDigits: (values, level) =>
      long(values) ? arena.safely(() => countDigits(arena, values, level)) : PLAIN_RUNS.countDigits(values, level),
    collectDigits: (values, level, digits, counts) =>
      collectDigits(arena, values, level, digits, counts) ?? PLAIN_RUNS.collectDigits(values, level, digits, counts),
    countEven: (values, edges, perUnit) =>
      long(values) && edges.length <= MOST_BINS
        ? arena.safely(() => countEven(arena, values, edges, perUnit))
        : PLAIN_RUNS.countEven(values, edges, perUnit),
    hasByte: (bytes, wanted) =>
      bytes.length >= Math.max(1, arena.worthwhile) ? hasByte(arena, bytes, wanted) : PLAIN_RUNS.hasByte(bytes, wanted),
    powers: (values, mean, meanLow) =>
      long(values)
        ? arena.safely(() => powers(arena, values, mean, meanLow))
        : PLAIN_RUNS.powers(values, mean, meanLow),
  };
}

/** Does a job for every part of a run, the first half on one lane and the second on the other; results are taken after each round. */
function overParts(arena: Arena, values: Float64Array, job: (part: Part) => Job, done?: (lane: Lane) => void): void {
  const half = Math.ceil(values.length / 2);
  const resident = arena.holds(values);
  const lists: Job[][] = [[], []];
  for (let from = 0; from < half; from += PART) {
    arena.lanes.forEach((lane, i) => {
      const first = i * half + from;
      const count = Math.min(PART, half - from, values.length - first);
      if (count <= 0) return;
      if (!resident) arena.doubles(lane.in, count).set(values.subarray(first, first + count));
      lists[i].push(job({ lane, at: resident ? values.byteOffset + 8 * first : lane.in, count }));
    });
    if (resident && !done && lists[0].length < 1000) continue;
    flush();
  }
  flush();

  function flush(): void {
    arena.run(lists[0], lists[1]);
    lists.forEach((list, i) => {
      if (list.length > 0) done?.(arena.lanes[i]);
      list.length = 0;
    });
  }
}

function extent(arena: Arena, values: Float64Array): RunExtent {
  let [min, max, zeros, odd] = [Infinity, -Infinity, 0, 0];
  overParts(
    arena,
    values,
    ({ lane, at, count }) => ['extent64', at, count, lane.slot(RESULT)],
    (lane) => {
      const [least, greatest, nothing, rest] = arena.doubles(lane.slot(RESULT), 4);
      min = Math.min(min, least);
      max = Math.max(max, greatest);
      zeros += nothing;
      odd += rest;
    },
  );
  const finite = odd === 0;
  // With NaN among them the ends are those of the others.
  return finite ? { min, max, zeros, finite } : PLAIN_RUNS.extent(values);
}

function shiftOf(level: number): number {
  return 16 * (LEVELS - 1 - level);
}

function countDigits(arena: Arena, values: Float64Array, level: number): Uint32Array {
  const tables = arena.lanes.map(({ out }) => arena.words(out, DIGITS).fill(0));
  overParts(arena, values, ({ lane, at, count }) => ['countDigits', at, count, shiftOf(level), lane.out]);
  return tables[0].map((count, digit) => count + tables[1][digit]);
}

// On one lane: what a digit has in each half is not known.
function collectDigits(
  arena: Arena,
  values: Float64Array,
  level: number,
  digits: readonly number[],
  counts: Uint32Array,
): Float64Array[] | undefined {
  const total = digits.reduce((sum, digit) => sum + counts[digit], 0);
  const room = values.length >= arena.worthwhile ? arena.room(total, 8) : undefined;
  if (!room) return undefined;
  const [{ in: part, out }] = arena.lanes;
  const places = arena.words(out, DIGITS).fill(0);
  let at = room.byteOffset;
  for (const digit of digits) {
    places[digit] = at;
    at += 8 * counts[digit];
  }
  const resident = arena.holds(values);
  for (let from = 0; from < values.length; from += PART) {
    const count = Math.min(PART, values.length - from);
    if (!resident) arena.doubles(part, count).set(values.subarray(from, from + count));
    arena.run([['collectDigits', resident ? values.byteOffset + 8 * from : part, count, shiftOf(level), out]], []);
  }
  let first = 0;
  const parts = digits.map((digit) => room.slice(first, (first += counts[digit])) as Float64Array);
  arena.release(room);
  return parts;
}

function countEven(arena: Arena, values: Float64Array, edges: Float64Array, perUnit: number): Float64Array {
  const bins = laneBins(arena, edges, perUnit);
  overParts(arena, values, ({ lane, at, count }) => ['countEven64', at, count, ...bins.args(lane)]);
  return bins.total();
}

function powers(arena: Arena, values: Float64Array, mean: number, meanLow: number): readonly [number, number] {
  const sums = arena.lanes.map((lane) => arena.doubles(lane.slot(RESULT), 2).fill(0));
  overParts(arena, values, ({ lane, at, count }) => ['powers', at, count, mean, meanLow, lane.slot(RESULT)]);
  return [sums[0][0] + sums[1][0], sums[0][1] + sums[1][1]];
}

function hasByte(arena: Arena, bytes: Uint8Array, wanted: Wanted): boolean {
  if (arena.holds(bytes)) return arena.safely(() => hasByteThere(arena, bytes, wanted));
  const { in: part } = arena.lanes[0];
  const find = arena.call('hasByte');
  for (let from = 0; from < bytes.length; from += PART_BYTES) {
    const stretch = bytes.subarray(from, Math.min(from + PART_BYTES, bytes.length));
    const whole = Math.ceil(stretch.length / 16) * 16;
    const into = arena.bytes(part, whole);
    into.set(stretch);
    // What fills the last sixteen bytes is there already.
    into.fill(stretch[0], stretch.length);
    if (find(part, whole, ...wanted) !== 0) return true;
  }
  return false;
}

const BYTES_AT_ONCE = 2 ** 22;

// Where bytes lie in the module's memory each thread looks through half of some millions of them at a time.
function hasByteThere(arena: Arena, bytes: Uint8Array, wanted: Wanted): boolean {
  const results = arena.lanes.map((lane) => lane.slot(RESULT));
  const whole = bytes.length - (bytes.length % 32);
  for (let from = 0; from < whole; from += BYTES_AT_ONCE) {
    const half = Math.min(BYTES_AT_ONCE, whole - from) / 2;
    const [own, other] = results.map((result, i): Job => {
      return ['noteByte', bytes.byteOffset + from + i * half, half, ...wanted, result];
    });
    arena.run([own], [other]);
    if (results.some((result) => arena.words(result, 1)[0] !== 0)) return true;
  }
  return PLAIN_RUNS.hasByte(bytes.subarray(whole), wanted);
}
