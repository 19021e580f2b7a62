import { DTYPES, sizeOf, tensor, tensorOf, type Dtype, type Tensor } from '../../src/core';
import { columnMajorStrides } from '../../src/core/tensor/tensor';
import { cast } from '../../src/core/tensor/values';
import type { ByteRanges, Stored } from '../../src/core/stream';

/** Bytes in memory behind the port of a file, which counts what was read. */
export class CountedBytes implements ByteRanges {
  read = async (start: number, into: Uint8Array): Promise<void> => {
    this.bytes += into.length;
    this.most = Math.max(this.most, into.length);
    into.set(this.data.subarray(start, start + into.length));
    await Promise.resolve();
  };
  bytes = 0;
  most = 0;

  constructor(readonly data: Uint8Array) {}

  get byteLength(): number {
    return this.data.length;
  }
}

export interface Layout {
  readonly dtype?: Dtype;
  readonly fortranOrder?: boolean;
  readonly bigEndian?: boolean;
}

/** The same numbers twice: as a tensor in memory, and as one in a file. */
export function both(
  values: Float64Array,
  shape: readonly number[],
  { dtype = 'float64', fortranOrder = false, bigEndian = false }: Layout = {},
): { resident: Tensor; stored: Stored; file: CountedBytes } {
  const flat = cast(tensor(values, { shape: [values.length] }), dtype);
  const strides = fortranOrder ? columnMajorStrides(shape) : undefined;
  const resident = strides ? { ...flat, shape, strides } : tensorOf(flat.data, shape, dtype);
  const width = DTYPES[dtype].bytes;
  // The elements begin at an odd place.
  const bytes = new Uint8Array(3 + sizeOf(shape) * width);
  bytes.set(new Uint8Array(flat.data.buffer, flat.data.byteOffset, flat.data.byteLength), 3);
  if (bigEndian) for (let at = 3; at < bytes.length; at += width) bytes.subarray(at, at + width).reverse();
  const file = new CountedBytes(bytes);
  return { resident, file, stored: { dtype, shape, fortranOrder, littleEndian: !bigEndian, start: 3, file } };
}

/** Numbers that differ from one place to the next: a repeatable normal-like spread with an offset for every 7th. */
export function numbers(count: number, seed = 1): Float64Array {
  let state = seed;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return Float64Array.from({ length: count }, (_, i) => (next() + next() + next() - 1.5) * 3 + (i % 7));
}
