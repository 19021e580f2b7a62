import assert from 'node:assert/strict';
import {
  keyOf,
  MOST_RECENT,
  moved,
  parseKept,
  withoutKeys,
  withPinned,
  withRecent,
  type Kept,
} from '../../../src/host/tree/kept';

function kept(key: string, line = ''): Kept {
  const memento = {
    version: 1,
    uri: 'file:///a.json',
    taken: 'whole',
    pieces: [],
    options: {},
    pinned: false,
  } as const;
  return { key, name: key, place: 'a.json:1', shape: [2, 3], dtype: 'float64', line, memento };
}
const list = (keys: string): Kept[] => [...keys].map((key) => kept(key));
const keys = (entries: readonly Kept[]): string => entries.map(({ key }) => key).join('');

describe('pins', () => {
  it('are moved before another one, in their own order', () => {
    assert.equal(keys(moved(list('abcd'), ['d'], 'b')), 'adbc');
    assert.equal(keys(moved(list('abcd'), ['d', 'a'], 'c')), 'badc');
    assert.equal(keys(moved(list('abcd'), ['a'])), 'bcda');
  });

  it('stay where they are when they are dropped on themselves', () => {
    assert.equal(keys(moved(list('abcd'), ['b'], 'b')), 'abcd');
    assert.equal(keys(moved(list('abcd'), ['b', 'c'], 'b')), 'abcd');
    assert.equal(keys(moved(list('abcd'), ['d'], 'd')), 'abcd');
    assert.equal(keys(moved([], ['a'], 'b')), '');
  });

  it('are there once: pinned again, a tensor keeps its place', () => {
    const again = withPinned(list('abc'), kept('b', 'new'));
    assert.equal(keys(again), 'abc');
    assert.equal(again[1].line, 'new');
    assert.equal(keys(withPinned(list('ab'), kept('c'))), 'abc');
    assert.equal(keys(withoutKeys(list('abc'), ['b', 'x'])), 'ac');
  });

  it('are told apart by text and name, not by where the text stands', () => {
    const at = (start: number, hash: number) =>
      ({ ...kept('a').memento, pieces: [{ start, print: { length: 9, head: '[1', hash } }] }) as const;
    assert.equal(keyOf(at(0, 7), 'x'), keyOf(at(50, 7), 'x'));
    assert.notEqual(keyOf(at(0, 7), 'x'), keyOf(at(0, 8), 'x'));
    assert.notEqual(keyOf(at(0, 7), 'x'), keyOf(at(0, 7), 'y'));
  });
});

describe('recent reports', () => {
  it('begin with the last one, once, and are no more than there is room for', () => {
    assert.equal(keys(withRecent(list('abc'), kept('c'))), 'cab');
    assert.equal(withRecent(list('0123456789'), kept('x')).length, MOST_RECENT);
  });
});

describe('what was stored', () => {
  it('is taken over only as far as it is of this version', () => {
    assert.equal(keys(parseKept(JSON.parse(JSON.stringify(list('ab'))))), 'ab');
    for (const value of [
      undefined,
      null,
      'a',
      {},
      [null],
      [{}],
      [{ ...kept('a'), shape: ['2'] }],
      [{ ...kept('a'), memento: {} }],
      [{ ...kept('a'), scheme: 'other' }],
    ])
      assert.deepEqual(parseKept(value), [], JSON.stringify(value));
  });
});
