import type { ByteRanges } from '../core/stream';

/** A file that is read by ranges, until it is closed. */
export interface ByteFile extends ByteRanges {
  close(): Promise<void>;
}

/** What the engine does with files, where its thread can. */
export interface Files {
  /** Rejects with the system's error for a file that cannot be read. */
  open(path: string): Promise<ByteFile>;
  /** A file to be written from the start; an existing one is replaced. */
  create(path: string): Promise<WritableFile>;
}

export interface WritableFile {
  write(start: number, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
  /** Takes the file away again. */
  discard(): Promise<void>;
}
