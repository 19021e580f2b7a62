import { ROWS_APART, type RowBatch } from '../core/readers/table/plain-rows';
import type { Arena } from './arena';
import type { Job } from './crew';

/** Some whole lines of a source: where they are in it, and how many. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly lines: number;
}

/** Where things are in the module's memory: the source's first byte (or where it would be), and the values of the first line. */
export interface StretchPlaces {
  readonly text: number;
  readonly values: number;
}

/** The words of a stretch; what they are is said in `assembly/rows.ts`. */
const WORDS = 16;
const ROWS = 7;
/** So many bytes of each stretch are read in one call, and the others in as many more: compilers change code between calls only. */
const SLICE = 128 * 1024;
const MOST_SLICES = 1000;

/** Stretches of lines as the module knows them: how far each has been read, and what its columns were found to hold. */
export class Stretches {
  constructor(
    private readonly arena: Arena,
    private readonly at: number,
    private readonly all: readonly Stretch[],
    private readonly columns: number,
  ) {}

  /** How many bytes of the module's memory it takes to know them. */
  static bytes(all: readonly Stretch[], columns: number): number {
    return 4 * all.reduce((sum, { lines }) => sum + WORDS + 2 * columns + notes(lines), 0);
  }

  /** Begins at the start of each, with counts of nothing. */
  begin({ text, values }: StretchPlaces): void {
    const { arena, all, columns, at } = this;
    arena.words(at, all.length * (WORDS + 2 * columns)).fill(0);
    let [to, starts] = [values, this.starts];
    all.forEach(({ start, end, lines }, i) => {
      const [integers, missing] = [this.counts(i, 0), this.counts(i, 1)];
      arena.words(this.word(i), ROWS).set([text + start, text + end, to, starts, text, integers, missing]);
      to += 8 * columns * lines;
      starts += 4 * notes(lines);
    });
  }

  /** The jobs that read two stretches in turns, each as far as its lines are rows. */
  jobs(first: number, second: number, delimiter: number): Job[] {
    const longest = Math.max(...[first, second].map((i) => this.all[i].end - this.all[i].start));
    const slice = Math.max(SLICE, Math.ceil(longest / MOST_SLICES));
    const job: Job = ['scanRows', this.word(first), this.word(second), delimiter, this.columns, slice];
    return Array.from({ length: Math.ceil(longest / slice) }, () => job);
  }

  /** What was read of a stretch. */
  batch(i: number): RowBatch {
    const { arena, columns, all } = this;
    const rows = arena.words(this.word(i), WORDS)[ROWS];
    const before = all.slice(0, i).reduce((sum, { lines }) => sum + notes(lines), 0);
    return {
      rows,
      starts: arena.words(this.starts + 4 * before, notes(rows)),
      integers: arena.words(this.counts(i, 0), columns),
      missing: arena.words(this.counts(i, 1), columns),
    };
  }

  /** How far a stretch was read, as an offset in the source. */
  end(i: number, text: number): number {
    return this.arena.words(this.word(i), 1)[0] - text;
  }

  // The words of all stretches come first, then the counts of each, then where rows start.
  private word(i: number): number {
    return this.at + 4 * WORDS * i;
  }

  private counts(i: number, figure: 0 | 1): number {
    return this.at + 4 * (WORDS * this.all.length + this.columns * (2 * i + figure));
  }

  private get starts(): number {
    return this.counts(this.all.length, 0);
  }
}

// Of how many rows it is noted where they start.
function notes(rows: number): number {
  return Math.ceil(rows / ROWS_APART);
}
