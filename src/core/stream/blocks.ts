import type { NanPolicy } from '../schemes/scheme';
import type { Floats } from '../tensor/floats';

/** So many values are dealt with at a time: they stay in the processor's nearest caches for all that is done with them. */
const BLOCK = 2 ** 13;

/** A block of values as doubles: the finite ones first, then those that have an order as well, then the others. */
export class Block {
  readonly values = new Float64Array(BLOCK);
  length = 0;
  /** How many are finite. */
  finite = 0;
  /** How many have an order: the finite ones, and ±Infinity under 'propagate'. */
  ordered = 0;

  constructor(private readonly policy: NanPolicy) {}

  /** Calls `visit` with this block after it was filled with each part of `chunk`. */
  forEach(chunk: Floats, visit: () => void): void {
    for (let at = 0; at < chunk.length; at += BLOCK) {
      this.#fill(chunk, at, Math.min(BLOCK, chunk.length - at));
      visit();
    }
  }

  #fill(chunk: Floats, at: number, length: number): void {
    const { values } = this;
    this.length = length;
    let n = 0;
    // As a rule all are finite, and nothing has to change places.
    for (; n < length; n++) {
      const x = chunk[at + n];
      if (x - x !== 0) break;
      values[n] = x;
    }
    for (let i = n; i < length; i++) {
      const x = chunk[at + i];
      values[i] = x;
      if (x - x === 0) this.#swap(i, n++);
    }
    this.finite = n;
    if (this.policy === 'propagate') {
      for (let i = n; i < length; i++) if (!Number.isNaN(values[i])) this.#swap(i, n++);
    }
    this.ordered = n;
  }

  #swap(i: number, j: number): void {
    const { values } = this;
    const x = values[i];
    values[i] = values[j];
    values[j] = x;
  }
}
