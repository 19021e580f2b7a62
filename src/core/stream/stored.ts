import type { Dtype } from '../tensor/dtype';
import { columnMajorStrides, rowMajorStrides } from '../tensor/tensor';

/** Bytes that are read by ranges: a file, without taking it into memory. */
export interface ByteRanges {
  readonly byteLength: number;
  /** Fills `into` with the bytes from `start` on; rejects where there are not as many. */
  read(start: number, into: Uint8Array): Promise<void>;
}

/** A tensor that lies in a file and is not in memory. */
export interface StoredTensor {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Column-major, as NumPy's `fortran_order`. */
  readonly fortranOrder: boolean;
  readonly littleEndian: boolean;
  /** Where the first element is, in bytes. */
  readonly start: number;
}

/** A stored tensor with the file that it lies in. */
export interface Stored extends StoredTensor {
  readonly file: ByteRanges;
  /** So many elements are in memory at once. Default 2^18: enough to read quickly, few enough for the processor's cache. */
  readonly chunk?: number;
}

const CHUNK = 2 ** 18;

/** How many elements of a stored tensor are in memory at once. */
export function chunkOf({ chunk }: Pick<Stored, 'chunk'>): number {
  return chunk ?? CHUNK;
}

/** The strides of a stored tensor in its file, in elements. */
export function storedStrides({ shape, fortranOrder }: StoredTensor): number[] {
  return fortranOrder ? columnMajorStrides(shape) : rowMajorStrides(shape);
}
