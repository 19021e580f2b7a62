import {
  BEAT_AT,
  COUNT_AT,
  FIRST_AT,
  JOB_BYTES,
  STATE,
  type Helper,
  type HelperData,
  type StartHelper,
} from './handoff';
import type { Call } from './module';

/** A call of the module: its name and its arguments. */
export type Job = readonly [name: string, ...args: number[]];

const MOST_JOBS = 2000;
const BEAT = BEAT_AT / 4;
/** A thread that begins no job for so many milliseconds is no more: a job takes less than one. */
const PATIENCE = 2000;
/** It is looked at so many times: a machine that was asleep meanwhile is not taken for a thread that is. */
const LOOKS = 20;
/** A second thread that is lost again and again is not started again. */
const MOST_STARTS = 4;

/** The second thread is gone, or has given up: how much of what it was given is done is not known. */
export class HelperLost extends Error {}

/** The calling thread and, once it is there, a second one: both work in one memory, at different places of it. */
export class Crew {
  static readonly bytes = FIRST_AT + MOST_JOBS * JOB_BYTES;
  private readonly numbers: ReadonlyMap<string, number>;
  private view: DataView;
  private state: Int32Array;
  private helper: Helper | undefined;
  private starts = 0;

  constructor(
    private readonly calls: Readonly<Record<string, Call>>,
    private data: HelperData,
    private readonly startHelper: StartHelper | undefined,
    private readonly patience = PATIENCE,
  ) {
    this.numbers = new Map(Object.keys(calls).map((name, at) => [name, at]));
    [this.view, this.state] = viewsOf(data);
  }

  /**
   * Does `own` here and `other` there, or after it where there is nobody else. Both lists have to be independent.
   * @throws {HelperLost} where the other thread does not come to the end of them
   */
  run(own: readonly Job[], other: readonly Job[]): void {
    const helped = other.length > 0 && other.length <= MOST_JOBS && this.isReady();
    if (helped) this.give(other);
    for (const job of own) this.do(job);
    if (!helped) for (const job of other) this.do(job);
    else if (!this.finished()) throw new HelperLost('the second thread is no more');
  }

  /**
   * Lets go of a second thread that was lost; the next work starts another one, with its jobs at another place. Should the
   * first one live after all, it finds nothing new to do.
   */
  replace(jobs: number): void {
    this.helper?.end();
    this.helper = undefined;
    this.data = { ...this.data, jobs };
    [this.view, this.state] = viewsOf(this.data);
    Atomics.store(this.state, 0, STATE.starting);
  }

  private do([name, ...args]: Job): void {
    this.calls[name](...args);
  }

  // The first work there is starts the second thread, and does not wait for it.
  private isReady(): boolean {
    if (!this.helper && this.startHelper && this.starts < MOST_STARTS) this.start(this.startHelper);
    return Atomics.load(this.state, 0) === STATE.idle;
  }

  private start(startHelper: StartHelper): void {
    this.starts++;
    const helper = startHelper(this.data, () => {
      // It has ended between two jobs, or one that came after it has its place already.
      if (helper !== this.helper) return;
      this.helper = undefined;
      Atomics.store(this.state, 0, STATE.starting);
    });
    this.helper = helper;
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
    let beat = Atomics.load(this.state, BEAT);
    for (let still = 0; still < LOOKS && Atomics.load(this.state, 0) === STATE.working; still++) {
      Atomics.wait(this.state, 0, STATE.working, this.patience / LOOKS);
      const now = Atomics.load(this.state, BEAT);
      if (now !== beat) still = -1;
      beat = now;
    }
    return Atomics.load(this.state, 0) === STATE.idle;
  }
}

function viewsOf({ memory, jobs }: HelperData): [DataView, Int32Array] {
  return [new DataView(memory.buffer, jobs, Crew.bytes), new Int32Array(memory.buffer, jobs, FIRST_AT / 4)];
}
