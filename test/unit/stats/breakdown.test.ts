import assert from 'node:assert/strict';
import { breakdown, ROW_FLAGS, tensor } from '../../../src/core';
import { ok, problem } from '../outcome';
import { onEveryKernel } from '../kernels';

const x = tensor([[1, 2, 3], [4, 4, 4], [0, 0, 0], [NaN, Infinity, 6]]); // prettier-ignore

onEveryKernel('breakdown', () => {
  it('has the figures of every index of the axis, and flags what is odd about it', () => {
    const { axis, length, before, flags } = ok(breakdown(x, undefined, -2));
    assert.deepEqual([axis, length, Array.from(before.mean)], [0, 4, [2, 4, 0, 6]]);
    assert.deepEqual(Array.from(flags), [0, ROW_FLAGS.constant, ROW_FLAGS.dead, ROW_FLAGS.nan | ROW_FLAGS.inf]);
  });

  it('refuses an axis that does not exist, and an after of another shape', () => {
    assert.equal(problem(breakdown(x, x, 2)).code, 'scheme.axis');
    assert.throws(() => breakdown(x, tensor([1, 2]), 0), RangeError);
  });
});
