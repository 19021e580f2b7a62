import { autocorrelation } from '../autocorrelation';
import { featureAxis, figuresOf } from '../measures';
import type { Figures, Measures } from '../measures';
import { setsOfView, viewAxes } from '../../stats/sets';
import type { Rule } from '../rule';
import { figure, indicesWhere, namesOf, rowsAlong } from '../rows';

// Under batch or instance norm every map comes out with a contrast (σ over the positions) near 1. A quarter of it is 6 % of the variance.
const FLAT_CONTRAST = 0.25;
// Neighbouring pixels of independent noise have r = 0, of pictures and feature maps 0.8 and more: from a half on
// there is a structure to be lost.
const STRUCTURED_LAG_ONE = 0.5;

/** Spatial structure that layer norm over channels and positions flattens, since all channels share one σ. */
export const spatialFlattened: Rule = (measures) => {
  const { scheme, normalizedNdim = 1, eps } = measures.normalized.scheme;
  const channel = featureAxis(measures);
  if (scheme !== 'layer' || normalizedNdim < 3 || channel === undefined) return undefined;
  const ndim = measures.tensor.shape.length;
  const samples = Array.from({ length: ndim - normalizedNdim }, (_, axis) => axis);
  const space = Array.from({ length: ndim }, (_, axis) => axis).filter((a) => a !== channel && !samples.includes(a));
  const maps = figuresOf(measures.view, setsOfView(measures.view, viewAxes(measures.tensor.shape, space)));
  const channels = measures.tensor.shape[channel];
  const contrast = contrasts(maps, measures.used.variance, channels, eps);
  const lagOne = structure(measures, space, [...samples, channel].sort(ascending), maps, channels);
  const flat = indicesWhere(
    channels,
    (c) => contrast[c] > 0 && contrast[c] <= FLAT_CONTRAST && lagOne[c] >= STRUCTURED_LAG_ONE,
  );
  if (flat.length === 0) return undefined;
  const flattest = flat.reduce((least, c) => (contrast[c] < contrast[least] ? c : least), flat[0]);
  const rows = rowsAlong(channel, flat);
  return {
    code: 'spatial.flattened',
    severity: 'warning',
    args: {
      count: flat.length,
      total: channels,
      names: namesOf(measures, rows),
      contrast: figure(contrast[flattest]),
      r: figure(lagOne[flattest]),
    },
    rows,
  };
};

const ascending = (a: number, b: number): number => a - b;

// Both layouts number the maps sample by sample with the channels innermost, since only samples come before.
function contrasts(maps: Figures, shared: Float64Array, channels: number, eps: number): Float64Array {
  const squares = new Float64Array(channels);
  maps.variance.forEach((variance, map) => {
    squares[map % channels] += variance / (shared[Math.floor(map / channels)] + eps);
  });
  return squares.map((square) => Math.sqrt(square / shared.length));
}

/** The mean lag-1 autocorrelation of each channel's maps, along all spatial axes. */
function structure(
  measures: Measures,
  space: readonly number[],
  keep: readonly number[],
  maps: Figures,
  channels: number,
): Float64Array {
  const sum = new Float64Array(channels);
  const count = new Float64Array(channels);
  for (const axis of space) {
    autocorrelation(measures.view, axis, keep, maps.mean).lagOne.forEach((r, map) => {
      if (Number.isNaN(r)) return;
      sum[map % channels] += r;
      count[map % channels]++;
    });
  }
  return sum.map((total, c) => total / count[c]);
}
