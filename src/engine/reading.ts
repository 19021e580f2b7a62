import { DTYPES, sizeOf, type Dtype } from '../core';
import type { ByteFile } from './byteFile';

/** A tensor of more elements stays in its file: in memory it and what is made of it would take more than a GB. */
export const MOST_RESIDENT = 2 ** 25;
const PIECE = 2 ** 22;

/** A stretch of a file, in pieces between which others have their turn. */
export async function readBytes(
  file: ByteFile,
  start: number,
  length: number,
  onBytes: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  await readInto(bytes, file, start, onBytes);
  return bytes;
}

/** Fills bytes from a file, in pieces between which others have their turn; the system copies two of them at once. */
export async function readInto(
  bytes: Uint8Array,
  file: ByteFile,
  start: number,
  onBytes: (done: number) => void,
): Promise<void> {
  const { length } = bytes;
  for (let at = 0; at < length; at += 2 * PIECE) {
    const starts = [at, at + PIECE].filter((from) => from < length);
    await Promise.all(
      starts.map((from) => file.read(start + from, bytes.subarray(from, Math.min(from + PIECE, length)))),
    );
    onBytes(Math.min(at + 2 * PIECE, length));
  }
}

/** How many bytes a stored tensor has. */
export function bytesOf({ dtype, shape }: { readonly dtype: Dtype; readonly shape: readonly number[] }): number {
  return sizeOf(shape) * DTYPES[dtype].bytes;
}
