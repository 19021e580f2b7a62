import { betweenSamples } from '../between';
import type { Rule } from '../rule';

// Normalising n independent values by their own mean takes 1/n of the variance between samples, half of it at n = 2:
// more than chance can explain begins above that. Nine tenths leave next to nothing to tell samples apart by.
const NOTABLE_SHARE = 0.6;
const GRAVE_SHARE = 0.9;
// The variance over fewer samples is chance.
const FEWEST_SAMPLES = 8;

/** What normalising each sample by itself erases: the share of the variance between samples that is gone. */
export const layerErases: Rule = (measures) => {
  const { scheme } = measures.normalized.scheme;
  if (scheme === 'input' || scheme === 'batch') return undefined;
  // Layer and rms: every set is a sample. Instance and group: samples are numbered by the first axis alone.
  const trailing = scheme === 'layer' || scheme === 'rms';
  const { before, after, samples } = betweenSamples(measures, ({ axis, kept }) => kept && (trailing || axis === 0));
  if (samples < FEWEST_SAMPLES || !(before > 0)) return undefined;
  const share = 1 - after / before;
  if (share < NOTABLE_SHARE) return undefined;
  return {
    code: 'layer.erases',
    severity: share >= GRAVE_SHARE ? 'warning' : 'info',
    // 99.96 % are not all of it.
    args: { share: share < 1 ? Math.min(share, 0.999) : 1, samples, scheme },
  };
};
