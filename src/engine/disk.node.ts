import { open, rm } from 'node:fs/promises';
import { CodedError } from '../protocol/rpc';
import type { ByteFile, Files, WritableFile } from './byteFile';

/** Files of the disk, in Node. */
export const files: Files = {
  async open(path): Promise<ByteFile> {
    const handle = await open(path, 'r');
    const { size } = await handle.stat();
    return {
      byteLength: size,
      read: async (start, into) => {
        for (let filled = 0; filled < into.length;) {
          const { bytesRead } = await handle.read(into, filled, into.length - filled, start + filled);
          // The file has become shorter since it was opened.
          if (bytesRead === 0) throw new CodedError('engine.fileChanged', { path });
          filled += bytesRead;
        }
      },
      close: () => handle.close(),
    };
  },

  async create(path): Promise<WritableFile> {
    const handle = await open(path, 'w');
    return {
      write: async (start, bytes) => {
        for (let written = 0; written < bytes.length;) {
          const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, start + written);
          written += bytesWritten;
        }
      },
      close: () => handle.close(),
      discard: async () => {
        await handle.close();
        await rm(path, { force: true });
      },
    };
  },
};
