import type { PlainRows, RowBatch } from '../core/readers/table/plain-rows';
import type { Arena, Lane } from './arena';
import type { Job } from './crew';
import { writePowersOfFive } from './powers';

const LINE_FEED = 0x0a;
/** So many bytes of the source are in a lane at once; their values, two bytes each at least, fit the part out. */
const CHUNK = 128 * 1024;
const MOST_COLUMNS = 16384;

// The slots; STARTS takes four, an offset for each of the most rows that a chunk can have.
const INTEGERS = 0;
const MISSING = 1;
const KINDS = 2;
const STARTS = 3;
const RESULT = 7;
const MOST_ROWS = 65536;

/** A reader of the plain rows of a table; undefined where the module is of no use: few bytes, too many columns. */
export function plainRows(arena: Arena, bytes: Uint8Array, delimiter: number, columns: number): PlainRows | undefined {
  if (bytes.length < arena.worthwhile || columns > MOST_COLUMNS) return undefined;
  writePowersOfFive(arena);
  return new Rows(arena, bytes, delimiter, columns);
}

/** Whole lines of the source that are in a lane. */
interface Chunk {
  readonly lane: Lane;
  readonly start: number;
  readonly end: number;
}

class Rows implements PlainRows {
  constructor(
    private readonly arena: Arena,
    private readonly bytes: Uint8Array,
    private readonly delimiter: number,
    private readonly columns: number,
  ) {}

  read(at: number, end: number, take: (batch: RowBatch) => void): number {
    let from = at;
    for (let goesOn = true; goesOn;) {
      const chunks = this.arena.safely(() => this.scan(from, end));
      goesOn = chunks.length > 0;
      for (const chunk of chunks) {
        const { rows, stop } = this.result(chunk);
        if (rows > 0) take(this.batch(chunk, rows));
        from = stop;
        if (stop === chunk.end) continue;
        // What the other lane has read behind it does not count.
        goesOn = rows === this.most();
        break;
      }
    }
    return from;
  }

  // Scans whole lines from `at` on, in both lanes at once.
  private scan(at: number, end: number): Chunk[] {
    const chunks = this.load(at, end);
    const [own = [], other = []] = chunks.map((chunk) => [this.scanning(chunk)]);
    this.arena.run(own, other);
    return chunks;
  }

  private most(): number {
    return Math.max(1, Math.min(MOST_ROWS, Math.floor(CHUNK / 2 / this.columns)));
  }

  // Brings whole lines from `at` on into both lanes; none if there is no line that fits.
  private load(at: number, end: number): Chunk[] {
    const { arena, bytes } = this;
    const chunks: Chunk[] = [];
    let start = at;
    for (const lane of arena.lanes) {
      if (start >= end) break;
      const stop = bytes.lastIndexOf(LINE_FEED, Math.min(end, start + CHUNK) - 1) + 1;
      if (stop <= start) break;
      new Uint8Array(arena.memory.buffer, lane.in, stop - start).set(bytes.subarray(start, stop));
      chunks.push({ lane, start, end: stop });
      start = stop;
    }
    return chunks;
  }

  private scanning({ lane, start, end }: Chunk): Job {
    for (const slot of [INTEGERS, MISSING]) this.counts(lane, slot).fill(0);
    const places = [lane.out, ...[STARTS, INTEGERS, MISSING, KINDS, RESULT].map((slot) => lane.slot(slot))];
    return ['scanRows', lane.in, lane.in + end - start, this.delimiter, this.columns, this.most(), ...places];
  }

  private result({ lane, start }: Chunk): { rows: number; stop: number } {
    const [rows, stop] = this.arena.words(lane.slot(RESULT), 2);
    return { rows, stop: start + stop - lane.in };
  }

  private batch({ lane, start }: Chunk, rows: number): RowBatch {
    const { arena, columns } = this;
    const starts = arena.words(lane.slot(STARTS), rows);
    for (let row = 0; row < rows; row++) starts[row] += start;
    const values = arena.doubles(lane.out, rows * columns);
    return { rows, values, starts, integers: this.counts(lane, INTEGERS), missing: this.counts(lane, MISSING) };
  }

  private counts(lane: Lane, slot: number): Uint32Array {
    return this.arena.words(lane.slot(slot), this.columns);
  }
}
