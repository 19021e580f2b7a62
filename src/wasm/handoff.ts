/** What a second thread needs: the module, the memory it shares, and where in it the jobs stand. */
export interface HelperData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly jobs: number;
}

/** A second thread that was started. */
export interface Helper {
  /** Ends it, in the middle of whatever it does. */
  end(): void;
}

/**
 * Starts a second thread, which takes jobs as soon as it is there; the process does not wait for its end. `onEnd` is called when
 * the thread is no more, whatever the reason: once the calling thread looks at its events.
 */
export type StartHelper = (data: HelperData, onEnd: () => void) => Helper;

/** The state of the jobs, an Int32 at their beginning. */
export const STATE = { starting: 0, idle: 1, working: 2, failed: 3 } as const;
/**
 * How many bytes into the jobs their number stands, an Int32 that moves with every job that is begun, and the first of the jobs; how
 * many bytes each has: a function and its arguments.
 */
export const COUNT_AT = 4;
export const BEAT_AT = 8;
export const FIRST_AT = 64;
export const JOB_BYTES = 128;
