import type { Floats } from '../core/tensor/floats';
import { Crew, HelperLost, type Job } from './crew';
import type { StartHelper } from './handoff';
import { moduleFor, type Call } from './module';
import { Rooms } from './rooms';

/** How many figures of sets or parameters are in the module's memory at once: as many as one slot holds. */
export const SLOT_LENGTH = 8192;
export const SLOT_BYTES = SLOT_LENGTH * 8;
const SLOTS = 8;
/** Values pass through the module in parts of this size, which stay in the processor's cache, wherever they lie. */
export const PART_BYTES = 256 * 1024;
/** How many bytes behind a text's last one the module may look at. */
export const MARGIN = 64;
const PAGE = 65536;
const STATIC = 65536;
/** What WebAssembly can address. */
const MOST_PAGES = 65536;

/**
 * What is read on the calling thread, up to 64 KB, has no more values. So the figures of small tensors are the same to the last bit,
 * wherever they are computed.
 */
const WORTHWHILE = 65536;

/** Where one of two threads works: slots, a part in, and a part out (twice as large: float32 may go in and float64 out). */
export interface Lane {
  /** Where a slot begins. */
  slot(number: number): number;
  readonly in: number;
  readonly out: number;
}

const LANE_BYTES = SLOTS * SLOT_BYTES + 3 * PART_BYTES;

function laneAt(at: number): Lane {
  const slots = SLOTS * SLOT_BYTES;
  return { slot: (number) => at + number * SLOT_BYTES, in: at + slots, out: at + slots + PART_BYTES };
}

function lanesAt(at: number): readonly [Lane, Lane] {
  return [laneAt(at), laneAt(at + LANE_BYTES)];
}

export interface ArenaOptions {
  /** Tensors of fewer values are dealt with in plain TypeScript. */
  readonly worthwhile?: number;
  /** Starts a second thread; without it, all is done on the calling one. */
  readonly startHelper?: StartHelper;
  /** The second thread is given up when it begins no job for so many milliseconds. */
  readonly patience?: number;
}

/**
 * A memory of the module and an instance that works in it. In front lie two lanes, then the second thread's jobs; what is behind
 * them belongs to whoever asked for room. Where the host has SharedArrayBuffer the memory grows, which leaves arrays over
 * it valid; elsewhere it does not, there is no room, and values are copied through the lanes.
 */
export class Arena {
  readonly memory: WebAssembly.Memory;
  readonly worthwhile: number;
  private readonly rooms: Rooms | undefined;
  private places = lanesAt(STATIC);
  private readonly crew: Crew;
  private readonly calls: Readonly<Record<string, Call>>;

  constructor({ worthwhile = WORTHWHILE, startHelper, patience }: ArenaOptions = {}) {
    this.worthwhile = worthwhile;
    const jobs = STATIC + 2 * LANE_BYTES;
    const initial = Math.ceil((jobs + Crew.bytes) / PAGE);
    const shared = typeof SharedArrayBuffer === 'function';
    this.memory = new WebAssembly.Memory(shared ? { initial, maximum: MOST_PAGES, shared } : { initial });
    const module = moduleFor(shared);
    const { exports } = new WebAssembly.Instance(module, { env: { memory: this.memory, abort } });
    this.calls = exports as Record<string, Call>;
    this.rooms = shared ? new Rooms(this.memory, initial * PAGE) : undefined;
    this.crew = new Crew(this.calls, { module, memory: this.memory, jobs }, shared ? startHelper : undefined, patience);
  }

  get lanes(): readonly [Lane, Lane] {
    return this.places;
  }

  call(name: string): Call {
    return this.calls[name];
  }

  /**
   * Does some work from its beginning to its end, and again if the second thread was lost meanwhile: in lanes at another place, as
   * nobody knows whether it still writes to its own.
   */
  safely<T>(work: () => T): T {
    try {
      return this.once(work);
    } catch (error) {
      if (!(error instanceof HelperLost)) throw error;
    }
    return this.safely(work);
  }

  /** Does some work that cannot be done twice. @throws {HelperLost} if the second thread was lost meanwhile */
  once<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof HelperLost) this.renew();
      throw error;
    }
  }

  private renew(): void {
    const at = this.rooms?.take(2 * LANE_BYTES + Crew.bytes);
    if (at === undefined) throw new Error('no room for another second thread');
    this.places = lanesAt(at);
    this.crew.replace(at + 2 * LANE_BYTES);
  }

  /**
   * Does the jobs of both lanes, each in their order, at once if there is a second thread. Within `safely`: what has been done of
   * them by a thread that was lost is not known.
   */
  run(own: readonly Job[], other: readonly Job[]): void {
    this.crew.run(own, other);
  }

  doubles(at: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, at, length);
  }

  words(at: number, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, at, length);
  }

  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, at, length);
  }

  /** An array of the kind of `like` at a place of the memory. */
  floats(at: number, length: number, like: Floats): Floats {
    return like instanceof Float32Array
      ? new Float32Array(this.memory.buffer, at, length)
      : new Float64Array(this.memory.buffer, at, length);
  }

  /** Whether there is room beyond the lanes. */
  get hasRooms(): boolean {
    return this.rooms !== undefined;
  }

  /** All lanes as one place, for who needs none of them. */
  get allLanes(): { readonly at: number; readonly bytes: number } {
    return { at: STATIC, bytes: this.lanes.length * LANE_BYTES };
  }

  /** Whether an array lies in this memory. */
  holds(data: ArrayBufferView): boolean {
    return this.rooms?.holds(data) ?? false;
  }

  /** Room for values in this memory, however few, holding whatever it held before; undefined if there is none. */
  room(length: number, bytes: 4 | 8): Floats | undefined {
    const at = this.rooms?.take(length * bytes);
    if (at === undefined) return undefined;
    return bytes === 4 ? new Float32Array(this.memory.buffer, at, length) : this.doubles(at, length);
  }

  /** Room for a text; undefined if there is none. The module may look at a few bytes behind it. */
  byteRoom(length: number): Uint8Array | undefined {
    const at = this.rooms?.take(length + MARGIN);
    return at === undefined ? undefined : this.bytes(at, length);
  }

  /** Takes room back. Nothing may look at it any more. */
  release(data: ArrayBufferView): void {
    this.rooms?.give(data);
  }
}

function abort(): never {
  throw new Error('the module gave up');
}
