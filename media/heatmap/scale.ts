import { interpolateRdBu, interpolateViridis } from 'd3-scale-chromatic';
import type { Extent } from '../../src/core/values/extent';

/** How values become colours: one-signed ones from dark to light, signed ones from blue over white (0) to red. */
export interface ColorScale {
  readonly kind: 'sequential' | 'diverging';
  readonly low: number;
  readonly high: number;
  /** The colours from `low` to `high`. */
  readonly colors: Colors;
}
/** Red, green, blue, one after the other. */
export type Colors = Uint8ClampedArray;

const STEPS = 256;

// Both run evenly to the eye and are told apart by every kind of colour vision: viridis (van der Walt and Smith), and RdBu of
// ColorBrewer (Brewer and Harrower), turned so that red is what is above 0.
const COLORS = {
  sequential: table(interpolateViridis),
  diverging: table((t) => interpolateRdBu(1 - t)),
} as const satisfies Record<ColorScale['kind'], Colors>;

/**
 * The scale for values that reach so far, before and after together if both are given. Signed values have 0 in the middle,
 * whichever side reaches farther. `robust`: by the bounds that a few extreme values do not move. Undefined without a finite value.
 */
export function scaleOf(extents: readonly Extent[], robust: boolean): ColorScale | undefined {
  const ends = extents
    .map(({ min, max, robust: { low, high } }) => (robust ? [low, high] : [min, max]))
    .filter(([low]) => !Number.isNaN(low));
  if (ends.length === 0) return undefined;
  const low = Math.min(...ends.map(([end]) => end));
  const high = Math.max(...ends.map(([, end]) => end));
  if (low >= 0 || high <= 0) return { kind: 'sequential', low, high, colors: COLORS.sequential };
  const far = Math.max(-low, high);
  return { kind: 'diverging', low: -far, high: far, colors: COLORS.diverging };
}

/** The place of a finite value on a scale, 0 to 255. A scale of a single value has it in the middle. */
export function stepOf({ low, high }: ColorScale, value: number): number {
  // Halves: the difference of two finite doubles may not be finite.
  const part = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
  return Math.min(STEPS - 1, Math.max(0, Math.round(part * (STEPS - 1))));
}

/** The colour of a finite value, as CSS has it. */
export function colorOf(scale: ColorScale, value: number): string {
  const at = 3 * stepOf(scale, value);
  return `rgb(${scale.colors[at]} ${scale.colors[at + 1]} ${scale.colors[at + 2]})`;
}

/** Black or white, whichever is read better on the colour of a value (relative luminance, WCAG 2). */
export function inkOn(scale: ColorScale, value: number): '#000' | '#fff' {
  const at = 3 * stepOf(scale, value);
  const [r, g, b] = [...scale.colors.subarray(at, at + 3)].map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000' : '#fff';
}

/** How many of the values lie outside a robust scale, all extents together. */
export function clippedShare(extents: readonly Extent[]): { readonly outside: number; readonly share: number } {
  const outside = extents.reduce((sum, { robust }) => sum + robust.outside, 0);
  const finite = extents.reduce((sum, { count, nan, posInf, negInf }) => sum + count - nan - posInf - negInf, 0);
  return { outside, share: finite === 0 ? 0 : outside / finite };
}

function table(interpolate: (t: number) => string): Colors {
  const colors = new Uint8ClampedArray(3 * STEPS);
  for (let i = 0; i < STEPS; i++) colors.set(channels(interpolate(i / (STEPS - 1))), 3 * i);
  return colors;
}

/** `#440154` or `rgb(68, 1, 84)`. */
function channels(color: string): readonly number[] {
  if (color.startsWith('#')) return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return (color.match(/\d+/g) ?? []).slice(0, 3).map(Number);
}
