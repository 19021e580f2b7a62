import type { Engine, OpenResult } from '../protocol/engine';
import { CodedError, connect, type Connection, type Remote } from '../protocol/rpc';
import type { Files } from './byteFile';
import { inProcess } from './inProcess';
import type { StartWorker } from './workerHandle';

/** Why a worker is no more: it died of itself, or was ended because it did not answer. */
export type LossReason = 'died' | 'timeout' | 'cancelled';

export interface FarOptions {
  readonly startWorker: StartWorker;
  /** How long a new worker may take to answer for the first time. */
  readonly startTimeout: number;
  readonly onLost: (reason: LossReason, detail: string) => void;
  /** What an engine on the calling thread does with files. */
  readonly files?: Files;
  /** A worker could not be had: the work is done on the calling thread. */
  readonly onFallback: (detail: string) => void;
}

/** A started engine, in a worker or, where a host has none, on the calling thread. */
export interface Far {
  readonly remote: Remote<Engine>;
  /** Ends the worker. What it was asked is rejected, what it kept is gone. */
  lose(reason: LossReason, detail: string): void;
  dispose(): void;
}

/** Starts the engine's worker and waits until it has answered once. */
export async function startFar(name: string, options: FarOptions): Promise<Far> {
  try {
    return await startInWorker(name, options);
  } catch (error) {
    options.onFallback(error instanceof Error ? error.message : String(error));
    const connection = inProcess(name, { files: options.files });
    return { remote: connection.remote, lose: () => undefined, dispose: () => end(connection) };
  }
}

async function startInWorker(name: string, { startWorker, startTimeout, onLost }: FarOptions): Promise<Far> {
  const handle = await startWorker(name);
  const connection: Connection<Engine> = connect<Engine>(handle.port, {}, { onLate: (ok) => letGo(connection, ok) });
  let lost = false;
  let started = false;
  const lose = (reason: LossReason, detail: string): void => {
    if (lost) return;
    lost = true;
    handle.terminate();
    connection.close(new CodedError(LOSS_CODES[reason], { detail }));
    if (started) onLost(reason, detail);
  };
  handle.onDeath((detail) => lose('died', detail));
  try {
    await connection.remote.close({ tensors: [] }, AbortSignal.timeout(startTimeout));
    started = true;
  } catch (error) {
    lose('timeout', 'no answer at the start');
    throw error;
  }
  const dispose = (): void => {
    lost = true;
    handle.terminate();
    end(connection);
  };
  return { remote: connection.remote, lose, dispose };
}

const LOSS_CODES = {
  died: 'engine.workerDied',
  timeout: 'engine.timeout',
  cancelled: 'engine.workerReplaced',
} as const satisfies Record<LossReason, string>;

function end(connection: Connection<Engine>): void {
  connection.close(new CodedError('engine.closed'));
}

// Tensors that were opened for somebody who has given up meanwhile.
function letGo({ remote }: Connection<Engine>, late: unknown): void {
  const { tensors } = (late ?? {}) as Partial<OpenResult>;
  if (!tensors) return;
  remote.close({ tensors: tensors.map(({ id }) => id) }).catch(() => undefined);
}
