import assert from 'node:assert/strict';
import { planLoops, walk, walkPairs } from '../../../src/core/tensor/layout';
import { rowMajorStrides } from '../../../src/core/tensor/tensor';

function visited(shape: number[], strides: number[][]): number[][] {
  const places: number[][] = [];
  const loops = planLoops(shape, strides);
  const start = strides.map(() => 0);
  walk(loops, start, ({ length, steps }, at) => {
    for (let i = 0; i < length; i++) places.push(at.map((place, k) => place + i * steps[k]));
  });
  const inPairs: number[][] = [];
  walkPairs(loops, start, (outer, inner, at) => {
    for (let turn = 0; turn < outer.length; turn++) {
      for (let i = 0; i < inner.length; i++) {
        inPairs.push(at.map((place, k) => place + turn * outer.steps[k] + i * inner.steps[k]));
      }
    }
  });
  assert.deepEqual(inPairs, places);
  return places;
}

describe('the walk over axes', () => {
  it('merges every axis of a contiguous tensor into one loop', () => {
    const shape = [2, 3, 4, 5, 1, 6];
    assert.deepEqual(planLoops(shape, [rowMajorStrides(shape)]), [{ length: 720, steps: [1] }]);
  });

  it('makes three loops of batch norm over NCHW: N, C, and H·W', () => {
    const loops = planLoops([8, 3, 5, 5], [rowMajorStrides([8, 3, 5, 5]), [0, 1, 0, 0]]);
    assert.deepEqual(loops.map(({ length }) => length), [8, 3, 25]); // prettier-ignore
  });

  it('reads memory forwards, whatever the order of the axes', () => {
    const places = visited([3, 2, 4], [[1, 12, 3]]).map(([place]) => place);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
  });

  it('visits every position once with each operand in step, for any strides, negative and 0 among them', () => {
    const shape = [2, 3, 2, 2];
    const odd = [-50, 7, 0, 3];
    const places = visited(shape, [odd, rowMajorStrides(shape)]);
    const expected: number[][] = [];
    for (let a = 0; a < 2; a++)
      for (let b = 0; b < 3; b++)
        for (let c = 0; c < 2; c++)
          for (let d = 0; d < 2; d++) expected.push([-50 * a + 7 * b + 3 * d, a * 12 + b * 4 + c * 2 + d]);
    const byOut = (list: number[][]) => [...list].sort((p, q) => p[1] - q[1]);
    assert.deepEqual(byOut(places), byOut(expected));
  });

  it('visits one position of a 0-d tensor and none of an empty one', () => {
    assert.deepEqual(visited([], [[], []]), [[0, 0]]);
    assert.deepEqual(visited([3, 0, 2], [[0, 2, 1]]), []);
    assert.deepEqual(visited([0, 3], [[3, 1]]), []);
  });
});
