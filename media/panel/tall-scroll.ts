/** The element that is scrolled, as the browser laid it out. */
export type Scrolled = Pick<Element, 'scrollTop' | 'scrollHeight' | 'clientHeight'>;

/** No browser lays out more than some 17 million pixels. In CSS pixels. */
const MOST = 16e6;
/** What lies so near to an end is scrolled as far as the wheel says, also where a content is taller than can be laid out. */
const EDGE = 200_000;
/** Whoever scrolls farther at once has dragged the scroll bar. */
const SHORT = 4000;

/** How high the content of the element is made for rows of this height together. */
export function laidOutHeight(whole: number): number {
  return Math.min(whole, MOST);
}

/**
 * Scrolls a content that may be taller than a browser can lay out. The wheel and the keyboard move it by as many pixels
 * as they say; dragging the scroll bar moves it by its share. Where all of it can be laid out, both are the same.
 */
export class TallScroll {
  /** How far the content is scrolled, of its whole height. */
  offset = 0;
  /** How far the element was scrolled then. */
  private top = 0;

  constructor(
    private readonly place: Scrolled,
    /** The greatest offset: the whole height without what is in sight. */
    private readonly most: () => number,
  ) {}

  /** How much further down the element has what the whole height has at the same place. */
  get shift(): number {
    return this.top - this.offset;
  }

  /** The element was scrolled. */
  follow(): void {
    const { scrollTop: top } = this.place;
    const step = top - this.top;
    this.top = top;
    this.offset = within(Math.abs(step) > SHORT ? this.offsetAt(top) : this.offset + step, this.most());
  }

  /** Scrolls to a place of the whole height. */
  to(offset: number): void {
    this.offset = within(offset, this.most());
    this.rest();
  }

  /** The scrolling has come to rest: the scroll bar says again which share lies above. */
  rest(): void {
    const top = this.topOf(this.offset);
    if (Math.abs(top - this.place.scrollTop) >= 1) this.place.scrollTop = top;
    this.top = this.place.scrollTop;
    if (this.range >= this.most()) this.offset = this.top;
  }

  // As far as the element can be scrolled.
  private get range(): number {
    return this.place.scrollHeight - this.place.clientHeight;
  }

  // Whole pixels, or text would lie between two of them.
  private offsetAt(top: number): number {
    return Math.round(mapped(top, this.range, this.most()));
  }

  private topOf(offset: number): number {
    return Math.round(mapped(offset, this.most(), this.range));
  }
}

// Both ends pixel by pixel, what lies between by its share.
function mapped(from: number, whole: number, other: number): number {
  const edge = Math.min(EDGE, whole / 2, other / 2);
  if (from <= edge) return from;
  if (from >= whole - edge) return other - (whole - from);
  return edge + ((from - edge) * (other - 2 * edge)) / (whole - 2 * edge);
}

function within(offset: number, most: number): number {
  return Math.min(Math.max(0, offset), Math.max(0, most));
}
