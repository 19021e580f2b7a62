import type { WireMessage } from '../protocol/rpc';
import { withTransfer } from './transfer';
import type { WorkerHandle, WorkerProgram } from './workerHandle';

/** The worker's bundle, beside the extension's. */
export const PROGRAM = 'worker.web.js';

/**
 * Starts the engine's worker in a browser. A worker may not be started from the extension's own
 * address (another origin), so its program goes through a blob.
 */
export async function startWorker(program: WorkerProgram, name: string): Promise<WorkerHandle> {
  const bytes = Uint8Array.from(await program.read());
  const url = URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
  const worker = new Worker(url, { name });
  worker.postMessage(name);
  return {
    port: {
      post: (wire) => {
        const { message, transfer } = withTransfer(wire);
        worker.postMessage(message, transfer);
      },
      onMessage: (listener) =>
        worker.addEventListener('message', (event: MessageEvent<WireMessage>) => listener(event.data)),
    },
    onDeath: (listener) => worker.addEventListener('error', (event) => listener(event.message), { once: true }),
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
