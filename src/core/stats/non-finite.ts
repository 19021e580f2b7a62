import { DTYPES } from '../tensor/dtype';
import { floatView } from '../tensor/floats';
import { planLoops, walk } from '../tensor/layout';
import type { Tensor } from '../tensor/tensor';

/** How many values of a tensor are no finite numbers, by kind. */
export interface NonFinite {
  readonly nan: number;
  readonly posInf: number;
  readonly negInf: number;
}

/** Counts NaN and ±Inf in one pass; integers and booleans are not looked at. */
export function countNonFinite(tensor: Tensor): NonFinite {
  const counts = { nan: 0, posInf: 0, negInf: 0 };
  if (DTYPES[tensor.dtype].kind !== 'float') return counts;
  const { data, shape, strides, offset } = floatView(tensor);
  walk(planLoops(shape, [strides]), [offset], ({ length, steps: [step] }, [from]) => {
    for (let i = 0, at = from; i < length; i++, at += step) {
      const x = data[at];
      if (x - x === 0) continue;
      if (x === Infinity) counts.posInf++;
      else if (x === -Infinity) counts.negInf++;
      else counts.nan++;
    }
  });
  return counts;
}
