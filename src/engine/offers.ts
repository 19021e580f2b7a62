import { resolve, SCHEME_IDS, tensor, type SchemeId, type SchemeParams, type Tensor } from '../core';
import type { SchemeOffer } from '../protocol/engine';

/** The schemes there are, and which of them apply to a tensor; where none of the choices does, the first says why. */
export function offersFor(tensor: Pick<Tensor, 'shape' | 'dtype'>): SchemeOffer[] {
  return SCHEME_IDS.map((scheme) => {
    const [first, ...others] = CHOICES[scheme].map((choice) => resolve(tensor, { ...choice, scheme }));
    if ('ok' in first || others.some((outcome) => 'ok' in outcome)) return { id: scheme };
    return { id: scheme, problem: { code: first.err.code, args: first.err.args } };
  });
}

/** The choices of parameters that decide whether a scheme applies at all. */
const CHOICES = {
  input: [{}],
  batch: [{}, { training: false, runningMean: tensor(0), runningVar: tensor(1) }],
  layer: [{}],
  instance: [{}],
  group: [{ numGroups: 1 }],
  rms: [{}],
} as const satisfies Record<SchemeId, readonly [Choice, ...Choice[]]>;

type Choice = Omit<SchemeParams, 'scheme'>;
