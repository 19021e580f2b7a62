import assert from 'node:assert/strict';
import { ROW, RowWindow } from '../../../media/panel/row-window';
import { laidOutHeight } from '../../../media/panel/tall-scroll';

const ROOM = 10 * ROW;

function windowOf(count: number): { readonly window: RowWindow; readonly place: { scrollTop: number } } {
  const place = { scrollTop: 0, scrollHeight: laidOutHeight(count * ROW), clientHeight: ROOM };
  const window = new RowWindow(place, () => count);
  window.room = ROOM;
  return { window, place };
}

function elements({ placed }: RowWindow, of: RowWindow): Map<number, number> {
  return new Map(placed.map((row) => [row, of.elementOf(row)]));
}

describe('the rows in sight', () => {
  it('are those in the room and a few around them, and none before the room is known', () => {
    const { window } = windowOf(1000);
    assert.deepEqual([window.rows[0], window.rows.at(-1)], [0, 15]);
    window.to(100 * ROW);
    assert.deepEqual([window.rows[0], window.rows.at(-1)], [94, 115]);
    assert.deepEqual(windowOf(0).window.rows, []);
    window.room = 0;
    assert.deepEqual(window.rows, []);
  });

  it('keep their elements while they are scrolled and when they come to rest, each row one of its own', () => {
    const { window, place } = windowOf(1000);
    for (let step = 1; step < 200; step++) {
      const before = elements(window, window);
      place.scrollTop = step * 31;
      window.follow();
      if (step % 7 === 0) window.rest();
      const after = elements(window, window);
      assert.equal(new Set(after.values()).size, after.size);
      for (const [row, element] of after) assert.equal(before.get(row) ?? element, element);
    }
  });

  it('stay in the order of their elements while they are scrolled, and are in their own at rest', () => {
    const { window, place } = windowOf(1000);
    const stays = (before: readonly number[]): readonly number[] =>
      window.placed.filter((row) => before.includes(row) && window.rows.includes(row));
    const before = window.placed;
    place.scrollTop = 20 * ROW;
    window.follow();
    assert.notDeepEqual(window.placed, window.rows);
    assert.deepEqual(
      stays(before),
      before.filter((row) => window.rows.includes(row)),
    );
    window.rest();
    assert.deepEqual(window.placed, window.rows);
  });

  it('are scrolled no further than a row needs, and found where they are laid out, in ten million too', () => {
    for (const count of [1000, 10_000_000]) {
      const { window } = windowOf(count);
      window.toRow(count - 1);
      assert.equal(window.offset, count * ROW - ROOM);
      window.toRow(count - 3);
      assert.equal(window.offset, count * ROW - ROOM);
      for (const row of window.rows) assert.equal(window.rowAt(window.topOf(row) + ROW / 2), row);
      window.toRow(0);
      assert.equal(window.offset, 0);
    }
  });
});
