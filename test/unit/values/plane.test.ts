import assert from 'node:assert/strict';
import { planeOf, tensor, tensorOf, tilesOf, TILE_FLAGS, toNested, transpose, slice } from '../../../src/core';

const NCHW = tensor(
  Array.from({ length: 24 }, (_, i) => i),
  { shape: [2, 3, 2, 2] },
);
const whole = { top: 0, left: 0, bottom: 1e9, right: 1e9 };

describe('a plane of a tensor', () => {
  it('is of any two axes, in either order, at a place along the others', () => {
    assert.deepEqual(toNested(planeOf(NCHW, { rows: 2, columns: 3, at: [1, 2, 0, 0] })), [
      [20, 21],
      [22, 23],
    ]);
    assert.deepEqual(toNested(planeOf(NCHW, { rows: 1, columns: 0, at: [9, 9, 1, 1] })), [
      [3, 15],
      [7, 19],
      [11, 23],
    ]);
  });

  it('of one axis is one row or one column, and of a 0-d tensor one cell', () => {
    const line = tensor([1, 2, 3]);
    assert.deepEqual(planeOf(line, { columns: 0, at: [0] }).shape, [1, 3]);
    assert.deepEqual(planeOf(line, { rows: 0, at: [0] }).shape, [3, 1]);
    assert.deepEqual(toNested(planeOf(tensor(7), { at: [] })), [[7]]);
  });

  it('is refused for an axis that is not there or taken twice, and a place outside', () => {
    for (const axes of [
      { rows: 4, columns: 0, at: [0, 0, 0, 0] },
      { rows: 1, columns: 1, at: [0, 0, 0, 0] },
      { rows: 0, columns: 1, at: [0, 0, 2, 0] },
      { rows: 0, columns: 1, at: [0, 0, 0] },
    ]) {
      assert.throws(() => planeOf(NCHW, axes), RangeError);
    }
  });
});

describe('the tiles of a plane', () => {
  const grid = tensor(
    Array.from({ length: 5 * 4 }, (_, i) => i),
    { shape: [5, 4] },
  );

  it('of one element each are the elements of the part, NaN and ±Infinity as they are', () => {
    const odd = tensor([
      [1, NaN, 3],
      [Infinity, 5, -Infinity],
    ]);
    const { area, shape, values, flags } = tilesOf([odd], { top: 0, left: 1, bottom: 2, right: 3 }, [1, 1]);
    assert.deepEqual(
      [area, shape, [...values], flags],
      [{ top: 0, left: 1, bottom: 2, right: 3 }, [2, 2], [NaN, 3, 5, -Infinity], undefined],
    );
  });

  it('begin at whole tiles from the first row, so that they stay where they are when the part moves', () => {
    const { area, shape, values } = tilesOf([grid], { top: 1, left: 1, bottom: 3, right: 3 }, [2, 2]);
    assert.deepEqual([area, shape], [{ top: 0, left: 0, bottom: 4, right: 4 }, [2, 2]]);
    assert.deepEqual([...values], [2.5, 4.5, 10.5, 12.5]);
  });

  it('are averages, also of the fewer elements at the end', () => {
    const { shape, values } = tilesOf([grid], whole, [4, 3]);
    assert.deepEqual(shape, [2, 2]);
    assert.deepEqual([...values], [(0 + 1 + 2 + 4 + 5 + 6 + 8 + 9 + 10 + 12 + 13 + 14) / 12, 9, 17, 19]);
  });

  it('leave NaN and ±Infinity out of the average and say that they are there', () => {
    const odd = tensor([[1, NaN, NaN, NaN, Infinity, 3, -Infinity, NaN]]);
    const { values, flags } = tilesOf([odd], whole, [1, 2]);
    const { nan, posInf, negInf } = TILE_FLAGS;
    assert.deepEqual([...values], [1, NaN, 3, NaN]);
    assert.deepEqual([...(flags ?? [])], [nan, nan, posInf, negInf | nan]);
  });

  it('average what a double can hold though its sum is not', () => {
    const { values } = tilesOf([tensor([[1.5e308, 1.5e308, -1.5e308, -1.5e308]])], whole, [1, 2]);
    assert.ok(Math.abs(values[0] / 1.5e308 - 1) < 1e-15 && Math.abs(values[1] / 1.5e308 + 1) < 1e-15);
  });

  it('of two planes are of what the second has more than the first', () => {
    const after = tensor([
      [11, 12],
      [NaN, 14],
    ]);
    const before = tensor([
      [1, 1],
      [1, 1],
    ]);
    assert.deepEqual([...tilesOf([before, after], whole, [1, 1]).values], [10, 11, NaN, 13]);
  });

  it('are the same of a view: transposed, sliced, with a byteOffset that is not 0', () => {
    const expected = [
      ...tilesOf(
        [
          tensor([
            [5, 9],
            [6, 10],
          ]),
        ],
        whole,
        [1, 1],
      ).values,
    ];
    const view = transpose(slice(grid, { start: 1, stop: 3 }, { start: 1, stop: 3 }));
    assert.deepEqual([...tilesOf([view], whole, [1, 1]).values], expected);
    const buffer = Float32Array.of(99, 5, 9, 6, 10).subarray(1);
    assert.deepEqual([...tilesOf([tensorOf(buffer, [2, 2], 'float32')], whole, [1, 1]).values], expected);
  });

  it('of nothing are none', () => {
    const { shape, values } = tilesOf([tensor([], { shape: [0, 3] })], whole, [2, 2]);
    assert.deepEqual([shape, values.length], [[0, 2], 0]);
  });
});
