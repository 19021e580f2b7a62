import { resolution, type Resolution } from '../schemes/resolve';
import type { SchemeId, SchemeParams } from '../schemes/scheme';
import { SCHEMES, machineEpsilon } from '../schemes/table';
import type { Tensor } from '../tensor/tensor';
import { AFFINES, type AffineMode } from './fit';

/** A way in which the one tensor may have been made of the other: everything but eps, weight and bias. */
export interface Hypothesis {
  readonly params: SchemeParams<Tensor>;
  readonly resolved: Resolution;
  /** How far this is from what one would guess first; of explanations that fit equally well the simplest is preferred. */
  readonly cost: number;
  /** The values of eps that are in use, the likeliest first. */
  readonly epsilons: readonly number[];
  /** Which learnt parameters it may have been applied with. */
  readonly affines: readonly AffineMode[];
}

type Variant = Omit<SchemeParams<Tensor>, 'scheme'> & { readonly cost: number };
type Variants = (shape: readonly number[]) => Variant[];

// A channel axis other than these is no layout that anything uses.
const channels: Variants = ({ length: ndim }) =>
  ndim < 2
    ? [{ cost: 0 }]
    : [...new Set([1, ndim - 1])].map((channelAxis) => ({ channelAxis, cost: channelAxis === 1 ? 0 : 1 }));

const trailing: Variants = ({ length: ndim }) =>
  Array.from({ length: Math.max(ndim, 1) }, (_, i) => ({
    normalizedNdim: i + 1,
    cost: i === 0 ? 0 : ndim < 4 ? 0.5 : 1,
  }));

// Which axes are samples is anybody's choice: all subsets of up to four axes; of more, single ones, and all but one.
const samples: Variants = ({ length: ndim }) => {
  const masks = Array.from({ length: 2 ** ndim - 1 }, (_, i) => i + 1);
  const axesOf = (mask: number): number[] =>
    Array.from({ length: ndim }, (_, axis) => axis).filter((axis) => (mask >> axis) & 1);
  const usual = ndim < 4 ? '0' : [0, ...Array.from({ length: ndim - 2 }, (_, i) => i + 2)].join();
  return masks
    .map(axesOf)
    .filter((axes) => ndim <= 4 || axes.length === 1 || axes.length >= ndim - 1)
    .flatMap((axes) => {
      const cost = axes.join() === usual ? 0 : 4;
      return [
        { axes, ddof: 0 as const, cost },
        { axes, ddof: 1 as const, cost: cost + 1 },
      ];
    });
};

const groups: Variants = (shape) =>
  channels(shape).flatMap(({ channelAxis, cost }) => {
    const count = channelAxis === undefined ? 1 : shape[channelAxis];
    const divisors = Array.from({ length: Math.min(count, 256) }, (_, i) => i + 1).filter((d) => count % d === 0);
    return divisors.map((numGroups) => ({ channelAxis, numGroups, cost: cost + (numGroups === 32 ? 0 : 0.5) }));
  });

/** Of each scheme, its variants, what it costs beside the others, and the values of eps in use for it. */
const FAMILIES = {
  input: { variants: samples, cost: 0, epsilons: [] },
  batch: { variants: channels, cost: 0.5, epsilons: [1e-5, 1e-3, 1e-8] },
  layer: { variants: trailing, cost: 0.2, epsilons: [1e-5, 1e-6, 1e-3, 1e-12, 1e-8] },
  rms: { variants: trailing, cost: 0.6, epsilons: [1e-6, 1e-5, 1e-8] },
  instance: { variants: channels, cost: 0.8, epsilons: [1e-5, 1e-3, 1e-8] },
  group: { variants: groups, cost: 1, epsilons: [1e-5, 1e-6, 1e-3, 1e-8] },
} as const satisfies Record<SchemeId, { variants: Variants; cost: number; epsilons: readonly number[] }>;

/** Every hypothesis that the tensor's shape allows. Of those that come to the same, the simplest is kept. */
export function hypothesesFor(before: Tensor): Hypothesis[] {
  const all = (Object.keys(FAMILIES) as SchemeId[]).flatMap((scheme) => ofScheme(scheme, before));
  const known = new Set<string>();
  const isNew = (key: string): boolean => !known.has(key) && known.add(key).size > 0;
  return all
    .sort((a, b) => a.cost - b.cost)
    .map((one) => ({ ...one, affines: one.affines.filter((affine) => isNew(`${affine} ${keyOf(one, affine)}`)) }))
    .filter(({ affines }) => affines.length > 0);
}

// The same sets, divided in the same way and with weights at the same places, are the same thing whatever the name.
function keyOf({ params, resolved, epsilons }: Hypothesis, affine: AffineMode): string {
  const layout = resolved.axes
    .filter(({ length }) => length > 1)
    .map(({ axis, length, kept, parametric }) => [axis, length, kept, affine !== 'none' && parametric].join());
  return [layout.join(' '), params.ddof ?? 0, SCHEMES[params.scheme].centered, epsilons.length > 0].join('|');
}

function ofScheme(scheme: SchemeId, before: Tensor): Hypothesis[] {
  const { variants, cost: base, epsilons } = FAMILIES[scheme];
  return variants(before.shape).flatMap(({ cost, ...variant }): Hypothesis[] => {
    const params = { ...variant, scheme };
    const outcome = resolution(before, { ...params, ...(scheme === 'input' ? {} : { eps: 1e-5 }) });
    // A set of one value says nothing: it becomes 0, or the bias.
    if ('err' in outcome || outcome.ok.scheme.setSize < 2) return [];
    const own = scheme === 'rms' ? [machineEpsilon(before.dtype)] : [];
    const known = scheme === 'input' ? [] : [...new Set([...epsilons, ...own, 0])];
    // With more than two axes the first is rarely all that the samples are: batch norm is what people mean.
    const unlikely = scheme === 'input' && before.shape.length > 2 ? 1 : 0;
    return [
      {
        params,
        resolved: outcome.ok,
        cost: base + cost + unlikely,
        epsilons: known,
        affines: scheme === 'input' ? ['none'] : AFFINES,
      },
    ];
  });
}
