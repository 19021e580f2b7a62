import assert from 'node:assert/strict';
import { read, textSource, toFloat64 } from '../../../src/core';

const valuesOf = (text: string): unknown[] =>
  read(textSource(text), {})
    .tensors.map(({ tensor }) => toFloat64(tensor))
    .map((values) => [...values]);
const codesOf = (text: string): string[] => read(textSource(text), {}).problems.map(({ code }) => code);

describe('numbers that would have to be computed', () => {
  for (const text of [
    'x = 1/3',
    'a = 2**3',
    'version = 1.2.3',
    'date: 2024-01-02',
    'time: 12:30',
    'x = 1:5',
    'x = 0:0.1:1',
  ]) {
    it(`are not taken for the first of them: ${text}`, () => {
      assert.deepEqual(valuesOf(text), []);
      assert.ok(codesOf(text).length > 0);
    });
  }

  it('are told from a number that is all there is', () => {
    assert.deepEqual(valuesOf('x = 5'), [[5]]);
    assert.deepEqual(valuesOf('x = 5  # 1/3'), [[5]]);
    assert.deepEqual(valuesOf('x = -5;'), [[-5]]);
  });

  for (const text of ['1/255 * np.array([255, 0])', '5 - 2 * np.array([255, 0])']) {
    it(`are no scale of an array, which is said: ${text}`, () => {
      assert.deepEqual(valuesOf(text), [[255, 0]]);
      assert.deepEqual(codesOf(text), ['literal.unappliedBefore']);
    });
  }

  it('are told from a scale', () => {
    assert.deepEqual(valuesOf('y = 2.5 * np.array([2, 0])'), [[5, 0]]);
  });
});
