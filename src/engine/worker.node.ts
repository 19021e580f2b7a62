import { parentPort, workerData } from 'node:worker_threads';
import { connect, type WireMessage } from '../protocol/rpc';
import { installFastKernels } from '../wasm';
import { startHelper } from './startHelper.node';
import { cancelFlags } from '../protocol/cancelFlags';
import { files } from './disk.node';
import { createService } from './service';
import type { WorkerData } from './startWorker.node';

const { name, flags } = workerData as WorkerData;

// The engine's worker in Node: one service behind one port.
installFastKernels({ startHelper });
connect(
  {
    post: (message) => parentPort?.postMessage(message),
    flags: flags && cancelFlags(flags),
    onMessage: (listener) => parentPort?.on('message', (message: WireMessage) => listener(message)),
  },
  createService(name, { files }),
);
