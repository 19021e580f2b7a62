/** What a second thread needs: the module, the memory it shares, and where in it the jobs stand. */
export interface HelperData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly jobs: number;
}

/** Starts a second thread, which takes jobs as soon as it is there; the process does not wait for its end. */
export type StartHelper = (data: HelperData) => void;

/** The state of the jobs, an Int32 at their beginning. */
export const STATE = { starting: 0, idle: 1, working: 2, failed: 3 } as const;
/** How many bytes into the jobs their number stands, and the first of them; how many bytes each has: a function and its arguments. */
export const COUNT_AT = 4;
export const FIRST_AT = 64;
export const JOB_BYTES = 128;
