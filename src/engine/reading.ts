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
  for (let at = 0; at < length; at += PIECE) {
    await file.read(start + at, bytes.subarray(at, Math.min(at + PIECE, length)));
    onBytes(Math.min(at + PIECE, length));
  }
  return bytes;
}

/** How many bytes a stored tensor has. */
export function bytesOf({ dtype, shape }: { readonly dtype: Dtype; readonly shape: readonly number[] }): number {
  return sizeOf(shape) * DTYPES[dtype].bytes;
}
