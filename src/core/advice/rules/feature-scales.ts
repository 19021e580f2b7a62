import type { FeatureFigures, Measures } from '../measures';
import type { Finding, Rule } from '../rule';
import type { FindingCode } from '../codes';
import { figure, indicesWhere, namesOf, rowsAlong } from '../rows';

// Ten times the scale is a hundred times the variance: beside the largest feature the smallest is 1 % of the sum. From a hundred times
// on it is lost.
const NOTABLE_RATIO = 10;
const GRAVE_RATIO = 100;
// With fewer values a feature's σ itself is chance: at 16, σ of a thousand alike features range over a factor of 5.
const FEWEST_VALUES = 16;

/** Features of very different size in one set: the largest decides, the others vanish. Input normalization is wanted. */
export const scaleDiffers: Rule = (measures) => {
  const { scheme } = measures.normalized.scheme;
  const { features } = measures;
  if (!features || (scheme !== 'layer' && scheme !== 'rms' && scheme !== 'group')) return undefined;
  const size = features.variance.map((variance, i) => Math.sqrt(variance + features.mean[i] ** 2));
  const worst = widestGroup(measures, features, size);
  return compare(measures, features, size, worst, 'scale.differs');
};

/** Features of very different σ that input normalization has brought to one scale: what it is for. */
export const scaleEqualized: Rule = (measures) => {
  const { features } = measures;
  if (!features || measures.normalized.scheme.scheme !== 'input') return undefined;
  const size = features.variance.map(Math.sqrt);
  const found = compare(measures, features, size, usable(features, size), 'scale.equalized');
  return found && { ...found, severity: 'info' };
};

function usable({ n }: FeatureFigures, size: Float64Array): number[] {
  return indicesWhere(n.length, (i) => n[i] >= FEWEST_VALUES && size[i] > 0 && size[i] < Infinity);
}

/** The features that share a set: all of them, or the group of channels that differ most. */
function widestGroup(measures: Measures, features: FeatureFigures, size: Float64Array): number[] {
  const { numGroups = 1, scheme } = measures.normalized.scheme;
  const groups = scheme === 'group' ? numGroups : 1;
  const perGroup = size.length / groups;
  const members = usable(features, size);
  if (groups === 1) return members;
  const each = Array.from({ length: groups }, (_, g) => members.filter((i) => Math.floor(i / perGroup) === g));
  const ratio = (group: readonly number[]): number => extreme(size, group, 1) / extreme(size, group, -1);
  return each.filter((group) => group.length > 1).sort((a, b) => ratio(b) - ratio(a))[0] ?? [];
}

function extreme(size: Float64Array, members: readonly number[], sign: 1 | -1): number {
  return size[extremeIndex(size, members, sign)];
}

function extremeIndex(size: Float64Array, members: readonly number[], sign: 1 | -1): number {
  return members.reduce((best, i) => (sign * size[i] > sign * size[best] ? i : best), members[0]);
}

function compare(
  measures: Measures,
  { axis }: FeatureFigures,
  size: Float64Array,
  members: readonly number[],
  code: FindingCode,
): Finding | undefined {
  if (members.length < 2) return undefined;
  const least = extremeIndex(size, members, -1);
  const greatest = extremeIndex(size, members, 1);
  const ratio = size[greatest] / size[least];
  if (!(ratio >= NOTABLE_RATIO)) return undefined;
  const nameOf = (index: number): string => namesOf(measures, rowsAlong(axis, [index]));
  return {
    code,
    severity: ratio >= GRAVE_RATIO ? 'warning' : 'info',
    args: {
      ratio: figure(ratio),
      least: figure(size[least]),
      leastName: nameOf(least),
      greatest: figure(size[greatest]),
      greatestName: nameOf(greatest),
    },
    rows: rowsAlong(axis, [least, greatest]),
  };
}
