/** Which two things a picture shows: a tensor before and after, or two schemes' results. The first is filled, the second a line. */
export const PAIRS = {
  sides: { colors: ['before', 'after'] },
  schemes: { colors: ['after', 'other'] },
} as const satisfies Record<string, { readonly colors: readonly [SeriesColor, SeriesColor] }>;

export type PairKind = keyof typeof PAIRS;

/** A colour by its meaning: `--ns-before`, `--ns-after`, `--ns-other`. */
export type SeriesColor = 'before' | 'after' | 'other';

/** The colours of a pair as CSS. */
export function colorsOf(pair: PairKind): readonly [string, string] {
  const [first, second] = PAIRS[pair].colors;
  return [`var(--ns-${first})`, `var(--ns-${second})`];
}
