import type { Outcome, Problem } from '../problem';
import { shapeText } from '../schemes/plan';
import { sizeOf, type Tensor } from '../tensor/tensor';
import { rowMajor } from '../tensor/values';
import { reshape, transpose } from '../tensor/view';

/**
 * What is done with b to bring it to a's shape. Nothing is done unless it is asked for: a comparison that broadcasts of
 * itself says "equal" of what is not.
 */
export const ALIGNMENTS = ['transpose', 'flatten', 'broadcast'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

const FITS = {
  transpose: ({ shape: a }, { shape: b }) => a.length > 1 && same(a, [...b].reverse()) && !same(a, b),
  flatten: ({ shape: a }, { shape: b }) => sizeOf(a) === sizeOf(b) && !same(a, b),
  broadcast: ({ shape: a }, { shape: b }) =>
    !same(a, b) && b.length <= a.length && b.every((n, i) => n === 1 || n === a[a.length - b.length + i]),
} as const satisfies Record<Alignment, (a: Tensor, b: Tensor) => boolean>;

const APPLY = {
  transpose: (_a, b) => transpose(b, [...b.shape.keys()].reverse()),
  flatten: (a, b) => reshape(b, a.shape),
  broadcast: (a, b) => {
    const missing = a.shape.length - b.shape.length;
    const strides = a.shape.map((n, axis) => (n === b.shape[axis - missing] ? b.strides[axis - missing] : 0));
    return rowMajor({ ...b, shape: a.shape, strides });
  },
} as const satisfies Record<Alignment, (a: Tensor, b: Tensor) => Tensor>;

/** The ways there are to bring b to a's shape; none for tensors of one shape. */
export function alignmentsOf(a: Tensor, b: Tensor): Alignment[] {
  return ALIGNMENTS.filter((alignment) => FITS[alignment](a, b));
}

/** b in a's shape. Err (`compare.shape`, with the ways there are) for another shape that nothing was asked to be done about. */
export function aligned(a: Tensor, b: Tensor, alignment?: Alignment): Outcome<Tensor> {
  if (same(a.shape, b.shape)) return { ok: b };
  if (alignment && FITS[alignment](a, b)) return { ok: APPLY[alignment](a, b) };
  return { err: refusal(a, b) };
}

function refusal(a: Tensor, b: Tensor): Problem {
  const [offer = 'none'] = alignmentsOf(a, b);
  return {
    code: 'compare.shape',
    severity: 'error',
    args: { a: shapeText(a.shape), b: shapeText(b.shape), offer },
  };
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, axis) => n === b[axis]);
}
