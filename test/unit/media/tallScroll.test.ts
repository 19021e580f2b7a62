import assert from 'node:assert/strict';
import { laidOutHeight, TallScroll, type Scrolled } from '../../../media/panel/tall-scroll';

const ROW = 24;
const ROOM = 432;

/** An element as a browser scrolls it: no further than its content reaches. */
class Place implements Scrolled {
  readonly clientHeight = ROOM;
  private at = 0;

  constructor(readonly scrollHeight: number) {}

  get scrollTop(): number {
    return this.at;
  }

  set scrollTop(top: number) {
    this.at = Math.min(Math.max(0, top), this.scrollHeight - this.clientHeight);
  }
}

function tall(rows: number): { readonly place: Place; readonly scroll: TallScroll; readonly most: number } {
  const whole = rows * ROW;
  const place = new Place(Math.max(ROOM, laidOutHeight(whole)));
  return { place, scroll: new TallScroll(place, () => whole - ROOM), most: whole - ROOM };
}

function by({ place, scroll }: ReturnType<typeof tall>, pixels: number): number {
  place.scrollTop += pixels;
  scroll.follow();
  return scroll.offset;
}

describe('a scroll through more than a browser can lay out', () => {
  it('is the element itself while all of it can be laid out', () => {
    const few = tall(100_000);
    assert.equal(by(few, 120), 120);
    assert.equal(by(few, 1_000_000), 1_000_120);
    assert.equal(few.scroll.shift, 0);
    few.scroll.to(few.most);
    assert.equal(few.place.scrollTop, few.most);
  });

  it('has nowhere to go where the content is lower than its room', () => {
    const one = tall(1);
    one.scroll.to(500);
    assert.equal(one.scroll.offset, 0);
    assert.equal(one.place.scrollTop, 0);
  });

  it('moves by as many pixels as the wheel says, wherever it is', () => {
    const many = tall(10_000_000);
    for (const start of [0, many.most / 2, many.most - 5000]) {
      many.scroll.to(start);
      assert.equal(by(many, 120), start + 120);
      assert.equal(by(many, -24), start + 96);
    }
  });

  it('moves by its share where the scroll bar is dragged', () => {
    const many = tall(10_000_000);
    const range = many.place.scrollHeight - ROOM;
    assert.ok(Math.abs(by(many, range / 2) / many.most - 0.5) < 1e-9);
    assert.equal(by(many, range), many.most);
    assert.equal(by(many, -range), 0);
  });

  it('puts the row at the offset at the top of what is in sight', () => {
    const many = tall(10_000_000);
    many.scroll.to(1_234_567 * ROW);
    by(many, 48);
    assert.equal(1_234_569 * ROW + many.scroll.shift, many.place.scrollTop);
  });

  it('reaches the last row, and from a share the first one, by the wheel alone', () => {
    const many = tall(10_000_000);
    many.scroll.to(many.most - 100_000);
    for (let i = 0; i < 1000; i++) {
      by(many, 120);
      if (i % 10 === 9) many.scroll.rest();
    }
    assert.equal(many.scroll.offset, many.most);
    many.scroll.to(300_000);
    for (let i = 0; i < 3000; i++) {
      by(many, -120);
      if (i % 10 === 9) many.scroll.rest();
    }
    assert.equal(many.scroll.offset, 0);
  });

  it('shows the same rows when it has come to rest', () => {
    const many = tall(10_000_000);
    many.scroll.to(many.most / 3);
    for (let i = 0; i < 500; i++) by(many, 120);
    const { offset } = many.scroll;
    many.scroll.rest();
    assert.equal(many.scroll.offset, offset);
    assert.equal(by(many, 24), offset + 24);
  });
});
