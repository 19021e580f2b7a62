import type { Tensor } from '../tensor/tensor';
import { decode, rowMajor } from '../tensor/values';

/** Two tensors of one shape, element by element in row-major order. */
export interface Pairs {
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** a - b. Exact for 64-bit integers too, whose a and b are rounded to doubles; NaN where one of them is NaN. */
  readonly difference: Float64Array;
}

export function pairsOf(first: Tensor, second: Tensor): Pairs {
  const stored = [rowMajor(first), rowMajor(second)];
  const [a, b] = stored.map(({ data, dtype }) => decode(data, dtype));
  const difference = new Float64Array(a.length);
  // Of two equal infinities the difference is 0 and not NaN.
  for (let i = 0; i < a.length; i++) difference[i] = a[i] === b[i] ? 0 : a[i] - b[i];
  const [x, y] = stored.map(({ data }) => data);
  if (isBig(x) && isBig(y)) for (let i = 0; i < a.length; i++) difference[i] = Number(x[i] - y[i]);
  return { a, b, difference };
}

function isBig(data: Tensor['data']): data is BigInt64Array | BigUint64Array {
  return data instanceof BigInt64Array || data instanceof BigUint64Array;
}
