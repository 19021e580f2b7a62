import assert from 'node:assert/strict';
import { slice, tensor } from '../../../src/core';
import { countNonFinite } from '../../../src/core/stats/non-finite';

describe('countNonFinite', () => {
  it('counts NaN, Infinity and -Infinity apart', () => {
    const x = tensor([NaN, 1, Infinity, -Infinity, NaN, 0]);
    assert.deepEqual(countNonFinite(x), { nan: 2, posInf: 1, negInf: 1 });
  });

  it('sees only the elements of a view, at its own offset and strides', () => {
    const x = tensor([NaN, 1, Infinity, 2, NaN, 3], { shape: [3, 2] });
    assert.deepEqual(countNonFinite(slice(x, { start: 1 }, 0)), { nan: 1, posInf: 1, negInf: 0 });
    assert.deepEqual(countNonFinite(slice(x, undefined, 1)), { nan: 0, posInf: 0, negInf: 0 });
  });

  it('finds none in integers, in nothing, and reads narrow floats and a single value', () => {
    const none = { nan: 0, posInf: 0, negInf: 0 };
    assert.deepEqual(countNonFinite(tensor([1, 2], { dtype: 'int64' })), none);
    assert.deepEqual(countNonFinite(tensor([], { shape: [0, 3] })), none);
    assert.deepEqual(countNonFinite(tensor([NaN, 1e9], { dtype: 'float16' })), { nan: 1, posInf: 1, negInf: 0 });
    assert.deepEqual(countNonFinite(tensor(NaN)), { nan: 1, posInf: 0, negInf: 0 });
  });
});
