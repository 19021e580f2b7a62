import type { Problem } from '../problem';
import type { Dtype } from '../tensor/dtype';
import { tensorOf, type Tensor } from '../tensor/tensor';
import { encode } from '../tensor/values';
import type { ValueSink } from './sink';
import { tokenEnd, tokenText } from './token';

/** A tensor made of values that were read as text, and what was lost on the way. */
export interface Built {
  readonly tensor: Tensor;
  readonly problems: readonly Problem[];
}

/**
 * Makes the tensor that a sink's values are, in row-major order: bool if all were spelled so, float64
 * otherwise. Integers that float64 cannot hold are kept as int64 or uint64 if all values are integers
 * and fit; otherwise a warning says how many lost digits, at the first of them.
 * With `dtype`, that one, as far as it holds the values.
 */
export function buildTensor(sink: ValueSink, shape: readonly number[], bytes: Uint8Array, dtype?: Dtype): Built {
  if (dtype !== undefined && dtype !== 'float64') return buildAs(dtype, sink, shape, bytes);
  if (sink.length > 0 && sink.bools === sink.length) {
    return { tensor: tensorOf(Uint8Array.from(sink.trimmed()), shape, 'bool'), problems: [] };
  }
  const wide = sink.wide > 0 && sink.integers === sink.length ? wideIntegers(sink, bytes) : undefined;
  if (wide) return { tensor: tensorOf(wide.data, shape, wide.dtype), problems: [] };
  return { tensor: tensorOf(sink.trimmed(), shape, 'float64'), problems: lostDigits(sink, bytes) };
}

// As the source says. Values that the dtype does not have (a masked element among integers, a number out
// of range) keep the tensor in float64, and that is said.
function buildAs(dtype: Dtype, sink: ValueSink, shape: readonly number[], bytes: Uint8Array): Built {
  const values = sink.trimmed();
  const range = RANGES[dtype];
  if (!range) return { tensor: tensorOf(encode(values, dtype), shape, dtype), problems: [] };
  if (dtype === 'int64' || dtype === 'uint64') {
    const wide = sink.wide > 0 ? wideIntegers(sink, bytes) : undefined;
    if (wide && (wide.dtype === dtype || wide.dtype === 'uint64')) {
      return { tensor: tensorOf(wide.data, shape, wide.dtype), problems: [] };
    }
  }
  const misfit = values.findIndex((value) => !Number.isInteger(value) || value < range[0] || value > range[1]);
  if (misfit < 0) return { tensor: tensorOf(encode(values, dtype), shape, dtype), problems: [] };
  const start = sink.starts[misfit];
  const span = { start, end: tokenEnd(bytes, start) };
  const args = { dtype, text: tokenText(bytes, start) };
  const problems: Problem[] = [{ code: 'readers.misfit', severity: 'warning', args, span }, ...lostDigits(sink, bytes)];
  return { tensor: tensorOf(values, shape, 'float64'), problems };
}

const RANGES: Partial<Record<Dtype, readonly [number, number]>> = {
  bool: [0, 1],
  int8: [-(2 ** 7), 2 ** 7 - 1],
  uint8: [0, 2 ** 8 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  uint16: [0, 2 ** 16 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  int64: [-(2 ** 63), 2 ** 63 - 1024],
  uint64: [0, 2 ** 64 - 2048],
};

function wideIntegers(
  sink: ValueSink,
  bytes: Uint8Array,
): { data: BigInt64Array | BigUint64Array; dtype: Dtype } | undefined {
  const data = new BigInt64Array(sink.length);
  let min = 0n;
  let max = 0n;
  for (let i = 0; i < sink.length; i++) {
    const value = sink.values[i];
    const integer = Math.abs(value) < 2 ** 53 ? BigInt(value) : BigInt(tokenText(bytes, sink.starts[i]));
    if (integer < min) min = integer;
    if (integer > max) max = integer;
    data[i] = BigInt.asIntN(64, integer);
  }
  if (min >= -(2n ** 63n) && max < 2n ** 63n) return { data, dtype: 'int64' };
  if (min >= 0n && max < 2n ** 64n) return { data: new BigUint64Array(data.buffer), dtype: 'uint64' };
  return undefined;
}

function lostDigits(sink: ValueSink, bytes: Uint8Array): Problem[] {
  if (sink.wide === 0) return [];
  let lost = 0;
  let first = -1;
  for (let i = sink.firstWide; i < sink.length; i++) {
    const value = sink.values[i];
    if (Math.abs(value) < 2 ** 53 || !loses(tokenText(bytes, sink.starts[i]), value)) continue;
    if (lost++ === 0) first = i;
  }
  if (lost === 0) return [];
  const start = sink.starts[first];
  return [
    { code: 'readers.precision', severity: 'warning', args: { lost }, span: { start, end: tokenEnd(bytes, start) } },
  ];
}

// Digits beyond these cannot be compared in a time that anybody waits for; no float64 holds them.
const COMPARABLE_DIGITS = 400;

/** Whether a float64 lost digits of the integer that it was read from. */
export function loses(text: string, value: number): boolean {
  if (!/^[-+]?\d+$/.test(text)) return false;
  return text.length > COMPARABLE_DIGITS || !Number.isFinite(value) || BigInt(text) !== BigInt(value);
}
