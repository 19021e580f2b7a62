import type { Dtype } from '../tensor/dtype';

/**
 * When two elements count as equal: |a - b| ≤ atol + rtol·|b|. It is not symmetric: b is the value that is expected.
 * ±Infinity equals only itself, NaN only another NaN, and that only with `equalNan`.
 */
export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
  readonly equalNan: boolean;
}

/** The functions whose defaults can be asked for by name. */
export const TOLERANCE_IDS = ['numpy', 'torch', 'assert_close', 'assert_allclose', 'exact'] as const;
export type ToleranceId = (typeof TOLERANCE_IDS)[number];

type Pair = readonly [rtol: number, atol: number];

// torch/testing/_comparison.py, `_DTYPE_PRECISIONS`; every other dtype has to be equal.
const ASSERT_CLOSE: { readonly [D in Dtype]?: Pair } = {
  float16: [1e-3, 1e-5],
  bfloat16: [1.6e-2, 1e-5],
  float32: [1.3e-6, 1e-5],
  float64: [1e-7, 1e-7],
};

/**
 * Each function's defaults. Sources: `numpy.allclose`, `torch.allclose`, `torch.testing.assert_close` (by dtype; of two dtypes
 * the larger tolerances) and `numpy.testing.assert_allclose`, in the documentation of NumPy 2 and PyTorch 2.
 */
const DEFAULTS = {
  numpy: () => ({ rtol: 1e-5, atol: 1e-8, equalNan: false }),
  torch: () => ({ rtol: 1e-5, atol: 1e-8, equalNan: false }),
  assert_close: (dtypes) => {
    const pairs = dtypes.map((dtype): Pair => ASSERT_CLOSE[dtype] ?? [0, 0]);
    const largest = (at: 0 | 1): number => Math.max(...pairs.map((pair) => pair[at]));
    return { rtol: largest(0), atol: largest(1), equalNan: false };
  },
  assert_allclose: () => ({ rtol: 1e-7, atol: 0, equalNan: true }),
  exact: () => ({ rtol: 0, atol: 0, equalNan: true }),
} as const satisfies Record<ToleranceId, (dtypes: readonly Dtype[]) => Tolerance>;

/** The tolerances that a function has for tensors of these dtypes. */
export function toleranceOf(id: ToleranceId, dtypes: readonly Dtype[]): Tolerance {
  return DEFAULTS[id](dtypes);
}

/** The tolerances that are asked for, by numbers or by name; by default `numpy.allclose`'s. */
export function toleranceIn(asked: Tolerance | ToleranceId = 'numpy', dtypes: readonly Dtype[]): Tolerance {
  return typeof asked === 'string' ? toleranceOf(asked, dtypes) : asked;
}

/** Whether a is close to b, as `numpy.isclose` and `torch.isclose` have it. */
export function isClose(a: number, b: number, difference: number, { rtol, atol, equalNan }: Tolerance): boolean {
  if (a === b && difference === 0) return true;
  if (Number.isNaN(a) || Number.isNaN(b)) return equalNan && Number.isNaN(a) && Number.isNaN(b);
  // An infinite b would allow everything.
  return Number.isFinite(a) && Number.isFinite(b) && Math.abs(difference) <= atol + rtol * Math.abs(b);
}
