import { add, decompose, divide, rational, root, scaled, subtract, type Rational } from './rational';

/** The sums of finite doubles, exact: all of them as integers over one common power of two. */
export interface ExactMoments {
  readonly n: number;
  readonly mean: Rational;
  readonly meanSize: Rational;
  /** Σ(x - mean)² / (n - ddof). */
  variance(ddof: 0 | 1): Rational;
  readonly meanSquare: Rational;
}

/** Exact moments of at least one finite value. Fixed point: 10^7 values take some seconds. */
export function exactMoments(values: ArrayLike<number>): ExactMoments {
  const n = values.length;
  const unit = commonExponent(values);
  let sum = 0n;
  let sizes = 0n;
  let squares = 0n;
  for (let i = 0; i < n; i++) {
    const { m, e } = decompose(values[i]);
    if (m === 0n) continue;
    const x = m << BigInt(e - unit);
    sum += x;
    sizes += x < 0n ? -x : x;
    squares += x * x;
  }
  const count = BigInt(n);
  return {
    n,
    mean: scaled(sum, unit, count),
    meanSize: scaled(sizes, unit, count),
    variance: (ddof) => scaled(count * squares - sum * sum, 2 * unit, count * (count - BigInt(ddof))),
    meanSquare: scaled(squares, 2 * unit, count),
  };
}

function commonExponent(values: ArrayLike<number>): number {
  let least = Infinity;
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== 0) least = Math.min(least, decompose(values[i]).e);
  }
  return Number.isFinite(least) ? least : 0;
}

/** (x - mean) / √(variance + eps) of every value, each a fraction. */
export function exactNormalized(values: ArrayLike<number>, eps: number, centered = true): Rational[] {
  const moments = exactMoments(values);
  const mean = centered ? moments.mean : rational(0);
  const scale = root(add(centered ? moments.variance(0) : moments.meanSquare, rational(eps)));
  return Array.from(values, (x) => divide(subtract(rational(x), mean), scale));
}
