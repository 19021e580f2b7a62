import type { Floats } from '../core/tensor/floats';
import { MODULE } from './module.generated';

/** What the module exports: numbers in, numbers out. */
export type Call = (...args: number[]) => number;

/** How many figures of sets or parameters are in the module's memory at once: as many as one slot holds. */
export const SLOT_LENGTH = 8192;
export const SLOT_BYTES = SLOT_LENGTH * 8;
const SLOTS = 8;
/** Values that do not lie in the module's memory pass through it in parts of this size, which stay in the processor's cache. */
export const PART_BYTES = 256 * 1024;
const PAGE = 65536;
const STATIC = 65536;

let compiled: WebAssembly.Module | undefined;

function moduleOf(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(MODULE), (letter) => letter.charCodeAt(0)));
  return compiled;
}

/** Whether this host runs the module: it does not where WebAssembly has no SIMD. */
export function isSupported(): boolean {
  try {
    return moduleOf() !== undefined;
  } catch {
    return false;
  }
}

/**
 * What is read on the calling thread, up to 64 KB, has no more values. So the figures of small tensors are the same to the last bit,
 * wherever they are computed.
 */
const WORTHWHILE = 65536;

/**
 * A memory of the module and an instance that works in it. In front lie the slots and a part in and a part out (twice as large: float32 may go in and float64 out); what is
 * behind them belongs to whoever asked for it. The memory never grows once it is made, so that arrays over it stay valid.
 */
export class Arena {
  readonly memory: WebAssembly.Memory;
  readonly in = STATIC + SLOTS * SLOT_BYTES;
  readonly out = this.in + PART_BYTES;
  /** Where what is kept begins. */
  readonly kept = this.out + 2 * PART_BYTES;
  private readonly calls: Readonly<Record<string, Call>>;

  /** `bytes` is how much may be kept; tensors of fewer values than `worthwhile` are dealt with in plain TypeScript. */
  constructor(
    bytes = 0,
    readonly worthwhile = WORTHWHILE,
  ) {
    this.memory = new WebAssembly.Memory({ initial: Math.ceil((this.kept + bytes) / PAGE) });
    const { exports } = new WebAssembly.Instance(moduleOf(), { env: { memory: this.memory, abort } });
    this.calls = exports as Record<string, Call>;
  }

  call(name: string): Call {
    return this.calls[name];
  }

  /** Where a slot begins. */
  slot(number: number): number {
    return STATIC + number * SLOT_BYTES;
  }

  doubles(at: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, at, length);
  }

  /** An array of the kind of `like` at a place of the memory. */
  floats(at: number, length: number, like: Floats): Floats {
    return like instanceof Float32Array
      ? new Float32Array(this.memory.buffer, at, length)
      : new Float64Array(this.memory.buffer, at, length);
  }

  /** Whether an array lies in this memory. */
  holds(data: Floats): boolean {
    return data.buffer === this.memory.buffer;
  }
}

function abort(): never {
  throw new Error('the module gave up');
}
