/** Which calls were given up, in memory that two threads share: a loop that does not look at its messages sees it here. */
export interface CancelFlags {
  raise(call: number): void;
  lower(call: number): void;
  isRaised(call: number): boolean;
}

/** Calls are numbered one after the other: far more of them than are ever under way at once. */
const SLOTS = 1024;

/** Memory for the flags of one channel; undefined on a host where threads share none. */
export function cancelMemory(): SharedArrayBuffer | undefined {
  return typeof SharedArrayBuffer === 'undefined' ? undefined : new SharedArrayBuffer(SLOTS * 4);
}

/** The flags in a memory that both ends of a channel have. */
export function cancelFlags(memory: SharedArrayBuffer): CancelFlags {
  const slots = new Int32Array(memory);
  return {
    raise: (call) => void Atomics.store(slots, call % SLOTS, 1),
    lower: (call) => void Atomics.store(slots, call % SLOTS, 0),
    isRaised: (call) => Atomics.load(slots, call % SLOTS) === 1,
  };
}
