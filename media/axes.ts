import type { SchemeId } from '../src/core/schemes/scheme';

const SPATIAL = [[], ['L'], ['H', 'W'], ['D', 'H', 'W']] as const;

/**
 * The names of the axes as the frameworks' manuals call them: N samples, C channels or features, T steps
 * of a sequence, L, H, W, D spatial. `channel` counts from the front; without one (input, layer, rms)
 * the axes are read as N, C, spatial, and three of them as N, T, C, the habit of sequence models.
 * More axes than have names go by number.
 */
export function axisNames(ndim: number, channel: number | undefined): readonly string[] {
  if (ndim === 0) return [];
  if (ndim === 1) return ['N'];
  if (channel === undefined) return ndim === 3 ? ['N', 'T', 'C'] : axisNames(ndim, 1);
  if (ndim - 2 >= SPATIAL.length) return Array.from({ length: ndim }, (_, axis) => `axis ${axis}`);
  const others = ['N', ...SPATIAL[ndim - 2]];
  return [...others.slice(0, channel), 'C', ...others.slice(channel)];
}

/** The channel axis that names the others, for the schemes that have one. */
export function namingChannel(scheme: SchemeId, channelAxis: number | undefined, ndim: number): number | undefined {
  if (scheme === 'input' || scheme === 'layer' || scheme === 'rms') return undefined;
  if (channelAxis === undefined) return ndim > 1 ? 1 : undefined;
  const fromFront = channelAxis < 0 ? channelAxis + ndim : channelAxis;
  return fromFront >= 0 && fromFront < ndim ? fromFront : undefined;
}
