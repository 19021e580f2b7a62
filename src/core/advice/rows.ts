import type { ViewAxis } from '../stats/sets';
import type { AdviceContext } from './context';
import type { Measures } from './measures';
import type { Rows } from './rule';

/** At most so many indices of rows travel to the panel. */
const MOST_ROWS = 1000;
/** So many names stand in a sentence before it says how many more there are. */
const MOST_NAMES = 3;

/** Labels come from the user's file: one of a megabyte must not become a sentence. */
const LONGEST_NAME = 40;

/** The numbers from 0 to `count` that a test picks. */
export function indicesWhere(count: number, test: (index: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (test(i)) found.push(i);
  return found;
}

/** Indices along one axis, as a finding carries them. */
export function rowsAlong(axis: number, indices: readonly number[]): Rows {
  return { axis, indices: indices.slice(0, MOST_ROWS), total: indices.length };
}

/**
 * The rows that some sets lie in. Where sets are numbered along several axes (sample and channel), the one along
 * which they are most concentrated tells most.
 */
export function rowsOfSets({ sets }: Measures, flagged: readonly number[]): Rows | undefined {
  const candidates = sets.axes
    .filter(({ kept, inner }) => kept && inner === 1)
    .map((axis) => ({ axis, indices: project(sets.axes, axis, flagged) }));
  const share = (each: (typeof candidates)[number]): number => each.indices.length / each.axis.length;
  const best = candidates.sort((a, b) => share(a) - share(b)).at(0);
  return best && rowsAlong(best.axis.axis, best.indices);
}

function project(axes: readonly ViewAxis[], axis: ViewAxis, flagged: readonly number[]): number[] {
  const after = axes.slice(axes.indexOf(axis) + 1).filter(({ kept }) => kept);
  const step = after.reduce((product, { length }) => product * length, 1);
  const seen = new Uint8Array(axis.length);
  for (const set of flagged) seen[Math.floor(set / step) % axis.length] = 1;
  return indicesWhere(axis.length, (i) => seen[i] === 1);
}

/** What rows are called: their labels where there are any, or else as NumPy would index them: `sepal_width, [:, 3] …`. */
export function namesOf({ labels }: Pick<AdviceContext, 'labels'>, rows: Rows | undefined): string {
  if (!rows) return '';
  const { axis, indices, total } = rows;
  const nameOf = (index: number): string => clipped(labels?.[axis]?.[index] ?? '') || `[${':, '.repeat(axis)}${index}]`;
  const names = indices.slice(0, MOST_NAMES).map(nameOf);
  return names.join(', ') + (total > MOST_NAMES ? ' …' : '');
}

function clipped(label: string): string {
  return label.length > LONGEST_NAME ? `${label.slice(0, LONGEST_NAME - 1)}…` : label;
}

/** A figure for a sentence, three digits: `0.0452`, `1.2e-5`. */
export function figure(value: number): string {
  const size = Math.abs(value);
  const plain = value === 0 || (size >= 1e-3 && size < 1e6) || !Number.isFinite(value);
  return plain
    ? String(Number(value.toPrecision(3)))
    : value
        .toExponential(2)
        .replace(/\.?0+e/, 'e')
        .replace('e+', 'e');
}

/** The middle one of some values, without changing them; NaN of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
