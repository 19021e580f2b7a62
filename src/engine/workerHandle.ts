import type { Port } from '../protocol/rpc';

/** Where the worker's program is: a path where there is a file system, its bytes elsewhere. */
export interface WorkerProgram {
  readonly path: string;
  read(): Promise<Uint8Array>;
}

/** A running worker. */
export interface WorkerHandle {
  readonly port: Port;
  /** Called once when the worker has died of itself, with what it said. */
  onDeath(listener: (reason: string) => void): void;
  terminate(): void;
}

/** Starts a worker that gives its tensors ids of this name; rejects on a host that has none. */
export type StartWorker = (name: string) => Promise<WorkerHandle>;
