import { kernels, type Kernels } from '../kernels';
import type { Floats } from '../tensor/floats';

/** Memory that the kernels work in without copies, taken piece by piece for some passes and given back when they are done. */
export class Workspace {
  readonly #kernels: Kernels = kernels();
  readonly #rooms: Floats[] = [];

  /** Room for values, holding whatever it held before. */
  floats(length: number, dtype: 'float64' | 'float32'): Floats {
    const room = this.#kernels.room(length, dtype);
    this.#rooms.push(room);
    return room;
  }

  doubles(length: number): Float64Array {
    return this.floats(length, 'float64') as Float64Array;
  }

  /** Bytes at an address that suits every kind of element, holding whatever they held before. */
  bytes(length: number): Uint8Array {
    const { buffer, byteOffset } = this.doubles(Math.ceil(length / 8));
    return new Uint8Array(buffer, byteOffset, length);
  }

  /** Words, all 0. */
  words(length: number): Uint32Array {
    const { buffer, byteOffset } = this.doubles(Math.ceil(length / 2));
    return new Uint32Array(buffer, byteOffset, length).fill(0);
  }

  /** Gives everything back. Nothing may look at it any more. */
  release(): void {
    for (const room of this.#rooms.splice(0)) this.#kernels.release(room);
  }
}

/** Does some work in a workspace of its own. */
export async function inWorkspace<T>(work: (space: Workspace) => Promise<T>): Promise<T> {
  const space = new Workspace();
  try {
    return await work(space);
  } finally {
    space.release();
  }
}
