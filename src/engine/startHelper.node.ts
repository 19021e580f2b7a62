import { Worker } from 'node:worker_threads';
import { BEAT_AT, COUNT_AT, FIRST_AT, JOB_BYTES, STATE, type StartHelper } from '../wasm/handoff';

// The thread's whole program. It waits for jobs and does them: numbers of exported functions, with their arguments.
const PROGRAM = `
const { workerData: { module, memory, jobs } } = require('node:worker_threads');
const abort = () => { throw new Error('the module gave up'); };
const calls = Object.values(new WebAssembly.Instance(module, { env: { memory, abort } }).exports);
const view = new DataView(memory.buffer, jobs);
const state = new Int32Array(memory.buffer, jobs, ${FIRST_AT / 4});
const tell = (next) => { Atomics.store(state, 0, next); Atomics.notify(state, 0); };
const args = new Array(${JOB_BYTES / 8 - 1});
tell(${STATE.idle});
for (;;) {
  for (let turn = 0; turn < 20000 && Atomics.load(state, 0) !== ${STATE.working}; turn++);
  while (Atomics.load(state, 0) !== ${STATE.working}) Atomics.wait(state, 0, ${STATE.idle});
  try {
    const count = view.getInt32(${COUNT_AT}, true);
    for (let i = 0, at = ${FIRST_AT}; i < count; i++, at += ${JOB_BYTES}) {
      Atomics.add(state, ${BEAT_AT / 4}, 1);
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
export const startHelper: StartHelper = (data, onEnd) => {
  const worker = new Worker(PROGRAM, { eval: true, workerData: data });
  // Its end is told by 'exit', which follows.
  worker.on('error', () => undefined);
  worker.once('exit', onEnd);
  worker.unref();
  return { end: () => void worker.terminate() };
};
