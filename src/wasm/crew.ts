import { COUNT_AT, FIRST_AT, JOB_BYTES, STATE, type HelperData, type StartHelper } from './handoff';
import type { Call } from './module';

/** A call of the module: its name and its arguments. */
export type Job = readonly [name: string, ...args: number[]];

const MOST_JOBS = 2000;

/** The calling thread and, once it is there, a second one: both work in one memory, at different places of it. */
export class Crew {
  static readonly bytes = FIRST_AT + MOST_JOBS * JOB_BYTES;
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly view: DataView;
  private readonly state: Int32Array;
  private started = false;

  constructor(
    private readonly calls: Readonly<Record<string, Call>>,
    private readonly data: HelperData,
    private readonly startHelper: StartHelper | undefined,
  ) {
    this.numbers = new Map(Object.keys(calls).map((name, at) => [name, at]));
    this.view = new DataView(data.memory.buffer, data.jobs, Crew.bytes);
    this.state = new Int32Array(data.memory.buffer, data.jobs, 1);
  }

  /** Does `own` here and `other` there, or after it where there is nobody else. Both lists have to be independent. */
  run(own: readonly Job[], other: readonly Job[]): void {
    const helped = other.length > 0 && other.length <= MOST_JOBS && this.isReady();
    if (helped) this.give(other);
    for (const job of own) this.do(job);
    if (!helped) for (const job of other) this.do(job);
    else if (!this.finished()) throw new Error('the second thread gave up');
  }

  private do([name, ...args]: Job): void {
    this.calls[name](...args);
  }

  // The first work there is starts the second thread, and does not wait for it.
  private isReady(): boolean {
    if (!this.started) {
      this.started = true;
      this.startHelper?.(this.data);
    }
    return Atomics.load(this.state, 0) === STATE.idle;
  }

  private give(jobs: readonly Job[]): void {
    const { view } = this;
    view.setInt32(COUNT_AT, jobs.length, true);
    jobs.forEach(([name, ...args], i) => {
      const at = FIRST_AT + i * JOB_BYTES;
      view.setFloat64(at, this.numbers.get(name) ?? -1, true);
      args.forEach((arg, k) => view.setFloat64(at + 8 + 8 * k, arg, true));
    });
    Atomics.store(this.state, 0, STATE.working);
    Atomics.notify(this.state, 0);
  }

  private finished(): boolean {
    // What is left is usually less than what waiting costs.
    for (let turn = 0; turn < 2000; turn++) if (Atomics.load(this.state, 0) !== STATE.working) break;
    while (Atomics.load(this.state, 0) === STATE.working) Atomics.wait(this.state, 0, STATE.working, 1000);
    return Atomics.load(this.state, 0) === STATE.idle;
  }
}
