import type { Sample } from './sample';

/** Which learnt parameters are taken to have been at work. */
export const AFFINES = ['none', 'weight', 'both'] as const;
export type AffineMode = (typeof AFFINES)[number];

/** The best weight and bias (least squares) under one eps, and what is left unexplained. */
export interface Fit {
  readonly eps: number;
  readonly weight?: Float64Array;
  readonly bias?: Float64Array;
  /** The sum of the squares of what is left. */
  readonly residual: number;
  /** How many numbers were fitted. */
  readonly fitted: number;
}

/** 1 / √(variance + eps) of every set; 1 where that is 0, as the schemes have it. */
export function inverseScales({ variance, n }: Sample, eps: number, ddof: number): Float64Array {
  return variance.map((v, set) => {
    const scale = Math.sqrt((v * n[set]) / (n[set] - ddof) + eps);
    return scale > 0 ? 1 / scale : 1;
  });
}

/** Fits weight and bias, a pair for every parameter position, under one eps. */
export function fit(sample: Sample, eps: number, ddof: number, mode: AffineMode): Fit {
  const { x, y, set, mean } = sample;
  const inverse = inverseScales(sample, eps, ddof);
  if (mode === 'none') {
    let residual = 0;
    for (let i = 0; i < x.length; i++) residual += ((x[i] - mean[set[i]]) * inverse[set[i]] - y[i]) ** 2;
    return { eps, residual, fitted: 0 };
  }
  const sums = sumsOf(sample, inverse);
  const { weight, bias, seen } = mode === 'both' ? lines(sums) : slopes(sums);
  let residual = 0;
  for (let i = 0; i < x.length; i++) {
    const p = sample.param[i];
    residual += ((x[i] - mean[set[i]]) * inverse[set[i]] * weight[p] + bias[p] - y[i]) ** 2;
  }
  const isBoth = mode === 'both';
  return { eps, weight, bias: isBoth ? bias : undefined, residual, fitted: seen * (isBoth ? 2 : 1) };
}

interface Sums {
  readonly n: Float64Array;
  readonly z: Float64Array;
  readonly y: Float64Array;
  /** Around the means. */
  readonly zz: Float64Array;
  readonly zy: Float64Array;
}

// Welford's updates (1962), a line a parameter.
function sumsOf({ x, y, set, param, mean, paramCount }: Sample, inverse: Float64Array): Sums {
  const fresh = (): Float64Array => new Float64Array(paramCount);
  const sums: Sums = { n: fresh(), z: fresh(), y: fresh(), zz: fresh(), zy: fresh() };
  for (let i = 0; i < x.length; i++) {
    const p = param[i];
    const z = (x[i] - mean[set[i]]) * inverse[set[i]];
    const n = ++sums.n[p];
    const dz = z - sums.z[p];
    sums.z[p] += dz / n;
    sums.y[p] += (y[i] - sums.y[p]) / n;
    sums.zz[p] += dz * (z - sums.z[p]);
    sums.zy[p] += dz * (y[i] - sums.y[p]);
  }
  return sums;
}

interface Lines {
  readonly weight: Float64Array;
  readonly bias: Float64Array;
  readonly seen: number;
}

function lines({ n, z, y, zz, zy }: Sums): Lines {
  const weight = zz.map((squares, p) => (squares > 0 ? zy[p] / squares : 1));
  return { weight, bias: y.map((mean, p) => (n[p] > 0 ? mean - weight[p] * z[p] : 0)), seen: seenOf(n) };
}

function slopes({ n, z, y, zz, zy }: Sums): Lines {
  const weight = zz.map((squares, p) => {
    const around0 = squares + n[p] * z[p] * z[p];
    return around0 > 0 ? (zy[p] + n[p] * z[p] * y[p]) / around0 : 1;
  });
  return { weight, bias: new Float64Array(n.length), seen: seenOf(n) };
}

function seenOf(n: Float64Array): number {
  return n.reduce((seen, count) => seen + (count > 0 ? 1 : 0), 0);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const LEAST_EPS = -14;
const STEPS = 36;

/** The eps that leaves least, by golden-section search over its logarithm, rounded as far as it may be. */
export function solveEps(sample: Sample, ddof: number, mode: AffineMode): number {
  const greatest = sample.variance.reduce((most, v) => (isFinite(v) ? Math.max(most, v) : most), 0);
  const left = (exponent: number): number => fit(sample, 10 ** exponent, ddof, mode).residual;
  let [low, high] = [LEAST_EPS, Math.max(LEAST_EPS + 1, Math.log10(greatest || 1) + 2)];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [fa, fb] = [left(a), left(b)];
  for (let step = 0; step < STEPS; step++) {
    if (fa < fb) {
      [high, b, fb] = [b, a, fa];
      a = high - GOLDEN * (high - low);
      fa = left(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + GOLDEN * (high - low);
      fb = left(b);
    }
  }
  return 10 ** ((low + high) / 2);
}
