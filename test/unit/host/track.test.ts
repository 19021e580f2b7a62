import assert from 'node:assert/strict';
import fc from 'fast-check';
import { follow, touches, track } from '../../../src/host/source/track';

const SPAN = { start: 10, end: 20 };
const moved = (at: number, removed: number, inserted: number) => track(SPAN, { at, removed, inserted });

describe('a span of a document that is edited', () => {
  it('moves with what is put in or taken out before it', () => {
    assert.deepEqual(moved(0, 0, 5), { start: 15, end: 25 });
    assert.deepEqual(moved(2, 4, 1), { start: 7, end: 17 });
  });

  it('grows and shrinks with its own text', () => {
    assert.deepEqual(moved(15, 0, 3), { start: 10, end: 23 });
    assert.deepEqual(moved(12, 4, 0), { start: 10, end: 16 });
  });

  it('stays where it is when something changes behind it', () => {
    assert.deepEqual(moved(20, 0, 7), SPAN);
    assert.deepEqual(moved(25, 3, 0), SPAN);
  });

  it('does not take in what is typed right before it or right behind it', () => {
    assert.deepEqual(moved(10, 0, 2), { start: 12, end: 22 });
    assert.deepEqual(moved(20, 0, 2), SPAN);
    assert.equal(touches(SPAN, { at: 10, removed: 0, inserted: 2 }), false);
    assert.equal(touches(SPAN, { at: 20, removed: 0, inserted: 2 }), false);
  });

  it('loses what an edit over its edge removes', () => {
    assert.deepEqual(moved(5, 10, 0), { start: 5, end: 10 });
    assert.deepEqual(moved(15, 10, 0), { start: 10, end: 15 });
    assert.equal(touches(SPAN, { at: 5, removed: 10, inserted: 0 }), true);
  });

  it('is empty, not turned round, when it is removed as a whole', () => {
    assert.deepEqual(moved(5, 30, 0), { start: 5, end: 5 });
    assert.deepEqual(moved(10, 10, 3), { start: 13, end: 13 });
  });

  it('still holds its text after any edit that does not touch it', () => {
    const edit = fc.record({ at: fc.nat(40), removed: fc.nat(20), inserted: fc.string({ maxLength: 5 }) });
    fc.assert(
      fc.property(edit, ({ at, removed, inserted }) => {
        const text = Array.from({ length: 40 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
        const change = { at, removed: Math.min(removed, text.length - at), inserted: inserted.length };
        fc.pre(!touches(SPAN, change));
        const edited = text.slice(0, at) + inserted + text.slice(at + change.removed);
        const { start, end } = track(SPAN, change);
        assert.equal(edited.slice(start, end), text.slice(SPAN.start, SPAN.end));
      }),
    );
  });
});

describe('a span whose text is replaced', () => {
  const followed = (at: number, removed: number, inserted: number) => follow(SPAN, { at, removed, inserted });

  it('is the new text, as a whole and up to an edge', () => {
    assert.deepEqual(followed(10, 10, 3), { start: 10, end: 13 });
    assert.deepEqual(followed(10, 4, 9), { start: 10, end: 25 });
    assert.deepEqual(followed(16, 4, 1), { start: 10, end: 17 });
  });

  it('is back where it was when that is undone', () => {
    assert.deepEqual(follow(followed(10, 10, 3), { at: 10, removed: 3, inserted: 10 }), SPAN);
  });

  it('does otherwise as it does with every edit', () => {
    for (const [at, removed, inserted] of [
      [10, 0, 2],
      [20, 0, 2],
      [5, 10, 0],
      [10, 10, 0],
      [5, 30, 4],
    ] as const)
      assert.deepEqual(followed(at, removed, inserted), moved(at, removed, inserted));
  });
});
