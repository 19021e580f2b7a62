const PAGE = 65536;
/** Rooms begin at lines of the processor's cache. */
const LINE = 64;

interface Room {
  readonly at: number;
  readonly bytes: number;
}

/**
 * Rooms in a shared memory, kept when they are given back and used again: pages that have been written once are ten times as
 * fast as fresh ones. The memory grows as needed, up to its maximum.
 */
export class Rooms {
  private readonly taken = new Set<Room>();
  /** By place; neighbours are joined. */
  private free: Room[] = [];
  /** A memory that has grown has a new buffer, beside the ones before. */
  private readonly buffers = new WeakSet<ArrayBufferLike>();

  constructor(
    private readonly memory: WebAssembly.Memory,
    private end: number,
  ) {
    this.buffers.add(memory.buffer);
  }

  /** Where there is room for so many bytes; undefined if the memory cannot hold them. */
  take(bytes: number): number | undefined {
    const needed = Math.ceil(Math.max(bytes, 1) / LINE) * LINE;
    const room = this.reused(needed) ?? this.fresh(needed);
    if (room) this.taken.add(room);
    return room?.at;
  }

  /** Takes back the room that an array lies in. */
  give({ byteOffset, buffer }: ArrayBufferView): void {
    const within = ({ at, bytes }: Room): boolean => byteOffset >= at && byteOffset < at + bytes;
    const room = this.buffers.has(buffer) ? [...this.taken].find(within) : undefined;
    if (!room) return;
    this.taken.delete(room);
    const rooms = [...this.free, room].sort((a, b) => a.at - b.at);
    this.free = rooms.reduce<Room[]>((joined, next) => {
      const last = joined.at(-1);
      if (last?.at !== undefined && last.at + last.bytes === next.at) {
        return [...joined.slice(0, -1), { at: last.at, bytes: last.bytes + next.bytes }];
      }
      return [...joined, next];
    }, []);
  }

  holds({ buffer }: ArrayBufferView): boolean {
    return this.buffers.has(buffer);
  }

  // The smallest that suffices; what is left of it stays free.
  private reused(bytes: number): Room | undefined {
    const fitting = this.free.filter((room) => room.bytes >= bytes).sort((a, b) => a.bytes - b.bytes);
    const room = fitting.at(0);
    if (!room) return undefined;
    const rest = { at: room.at + bytes, bytes: room.bytes - bytes };
    this.free = this.free.flatMap((each) => (each !== room ? [each] : rest.bytes > 0 ? [rest] : []));
    return { at: room.at, bytes };
  }

  // At the end, behind or in place of a free room that ends there.
  private fresh(bytes: number): Room | undefined {
    const last = this.free.at(-1);
    const at = last && last.at + last.bytes === this.end ? last.at : this.end;
    const end = at + bytes;
    if (!this.reach(end)) return undefined;
    if (at < this.end) this.free = this.free.slice(0, -1);
    this.end = end;
    return { at, bytes };
  }

  private reach(end: number): boolean {
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / PAGE);
    if (missing <= 0) return true;
    try {
      this.memory.grow(missing);
    } catch {
      return false;
    }
    this.buffers.add(this.memory.buffer);
    return true;
  }
}
