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
    if (Math.abs(value) < 2 ** 53 && !Number.isInteger(value)) return undefined;
    const integer = Math.abs(value) < 2 ** 53 ? BigInt(value) : integerOf(tokenText(bytes, sink.starts[i]));
    if (typeof integer !== 'bigint') return undefined;
    if (integer < min) min = integer;
    if (integer > max) max = integer;
    data[i] = BigInt.asIntN(64, integer);
  }
  if (min >= -(2n ** 63n) && max < 2n ** 63n) return { data, dtype: 'int64' };
  if (min >= 0n && max < 2n ** 64n) return { data: new BigUint64Array(data.buffer), dtype: 'uint64' };
  return undefined;
}

// Any base, and the suffixes of C, JavaScript and Rust.
const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|\d+)(?:[nuUlL]{0,3}|_?[iu]\d+)$/;
// No 64 bits are spelled longer, in binary and with a sign.
const MAX_LENGTH = 80;

// The integer that a text spells; undefined if it spells none, 'long' if it has more than 64 bits.
function integerOf(text: string): bigint | 'long' | undefined {
  const parts = INTEGER.exec(text);
  if (!parts) return undefined;
  if (text.length > MAX_LENGTH) return 'long';
  return parts[1] === '-' ? -BigInt(parts[2]) : BigInt(parts[2]);
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

/** Whether a text spells an integer that is not the value that was read of it: float64 holds too few digits. */
export function loses(text: string, value: number): boolean {
  const integer = integerOf(text);
  return integer === 'long' || (integer !== undefined && (!Number.isFinite(value) || integer !== BigInt(value)));
}
