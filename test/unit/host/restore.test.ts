import assert from 'node:assert/strict';
import { findAgain, fingerprint, isFingerprint } from '../../../src/host/source/fingerprint';
import { parseMemento } from '../../../src/host/source/memento';

const ARRAY = '[[1.5, 2.5, 3.5], [4.5, 5.5, 6.5]]';

describe('a text that was inspected before a reload', () => {
  const print = fingerprint(ARRAY);

  it('is found where it was', () => {
    const document = `x = ${ARRAY}; y = ${ARRAY}`;
    const second = document.lastIndexOf('[[');
    assert.deepEqual(findAgain(document, print, second), { start: second, end: second + ARRAY.length });
  });

  it('is found where it has moved to', () => {
    assert.deepEqual(findAgain(`# two\n# new lines\nx = ${ARRAY}`, print, 4)?.start, 22);
    assert.equal(findAgain(ARRAY, print, 4000)?.start, 0);
  });

  it('is not taken for another one that begins alike', () => {
    const alike = ARRAY.replace('6.5', '7.5');
    const document = `${alike}\n${ARRAY}`;
    assert.equal(findAgain(document, print, 0)?.start, alike.length + 1);
    assert.equal(findAgain(alike, print, 0), undefined);
  });

  it('is known by its ends when it is long', () => {
    const long = `[${Array.from({ length: 60_000 }, (_, i) => i).join(',')}]`;
    assert.equal(findAgain(`  ${long}`, fingerprint(long), 0)?.start, 2);
    assert.equal(findAgain(long.replace('59999', '59998'), fingerprint(long), 0), undefined);
  });
});

describe('what a webview hands back after a reload', () => {
  const memento = {
    version: 1,
    uri: 'file:///a.json',
    taken: 'around',
    pieces: [{ start: 4, print: fingerprint(ARRAY) }],
    options: {},
    pinned: true,
  };

  it('is taken when it is what was given', () => {
    assert.deepEqual(parseMemento(JSON.parse(JSON.stringify(memento))), memento);
  });

  it('is refused when it is anything else', () => {
    const others = [undefined, null, 3, 'x', [], {}, { ...memento, version: 2 }, { ...memento, taken: 'stolen' }];
    const broken = [
      { ...memento, uri: 3 },
      { ...memento, pieces: [null] },
      { ...memento, pieces: [{ start: 0.5 }] },
    ];
    for (const value of [...others, ...broken, { ...memento, options: null }])
      assert.equal(parseMemento(value), undefined);
    assert.equal(isFingerprint({ length: 1, head: 3, hash: 2 }), false);
  });
});
