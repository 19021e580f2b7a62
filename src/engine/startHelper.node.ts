import { Worker } from 'node:worker_threads';
import { COUNT_AT, FIRST_AT, JOB_BYTES, STATE, type StartHelper } from '../wasm/handoff';

// The thread's whole program. It waits for jobs and does them: numbers of exported functions, with their arguments.
const PROGRAM = `
const { workerData: { module, memory, jobs } } = require('node:worker_threads');
const abort = () => { throw new Error('the module gave up'); };
const calls = Object.values(new WebAssembly.Instance(module, { env: { memory, abort } }).exports);
const view = new DataView(memory.buffer, jobs);
const state = new Int32Array(memory.buffer, jobs, 1);
const tell = (next) => { Atomics.store(state, 0, next); Atomics.notify(state, 0); };
const args = new Array(${JOB_BYTES / 8 - 1});
tell(${STATE.idle});
for (;;) {
  for (let turn = 0; turn < 20000 && Atomics.load(state, 0) !== ${STATE.working}; turn++);
  while (Atomics.load(state, 0) !== ${STATE.working}) Atomics.wait(state, 0, ${STATE.idle});
  try {
    const count = view.getInt32(${COUNT_AT}, true);
    for (let i = 0, at = ${FIRST_AT}; i < count; i++, at += ${JOB_BYTES}) {
      for (let k = 0; k < args.length; k++) args[k] = view.getFloat64(at + 8 + 8 * k, true);
      calls[view.getFloat64(at, true)](...args);
    }
    tell(${STATE.idle});
  } catch (error) {
    tell(${STATE.failed});
    throw error;
  }
}`;

/** Starts a second thread in Node. */
export const startHelper: StartHelper = (data) => {
  const worker = new Worker(PROGRAM, { eval: true, workerData: data });
  // It has failed: what it was given has been told, and nothing more is given to it.
  worker.on('error', () => undefined);
  worker.unref();
};
