import { TallScroll, type Scrolled } from './tall-scroll';

/** How high a row is, in CSS pixels. */
export const ROW = 24;
/** Rows beyond those in sight, above and below: what the next frame of a scroll shows is there already. */
const OVERSCAN = 6;

/** Which of the rows of a table are in sight while it is scrolled, and in which elements they are drawn. */
export class RowWindow {
  /** The height in which rows are seen. */
  room = 0;
  private readonly scroll: TallScroll;
  /** The row in the first element of all. */
  private first = 0;

  constructor(
    place: Scrolled,
    private readonly count: () => number,
  ) {
    this.scroll = new TallScroll(place, () => this.count() * ROW - this.room);
  }

  /** How far the rows are scrolled, of their whole height. */
  get offset(): number {
    return this.scroll.offset;
  }

  /** The rows to be drawn, in their order. */
  get rows(): readonly number[] {
    const first = Math.max(0, Math.floor(this.offset / ROW) - OVERSCAN);
    const last = Math.min(this.count(), Math.ceil((this.offset + this.room) / ROW) + OVERSCAN);
    return Array.from({ length: this.room > 0 ? Math.max(0, last - first) : 0 }, (_, i) => first + i);
  }

  /**
   * The same rows in the order of their elements: a row that comes into sight takes the element of one that went out of it,
   * and those that stay are not moved. After `rest` that is the order in which they are read.
   */
  get placed(): readonly number[] {
    const { rows, elements } = this;
    const split = rows.findIndex((row) => (row - this.first) % elements === 0);
    return split > 0 ? [...rows.slice(split), ...rows.slice(0, split)] : rows;
  }

  /** Which element a row has as long as it is drawn. */
  elementOf(row: number): number {
    return row % this.elements;
  }

  /** Where a row is laid out. */
  topOf(row: number): number {
    return row * ROW + this.scroll.shift;
  }

  /** Which row is laid out at a height. */
  rowAt(top: number): number {
    return Math.floor((top - this.scroll.shift) / ROW);
  }

  follow(): void {
    this.scroll.follow();
  }

  rest(): void {
    this.scroll.rest();
    this.first = this.rows.at(0) ?? 0;
  }

  to(offset: number): void {
    this.scroll.to(offset);
  }

  /** Scrolls no further than it takes to see a row wholly. */
  toRow(row: number): void {
    this.to(Math.min(Math.max(this.offset, (row + 1) * ROW - this.room), row * ROW));
  }

  // As many as rows can be in sight.
  private get elements(): number {
    return Math.ceil(this.room / ROW) + 2 * OVERSCAN + 1;
  }
}
