import type { PlainRows, RowTaker } from '../core/readers/table/plain-rows';
import { MARGIN, type Arena } from './arena';
import type { Job } from './crew';
import { Stretches, type Stretch } from './rowStretches';
import { writeTables } from './tables';
import { Workspace } from './workspace';

const LINE_FEED = 0x0a;
/** So many bytes are read in one go: then whoever waits is told how far it is. Less where all has to fit the lanes. */
const BLOCK = 2 ** 21;
const SMALL_BLOCK = 128 * 1024;
/** Each of two threads reads two stretches, in turns. */
const STRETCHES = 4;

/** A reader of the plain rows of a table; undefined where there are too few bytes for the module. */
export function plainRows(arena: Arena, bytes: Uint8Array, delimiter: number, columns: number): PlainRows | undefined {
  if (bytes.length < arena.worthwhile) return undefined;
  writeTables(arena);
  return new Rows(arena, bytes, delimiter, columns);
}

/** Stretches that were read, and where the source's first byte is or would be. */
interface Read {
  readonly all: readonly Stretch[];
  readonly stretches: Stretches;
  readonly text: number;
}

class Rows implements PlainRows {
  private readonly workspace: Workspace;

  constructor(
    private readonly arena: Arena,
    private readonly bytes: Uint8Array,
    private readonly delimiter: number,
    private readonly columns: number,
  ) {
    this.workspace = new Workspace(arena);
  }

  read(at: number, end: number, taker: RowTaker): number {
    for (let from = at; ;) {
      const stop = this.blockEnd(from, end);
      if (stop <= from) return from;
      from = this.block(from, stop, taker);
      if (from < stop) return from;
    }
  }

  // Behind the last line that ends in the block, or behind the first if it is longer; where the block begins if there is none.
  private blockEnd(from: number, end: number): number {
    const { bytes, arena } = this;
    const stop = Math.min(end, from + (arena.hasRooms ? BLOCK : SMALL_BLOCK));
    const whole = from + bytes.subarray(from, stop).lastIndexOf(LINE_FEED) + 1;
    if (whole > from || stop === end) return whole;
    const first = bytes.indexOf(LINE_FEED, stop) + 1;
    return first > 0 && first <= end ? first : from;
  }

  // Reads whole lines, and answers how far they were rows.
  private block(from: number, stop: number, taker: RowTaker): number {
    const { workspace } = this;
    try {
      const read = this.arena.safely(() => {
        // Where a second thread that was lost may still write is left to it.
        workspace.forget();
        const text = this.place(from, stop);
        return text === undefined ? undefined : this.rows(this.divided(from, stop, text), text, taker);
      });
      return read ? this.take(read, taker) : from;
    } finally {
      workspace.release();
    }
  }

  // Where the source's first byte is in the module's memory, or would be: what is between `from` and `stop` is there.
  private place(from: number, stop: number): number | undefined {
    const { arena, bytes } = this;
    if (arena.holds(bytes)) return bytes.byteOffset;
    const at = this.workspace.take(stop - from + MARGIN);
    if (at === undefined) return undefined;
    arena.bytes(at, stop - from).set(bytes.subarray(from, stop));
    return at - from;
  }

  private divided(from: number, stop: number, text: number): Stretch[] {
    const cuts = [from, ...[1, 2, 3].map((i) => this.lineAt(from + Math.floor(((stop - from) * i) / STRETCHES))), stop];
    const counts = this.arena.lanes[0].slot(0);
    const jobs = Array.from({ length: STRETCHES }, (_, i): Job => {
      return ['countLines', text + cuts[i], text + cuts[i + 1], counts + 4 * i];
    });
    this.arena.run(jobs.slice(0, 2), jobs.slice(2));
    const lines = this.arena.words(counts, STRETCHES);
    return Array.from(lines, (count, i) => ({ start: cuts[i], end: cuts[i + 1], lines: count }));
  }

  // Where the first line begins behind `at`; there is one.
  private lineAt(at: number): number {
    return this.bytes.indexOf(LINE_FEED, at) + 1;
  }

  private rows(all: readonly Stretch[], text: number, taker: RowTaker): Read | undefined {
    const { arena, workspace, columns, delimiter } = this;
    const lines = all.reduce((sum, stretch) => sum + stretch.lines, 0);
    const values = taker.room(lines, all[STRETCHES - 1].end);
    const isThere = arena.holds(values);
    const into = isThere ? values.byteOffset : workspace.take(8 * values.length);
    const at = workspace.take(Stretches.bytes(all, columns));
    if (into === undefined || at === undefined) return undefined;
    const stretches = new Stretches(arena, at, all, columns);
    stretches.begin({ text, values: into });
    const [own, other] = [stretches.jobs(0, 1, delimiter), stretches.jobs(2, 3, delimiter)];
    // A line that is longer than a block is one job, and would take longer than the second thread is waited for.
    const isLong = all[STRETCHES - 1].end - all[0].start > BLOCK;
    arena.run(isLong ? [...own, ...other] : own, isLong ? [] : other);
    if (!isThere) values.set(arena.doubles(into, values.length));
    return { all, stretches, text };
  }

  private take({ all, stretches, text }: Read, taker: RowTaker): number {
    for (let i = 0; i < STRETCHES; i++) {
      const batch = stretches.batch(i);
      if (batch.rows > 0) taker.take(batch);
      const end = stretches.end(i, text);
      // What comes behind a line that is no row does not count.
      if (end < all[i].end) return end;
    }
    return all[STRETCHES - 1].end;
  }
}
