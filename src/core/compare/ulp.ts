import { DTYPES, type Dtype, type DtypeInfo } from '../tensor/dtype';
import { encoder, isNarrow } from '../tensor/narrow';

/** How many representable numbers two finite ones are apart: 0 when equal, and for +0 and -0. */
export type UlpDistance = (a: number, b: number) => number;

const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
const WORD = 2 ** 32;

// Numbers of one sign are ordered as the integers that their bits are; those of two signs meet at 0.
function signed(a: number, b: number, apart: number, together: number): number {
  return a < 0 !== b < 0 && a !== 0 && b !== 0 ? together : Math.abs(apart);
}

function float64Distance(): UlpDistance {
  const pair = new Float64Array(2);
  const words = new Uint32Array(pair.buffer);
  return (a, b) => {
    pair[0] = Math.abs(a);
    pair[1] = Math.abs(b);
    const high = [words[HIGH], words[2 + HIGH]];
    const low = [words[1 - HIGH], words[3 - HIGH]];
    // Each part on its own, so that small distances are exact.
    return signed(a, b, (high[0] - high[1]) * WORD + (low[0] - low[1]), (high[0] + high[1]) * WORD + low[0] + low[1]);
  };
}

function float32Distance(): UlpDistance {
  const pair = new Float32Array(2);
  const bits = new Uint32Array(pair.buffer);
  return (a, b) => {
    pair[0] = Math.abs(a);
    pair[1] = Math.abs(b);
    return signed(a, b, bits[0] - bits[1], bits[0] + bits[1]);
  };
}

/** The distance in units in the last place of a float dtype; the numbers are rounded to it first. Undefined for the others. */
export function ulpDistance(dtype: Dtype): UlpDistance | undefined {
  if (isNarrow(dtype)) {
    const bitsOf = encoder(dtype);
    return (a, b) => {
      const [x, y] = [bitsOf(Math.abs(a)), bitsOf(Math.abs(b))];
      return signed(a, b, x - y, x + y);
    };
  }
  if (dtype === 'float32') return float32Distance();
  return dtype === 'float64' ? float64Distance() : undefined;
}

/** The coarser of the dtypes that are floats: what both tensors can be told apart in. Undefined where none is. */
export function coarserFloat(dtypes: readonly Dtype[]): Dtype | undefined {
  const floats = dtypes.filter((dtype) => epsOf(dtype) > 0);
  return floats.sort((a, b) => epsOf(b) - epsOf(a))[0];
}

function epsOf(dtype: Dtype): number {
  const info: DtypeInfo = DTYPES[dtype];
  return info.eps ?? 0;
}
