import type { PlainRows, RowBatch } from '../core/readers/plain-rows';
import type { Arena } from './arena';
import { writePowersOfFive } from './powers';

const LINE_FEED = 0x0a;
/** So many bytes of the source are in the module's memory at once; their values, two bytes each at least, fit the part out. */
const CHUNK = 128 * 1024;
/** As many as a slot holds. */
const MOST_ROWS = 16384;
const MOST_COLUMNS = 16384;

// The slots.
const STARTS = 0;
const INTEGERS = 1;
const MISSING = 2;
const KINDS = 3;

/** A reader of the plain rows of a table; undefined where the module is of no use: few bytes, too many columns. */
export function plainRows(arena: Arena, bytes: Uint8Array, delimiter: number, columns: number): PlainRows | undefined {
  if (bytes.length < arena.worthwhile || columns > MOST_COLUMNS) return undefined;
  writePowersOfFive(arena);
  return new Rows(arena, bytes, delimiter, columns);
}

class Rows implements PlainRows {
  // What of the source is in the module's memory.
  private loaded = 0;
  private loadedEnd = 0;

  constructor(
    private readonly arena: Arena,
    private readonly bytes: Uint8Array,
    private readonly delimiter: number,
    private readonly columns: number,
  ) {}

  read(at: number, end: number, take: (batch: RowBatch) => void): number {
    let from = at;
    while (from < end && this.load(from, end)) {
      const { rows, stop } = this.scan(from);
      if (rows > 0) take(this.batch(from, rows));
      from = stop;
      if (stop < this.loadedEnd && rows < this.most()) break;
    }
    // Another source may come into the memory before the next call.
    this.loadedEnd = 0;
    return from;
  }

  private most(): number {
    return Math.max(1, Math.min(MOST_ROWS, Math.floor(CHUNK / 2 / this.columns)));
  }

  // Brings whole lines from `at` on into the module's memory; false if there is none that fits.
  private load(at: number, end: number): boolean {
    if (at >= this.loaded && at < this.loadedEnd) return true;
    const { arena, bytes } = this;
    const stop = bytes.lastIndexOf(LINE_FEED, Math.min(end, at + CHUNK) - 1) + 1;
    if (stop <= at) return false;
    new Uint8Array(arena.memory.buffer, arena.in, stop - at).set(bytes.subarray(at, stop));
    this.loaded = at;
    this.loadedEnd = stop;
    return true;
  }

  private scan(from: number): { rows: number; stop: number } {
    const { arena, columns, loaded, loadedEnd } = this;
    for (const slot of [INTEGERS, MISSING]) this.counts(slot).fill(0);
    const at = arena.in - loaded;
    const places = [arena.out, ...[STARTS, INTEGERS, MISSING, KINDS].map((slot) => arena.slot(slot))];
    const stop = arena.call('scanRows')(at + from, at + loadedEnd, this.delimiter, columns, this.most(), ...places);
    return { rows: arena.call('rowsRead')(), stop: stop - at };
  }

  private batch(from: number, rows: number): RowBatch {
    const { arena, columns } = this;
    const starts = new Uint32Array(arena.memory.buffer, arena.slot(STARTS), rows);
    for (let row = 0; row < rows; row++) starts[row] += from;
    const values = arena.doubles(arena.out, rows * columns);
    return { rows, values, starts, integers: this.counts(INTEGERS), missing: this.counts(MISSING) };
  }

  private counts(slot: number): Uint32Array {
    return new Uint32Array(this.arena.memory.buffer, this.arena.slot(slot), this.columns);
  }
}
