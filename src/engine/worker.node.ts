import { parentPort, workerData } from 'node:worker_threads';
import { connect, type WireMessage } from '../protocol/rpc';
import { installFastKernels } from '../wasm';
import { createService } from './service';

// The engine's worker in Node: one service behind one port.
installFastKernels();
connect(
  {
    post: (message) => parentPort?.postMessage(message),
    onMessage: (listener) => parentPort?.on('message', (message: WireMessage) => listener(message)),
  },
  createService(String(workerData)),
);
