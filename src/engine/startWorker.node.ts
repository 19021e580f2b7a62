import { Worker } from 'node:worker_threads';
import { cancelFlags, cancelMemory } from '../protocol/cancelFlags';
import type { WireMessage } from '../protocol/rpc';
import { withTransfer } from './transfer';
import type { WorkerHandle, WorkerProgram } from './workerHandle';

/** The worker's bundle, beside the extension's. */
export const PROGRAM = 'worker.js';

/** What the worker is started with. */
export interface WorkerData {
  readonly name: string;
  readonly flags: SharedArrayBuffer | undefined;
}

/** Starts the engine's worker as a thread of Node. */
export async function startWorker({ path }: WorkerProgram, name: string): Promise<WorkerHandle> {
  const flags = cancelMemory();
  const worker = new Worker(path, { workerData: { name, flags } satisfies WorkerData });
  await new Promise((resolve, reject) => worker.once('online', resolve).once('error', reject));
  // The engine must not keep a host alive that wants to end.
  worker.unref();
  return {
    port: {
      flags: flags && cancelFlags(flags),
      post: (wire) => {
        const { message, transfer } = withTransfer(wire);
        worker.postMessage(message, transfer);
      },
      onMessage: (listener) => worker.on('message', (message: WireMessage) => listener(message)),
    },
    onDeath: (listener) => {
      worker.once('error', (error: Error) => listener(error.message));
      worker.once('exit', (code) => listener(`exit code ${code}`));
    },
    terminate: () => void worker.terminate(),
  };
}
