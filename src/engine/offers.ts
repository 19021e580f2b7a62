import { resolve, SCHEME_IDS, type SchemeId, type SchemeParams, type Tensor } from '../core';
import type { SchemeOffer } from '../protocol/engine';

/** The schemes there are, and which of them apply to a tensor. */
export function offersFor(tensor: Tensor): SchemeOffer[] {
  return SCHEME_IDS.map((id) => offer(id, tensor));
}

// A scheme applies when some choice of its axes does, and where none does, the first choice says why.
function offer(id: SchemeId, tensor: Tensor): SchemeOffer {
  const outcomes = CHOICES[id](tensor.shape.length).map((choice) => resolve(tensor, { ...choice, scheme: id }));
  const [first] = outcomes;
  if (!('err' in first) || outcomes.some((outcome) => 'ok' in outcome)) return { id };
  return { id, problem: { code: first.err.code, args: first.err.args } };
}

type Choice = Omit<SchemeParams, 'scheme'>;

const anyChannel = (ndim: number, rest: Choice): Choice[] => [
  rest,
  ...Array.from({ length: ndim }, (_, channelAxis) => ({ ...rest, channelAxis })),
];

const CHOICES = {
  input: () => [{}],
  batch: (ndim) => anyChannel(ndim, {}),
  layer: () => [{}],
  instance: (ndim) => anyChannel(ndim, {}),
  group: (ndim) => anyChannel(ndim, { numGroups: 1 }),
  rms: () => [{}],
} as const satisfies Record<SchemeId, (ndim: number) => readonly Choice[]>;
