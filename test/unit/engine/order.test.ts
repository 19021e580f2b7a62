import assert from 'node:assert/strict';
import { breakdown, tensor, type Breakdown } from '../../../src/core';
import { countFlagged, flagNames, orderRows } from '../../../src/engine/order';

function rows(values: (number | number[])[]): Breakdown {
  const outcome = breakdown(tensor(values.map((row) => [row].flat())), undefined, 0);
  assert.ok('ok' in outcome);
  return outcome.ok;
}

const order = (...args: Parameters<typeof orderRows>): number[] => [...orderRows(...args)];
const byMean = (descending: boolean) => ({ sort: { column: 'mean', of: 'before', descending } }) as const;

describe('the rows of a breakdown', () => {
  it('come in the order of their indices when nothing else is asked for', () => {
    assert.deepEqual(order(rows([3, 1, 2]), undefined, {}), [0, 1, 2]);
  });

  it('are sorted by a figure, either way', () => {
    assert.deepEqual(order(rows([3, 1, 2]), undefined, byMean(false)), [1, 2, 0]);
    assert.deepEqual(order(rows([3, 1, 2]), undefined, byMean(true)), [0, 2, 1]);
  });

  it('come last without the figure, whichever way they are sorted', () => {
    const data = rows([
      [NaN, NaN],
      [2, 2],
      [NaN, NaN],
      [1, 1],
    ]);
    assert.deepEqual(order(data, undefined, byMean(false)), [3, 1, 0, 2]);
    assert.deepEqual(order(data, undefined, byMean(true)), [1, 3, 0, 2]);
  });

  it('keep the order of their indices where they are equal', () => {
    assert.deepEqual(order(rows([1, 0, 1, 0, 1]), undefined, byMean(true)), [0, 2, 4, 1, 3]);
  });

  it('are sorted by index backwards', () => {
    const sort = { column: 'index', of: 'before', descending: true } as const;
    assert.deepEqual(order(rows([5, 5, 5]), undefined, { sort }), [2, 1, 0]);
  });

  it('put flagged ones first, and sort within both parts', () => {
    const data = rows([
      [1, 2],
      [9, 9],
      [5, 6],
      [7, 7],
    ]);
    assert.deepEqual(order(data, undefined, { flaggedFirst: true, ...byMean(true) }), [1, 3, 2, 0]);
    assert.equal(countFlagged(data), 2);
  });

  it('are searched by label without regard to case, and by index', () => {
    const labels = ['Sepal', 'petal', 'width'];
    assert.deepEqual(order(rows([1, 2, 3]), labels, { search: 'PETAL' }), [1]);
    assert.deepEqual(order(rows([1, 2, 3]), labels, { search: '2' }), [2]);
    assert.deepEqual(order(rows([1, 2, 3]), labels, { search: 'none' }), []);
    assert.deepEqual(order(rows([1, 2, 3]), labels, { search: '  ' }), [0, 1, 2]);
  });

  it('name all their flags', () => {
    const { flags } = rows([
      [0, 0],
      [NaN, Infinity],
      [1, 2],
    ]);
    assert.deepEqual([...flags].map(flagNames), [['dead'], ['nan', 'inf'], []]);
  });
});
