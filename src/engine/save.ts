import type { Tensor } from '../core';
import {
  copyStored,
  writeNormalizedNpy,
  type ByteSink,
  type OnBytes,
  type Stored,
  type StreamedScheme,
} from '../core/stream';
import { toNpy } from '../core/writers/npy';
import { CodedError } from '../protocol/rpc';
import type { Files } from './byteFile';

/** Writes a tensor in memory as a .npy file. */
export function saveView({ path }: { readonly path: string }, files: Files | undefined, tensor: Tensor): Promise<void> {
  return written(path, files, (sink) => sink.write(0, toNpy(tensor)));
}

/** Writes a tensor that is not in memory, or what a scheme makes of it, as a .npy file. */
export function saveStream(
  { stored, laid }: { readonly stored: Stored; readonly laid?: StreamedScheme },
  path: string,
  files: Files | undefined,
  onBytes: OnBytes,
): Promise<void> {
  return written(path, files, (sink) =>
    laid ? writeNormalizedNpy(stored, laid, sink, onBytes) : copyStored(stored, sink, onBytes),
  );
}

async function written(
  path: string,
  files: Files | undefined,
  write: (sink: ByteSink) => Promise<void>,
): Promise<void> {
  if (!files) throw new CodedError('engine.noFiles', { path });
  const file = await files.create(path);
  try {
    await write(file);
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.close();
}
