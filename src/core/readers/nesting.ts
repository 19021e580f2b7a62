import type { Problem, Span } from '../problem';

/** The most axes a tensor may have, as in NumPy. */
export const MAX_NDIM = 64;

/**
 * Watches brackets open and close around values and works out the shape. Level 0 is the sequence
 * that the outermost items stand in, so a text that is cut inside its brackets (`1, 2], [3, 4`) and
 * a whole one are followed in the same way; `shape` drops what the outermost level did not need.
 *
 * Each method that finds the nesting irregular answers false; `problem` then says how.
 */
export class Nesting {
  depth = 0;
  problem: Problem | undefined;
  /** Brackets that closed without having been opened, and stayed open at the end: the text was cut there. */
  cut = false;
  // By level: the items so far, the length once it is known (-1 before), where the bracket stands.
  private readonly counts = [0];
  private readonly lengths = [-1];
  private readonly openedAt = [0];
  // The level that holds values, once one was seen; and the deepest level that is known to be an axis.
  private leafLevel = -1;
  private deepest = 0;
  // Outer levels that exist only because the text was cut.
  private artificial = 1;

  // Rows of the innermost bracket are separated by semicolons; one of them has begun.
  private splitting = false;
  private inRow = false;

  constructor(private readonly start: number) {}

  /** A value at `span`, in the innermost open bracket. */
  value(start: number, end: number): boolean {
    if (this.splitting && !this.inRow) this.startRow(start);
    if (this.depth !== this.leafLevel && !this.firstLeaf(start, end)) return false;
    this.counts[this.depth]++;
    return true;
  }

  /**
   * A semicolon between the rows of a matrix, as MATLAB and Julia write it: what stands in the
   * innermost bracket is a list of rows from now on, the values so far being the first one.
   */
  row(end: number): boolean {
    if (this.splitting) return !this.inRow || this.endRow(end);
    const length = this.counts[this.depth];
    if (length === 0) return true;
    // Not where a bracket of this level has closed already: its values were no rows.
    if (this.leafLevel !== this.depth || this.depth >= MAX_NDIM || this.lengths[this.depth] !== -1) {
      return this.irregular('readers.listAmongNumbers', { start: end, end: end + 1 });
    }
    this.splitting = true;
    this.inRow = false;
    this.leafLevel = this.depth + 1;
    this.deepest = Math.max(this.deepest, this.leafLevel);
    this.begin(this.leafLevel, this.openedAt[this.depth]);
    this.counts[this.leafLevel] = length;
    this.counts[this.depth] = 0;
    if (!this.agree(this.leafLevel, end)) return false;
    this.counts[this.depth] = 1;
    return true;
  }

  /** Whether the innermost bracket holds values, or rows of them. */
  get atValues(): boolean {
    return this.splitting || this.depth === this.leafLevel;
  }

  /** Whether rows of the innermost bracket are separated by semicolons. */
  get inRows(): boolean {
    return this.splitting;
  }

  private startRow(start: number): void {
    this.inRow = true;
    this.begin(++this.depth, start);
  }

  private endRow(end: number): boolean {
    this.inRow = false;
    if (!this.agree(this.depth, end)) return false;
    this.depth--;
    this.counts[this.depth]++;
    return true;
  }

  private firstLeaf(start: number, end: number): boolean {
    if (this.leafLevel === -1 && this.deepest <= this.depth) {
      this.leafLevel = this.deepest = this.depth;
      return true;
    }
    return this.irregular('readers.numberAmongLists', { start, end });
  }

  /** An opening bracket. */
  open(at: number): boolean {
    if (this.depth === this.leafLevel) return this.irregular('readers.listAmongNumbers', { start: at, end: at + 1 });
    if (this.depth === MAX_NDIM) return this.tooDeep(at);
    this.begin(++this.depth, at);
    return true;
  }

  private begin(level: number, at: number): void {
    this.counts[level] = 0;
    this.openedAt[level] = at;
    if (this.lengths.length === level) this.lengths.push(-1);
  }

  private tooDeep(at: number): boolean {
    const span = { start: at, end: at + 1 };
    this.problem = { code: 'readers.tooDeep', severity: 'error', args: { limit: MAX_NDIM }, span };
    return false;
  }

  private irregular(code: string, span: Span): boolean {
    this.problem = { code, severity: 'error', args: { row: this.counts[this.depth] + 1, depth: this.depth }, span };
    return false;
  }

  /** A closing bracket whose last character is before `end`. */
  close(end: number): boolean {
    if (this.splitting) {
      if (this.inRow && !this.endRow(end - 1)) return false;
      this.splitting = false;
    }
    if (this.depth === 0) return this.wrap();
    const level = this.depth;
    if (level > this.deepest) this.deepest = level;
    if (!this.agree(level, end)) return false;
    this.depth--;
    this.counts[this.depth]++;
    return true;
  }

  private agree(level: number, end: number): boolean {
    const length = this.counts[level];
    if (this.lengths[level] === -1) this.lengths[level] = length;
    if (this.lengths[level] === length) return true;
    this.problem = {
      code: 'readers.ragged',
      severity: 'error',
      args: {
        row: this.counts[level - 1] + 1,
        block: this.path(level - 1) || 'none',
        actual: length,
        expected: this.lengths[level],
        cut: this.cut,
      },
      span: { start: this.openedAt[level], end },
    };
    return false;
  }

  // The 1-based indices that lead to an open level, without the outermost sequence of a whole text: '2, 1'.
  private path(level: number): string {
    const from = this.artificial > 1 || this.counts[0] > 0 ? 0 : 1;
    return this.counts
      .slice(from, level)
      .map((count) => count + 1)
      .join(', ');
  }

  // A bracket that was opened before the text began: all that was read so far is one item of a level further out.
  private wrap(): boolean {
    this.cut = true;
    const rowLength = this.counts[0];
    if (rowLength === 0 && this.leafLevel === -1) return true;
    if (this.deepest === MAX_NDIM) return this.tooDeep(this.start);
    this.counts.unshift(rowLength > 0 ? 1 : 0);
    this.lengths.unshift(-1);
    this.openedAt.unshift(this.start);
    this.lengths[1] = rowLength > 0 ? rowLength : -1;
    this.artificial++;
    this.deepest++;
    if (this.leafLevel >= 0) this.leafLevel++;
    return true;
  }

  /** The text ends at `end` inside brackets that it was cut from: closes them, empty ones as if they were not there. */
  closeCut(end: number): boolean {
    if (this.inRow && !this.endRow(end)) return false;
    this.splitting = false;
    while (this.depth > 0) {
      this.cut = true;
      const empty = this.counts[this.depth] === 0 && this.leafLevel !== -1;
      if (empty) this.depth--;
      else if (!this.close(end)) return false;
    }
    return true;
  }

  /** Whether there was any bracket at all. */
  get bracketed(): boolean {
    return this.deepest > 0 || this.depth > 0;
  }

  /** How many items stand in the innermost open bracket. */
  get itemsHere(): number {
    return this.counts[this.depth];
  }

  /** How many items stand at the outermost level. */
  get items(): number {
    return this.counts[0];
  }

  /** The shape of everything read, when no bracket is open any more. */
  shape(): number[] {
    const shape = [this.counts[0]];
    for (let level = 1; level <= this.deepest; level++) shape.push(Math.max(0, this.lengths[level]));
    let drop = 0;
    while (drop < this.artificial && shape[drop] === 1) drop++;
    return shape.slice(drop);
  }
}
