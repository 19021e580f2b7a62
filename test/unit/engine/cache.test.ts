import assert from 'node:assert/strict';
import { Cache } from '../../../src/engine/cache';

function counting(budget: number) {
  const cache = new Cache<string>(budget, (value) => value.length);
  const made: string[] = [];
  const take = (key: string, value = key): string =>
    cache.take(key, () => {
      made.push(key);
      return value;
    });
  return { cache, made, take };
}

describe('the cache', () => {
  it('makes a value once', () => {
    const { take, made } = counting(10);
    take('a');
    take('a');
    assert.deepEqual(made, ['a']);
  });

  it('gives up what was used longest ago when the budget is spent', () => {
    const { take, made } = counting(2);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) take(key);
    assert.deepEqual(made, ['a', 'b', 'c', 'b']);
  });

  it('keeps a value that is dearer than the whole budget until the next one', () => {
    const { take, made } = counting(2);
    take('big', 'xxxxx');
    take('big', 'xxxxx');
    take('a');
    take('big', 'xxxxx');
    assert.deepEqual(made, ['big', 'a', 'big']);
  });

  it('forgets by the beginning of the key, and no other', () => {
    const { take, made, cache } = counting(100);
    for (const key of ['near:1 x', 'near:11 x']) take(key);
    cache.forget('near:1 ');
    for (const key of ['near:1 x', 'near:11 x']) take(key);
    assert.deepEqual(made, ['near:1 x', 'near:11 x', 'near:1 x']);
  });

  it('keeps nothing of what could not be made', () => {
    const cache = new Cache<string>(10, () => 1);
    assert.throws(
      () =>
        cache.take('a', () => {
          throw new RangeError('no');
        }),
      RangeError,
    );
    assert.equal(
      cache.take('a', () => 'there'),
      'there',
    );
  });
});
