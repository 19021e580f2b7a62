import type { StretchKernels } from '../core/stats/stretchKernels';
import type { Floats } from '../core/tensor/floats';
import type { Arena, Lane } from './arena';
import { laneBins, MOST_BINS } from './bins';
import type { Job } from './crew';
import { bits } from './windows';

/** Values are summed plainly within so many of them. */
const BLOCK = 2048;
const FIGURES = 5;
/** The blocks' figures have to fit a slot. */
const LONGEST = 2 ** 22;
const RESULT = 0;

/** The part of a stretch that one lane has. */
interface Half {
  readonly lane: Lane;
  readonly at: number;
  readonly first: number;
  readonly count: number;
}

/** The loops over stretches in the module, each half on a lane of its own. */
export function fastStretches(arena: Arena): StretchKernels {
  const suits = (values: Floats): boolean =>
    values.length >= Math.max(2, arena.worthwhile) && values.length <= LONGEST && arena.holds(values);
  return {
    extent: (values) => (suits(values) ? arena.safely(() => extent(arena, values)) : undefined),
    powers: (values, take) => {
      if (!suits(values)) return false;
      const halves = arena.safely(() => blockPowers(arena, values));
      for (const { lane, count } of halves) {
        const figures = arena.doubles(lane.slot(RESULT), FIGURES * Math.ceil(count / BLOCK));
        for (let at = 0, left = count; left > 0; left -= BLOCK, at += FIGURES) {
          const [center, first, second, third, fourth] = figures.subarray(at, at + FIGURES);
          take(Math.min(BLOCK, left), center, first, second, third, fourth);
        }
      }
      return true;
    },
    countUpper: (values, tables) => {
      if (!suits(values) || !tables.every((table) => arena.holds(table))) return false;
      // What a thread that is lost has added to its table is not known.
      arena.once(() =>
        onBoth(arena, values, 'countUpper', ({ lane }) => [tables[lane === arena.lanes[0] ? 0 : 1].byteOffset]),
      );
      return true;
    },
    collectUpper: (values, wanted, room) => {
      if (!suits(values) || !arena.holds(wanted) || !arena.holds(room)) return undefined;
      const to = (half: Half): number => room.byteOffset + 8 * half.first;
      const halves = arena.safely(() =>
        onBoth(arena, values, 'collectUpper', (half) => [wanted.byteOffset, to(half), half.lane.slot(RESULT)]),
      );
      return halves.map(({ lane, first }) => room.subarray(first, first + arena.doubles(lane.slot(RESULT), 1)[0]));
    },
    countEven: (values, edges, perUnit) =>
      suits(values) && edges.length <= MOST_BINS
        ? arena.safely(() => countEven(arena, values, edges, perUnit))
        : undefined,
  };
}

// Does a job with each half of a stretch: `name` of values of their kind, where they are, how many, and what `more` says.
function onBoth(arena: Arena, values: Floats, name: string, more: (half: Half) => readonly number[]): readonly Half[] {
  const middle = Math.ceil(values.length / 2);
  const [own, other] = arena.lanes.map((lane, i) => {
    const first = i * middle;
    const at = values.byteOffset + first * values.BYTES_PER_ELEMENT;
    return { lane, at, first, count: i === 0 ? middle : values.length - middle };
  });
  const job = (half: Half): Job => [`${name}${bits(values)}`, half.at, half.count, ...more(half)];
  arena.run([job(own)], [job(other)]);
  return [own, other];
}

function extent(arena: Arena, values: Floats) {
  const halves = onBoth(arena, values, 'extent', ({ lane }) => [lane.slot(RESULT)]);
  const [a, b] = halves.map(({ lane }) => arena.doubles(lane.slot(RESULT), 4));
  return {
    min: Math.min(a[0], b[0]),
    max: Math.max(a[1], b[1]),
    zeros: a[2] + b[2],
    finite: a[3] === 0 && b[3] === 0,
  };
}

function blockPowers(arena: Arena, values: Floats): readonly Half[] {
  return onBoth(arena, values, 'blockPowers', ({ lane }) => [BLOCK, lane.slot(RESULT)]);
}

function countEven(arena: Arena, values: Floats, edges: Float64Array, perUnit: number): Float64Array {
  const bins = laneBins(arena, edges, perUnit);
  onBoth(arena, values, 'countEven', ({ lane }) => bins.args(lane));
  return bins.total();
}
