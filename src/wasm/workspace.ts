import type { Arena } from './arena';

const LINE = 64;

/** Places in the module's memory for one piece of work, all given back at its end. */
export class Workspace {
  private readonly rooms: ArrayBufferView[] = [];
  // Where there are no rooms, the lanes are one place, of which so much is taken.
  private taken = 0;

  constructor(private readonly arena: Arena) {}

  /** A place for so many bytes, holding whatever it held before; undefined if there is none. */
  take(bytes: number): number | undefined {
    const { arena } = this;
    const whole = Math.ceil(Math.max(1, bytes) / LINE) * LINE;
    if (arena.hasRooms) {
      const room = arena.room(whole / 8, 8);
      if (room) this.rooms.push(room);
      return room?.byteOffset;
    }
    const { at, bytes: most } = arena.allLanes;
    if (this.taken + whole > most) return undefined;
    this.taken += whole;
    return at + this.taken - whole;
  }

  /** Leaves to others what was taken and not given back. */
  forget(): void {
    this.rooms.length = 0;
    this.taken = 0;
  }

  /** Gives everything back. */
  release(): void {
    for (const room of this.rooms) this.arena.release(room);
    this.rooms.length = 0;
    this.taken = 0;
  }
}
