import type { PairedSums } from './merge';
import { quotient, type RunMoments } from './run';

// So many values are added plainly, in four sums side by side; the blocks' sums are added as pairs of doubles (TwoSum).
const BLOCK = 256;

/** A sum as an unevaluated pair of doubles. */
interface Pair {
  high: number;
  low: number;
}

/**
 * The moments of one run of finite values, as `runMoments` of four orders has them, in half its time: for values whose squares stay
 * in the range of a double and which are not all alike. A first pass finds the mean to some places; the second sums the powers of
 * the deviations from it, and all figures are put right by the sum that would be 0 were it exact (Chan, Golub and LeVeque 1983,
 * The American Statistician 37(3), eq. 1.7).
 */
export function blockMoments(values: Float64Array, n: number, into: RunMoments): void {
  const sum = sumOf(values, n);
  const center = quotient(sum.high, sum.low, n);
  const [first, second] = [pair(), pair()];
  let third = 0;
  let fourth = 0;
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(start + BLOCK, n);
    let [a1, a2, a3, a4, b1, b2, b3, b4] = [0, 0, 0, 0, 0, 0, 0, 0];
    let i = start;
    for (; i + 1 < end; i += 2) {
      const d = values[i] - center;
      const e = values[i + 1] - center;
      const [dd, ee] = [d * d, e * e];
      a1 += d;
      b1 += e;
      a2 += dd;
      b2 += ee;
      a3 += dd * d;
      b3 += ee * e;
      a4 += dd * dd;
      b4 += ee * ee;
    }
    if (i < end) {
      const d = values[i] - center;
      a1 += d;
      a2 += d * d;
      a3 += d * d * d;
      a4 += d * d * (d * d);
    }
    add(first, a1 + b1);
    add(second, a2 + b2);
    third += a3 + b3;
    fourth += a4 + b4;
  }
  const off = first.high + first.low;
  const squares = second.high + second.low;
  const sums = aboutMean(n, center, off, squares, third, fourth);
  into.n = n;
  into.exponent = 0;
  into.mean = sums.mean;
  into.meanLow = sums.meanLow;
  into.m2 = second.high - off * (off / n) + second.low;
  into.m3 = sums.m3;
  into.m4 = sums.m4;
}

/** What the sums of the powers of `n` values' deviations from `center` are about their mean, which is near it. */
export function aboutMean(
  n: number,
  center: number,
  first: number,
  second: number,
  third: number,
  fourth: number,
): PairedSums {
  const shift = first / n;
  const mean = center + shift;
  return {
    n,
    mean,
    meanLow: center - mean + shift,
    m2: Math.max(0, second - first * shift),
    m3: third - 3 * shift * second + 2 * first * shift * shift,
    m4: fourth - 4 * shift * third + 6 * shift * shift * second - 3 * first * shift * shift * shift,
  };
}

function sumOf(values: Float64Array, n: number): Pair {
  const sum = pair();
  let start = 0;
  for (; start + BLOCK <= n; start += BLOCK) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = start; i < start + BLOCK; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    add(sum, a + b + (c + d));
  }
  let rest = 0;
  for (; start < n; start++) rest += values[start];
  add(sum, rest);
  return sum;
}

function pair(): Pair {
  return { high: 0, low: 0 };
}

function add(into: Pair, x: number): void {
  const sum = into.high + x;
  const part = sum - into.high;
  into.low += into.high - (sum - part) + (x - part);
  into.high = sum;
}
