import assert from 'node:assert/strict';
import {
  reshape,
  slice,
  tensor,
  tensorOf,
  toFloat64,
  toNested,
  transpose,
  type Dtype,
  type Nested,
} from '../../../src/core';

describe('tensor(values)', () => {
  it('takes shape and elements from nested arrays', () => {
    const made = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    assert.deepEqual([made.shape, made.dtype, made.strides], [[2, 3], 'float64', [3, 1]]);
    assert.deepEqual(toNested(made), [[1, 2, 3], [4, 5, 6]]); // prettier-ignore
  });

  it('makes a 0-d tensor of a number alone', () => {
    const made = tensor(7);
    assert.deepEqual([made.shape, toNested(made)], [[], 7]);
  });

  it('makes empty tensors whose shape says where they are empty', () => {
    assert.deepEqual(tensor([]).shape, [0]);
    assert.deepEqual(tensor([[], []]).shape, [2, 0]);
    assert.deepEqual(toNested(tensor([[], []])), [[], []]);
  });

  it('keeps a typed array of the same kind and takes its dtype', () => {
    const data = Float32Array.of(1, 2, 3, 4);
    const made = tensor(data, { shape: [2, 2] });
    assert.equal(made.data, data);
    assert.equal(made.dtype, 'float32');
  });

  it('reads flat values column-major with order F', () => {
    assert.deepEqual(toNested(tensor([1, 2, 3, 4, 5, 6], { shape: [2, 3], order: 'F' })), [[1, 3, 5], [2, 4, 6]]); // prettier-ignore
  });

  it('keeps 64-bit integers exactly, from bigints and from numbers', () => {
    assert.deepEqual(toNested(tensor([2n ** 63n - 1n, -5], { dtype: 'int64' })), [9223372036854775807n, -5n]);
    assert.deepEqual(toNested(tensor([2n ** 64n - 1n], { dtype: 'uint64' })), [18446744073709551615n]);
  });

  it('refuses ragged nesting at every depth with a RangeError', () => {
    for (const ragged of [
      [[1, 2], [3]],
      [[1], 2],
      [1, [2]],
      [
        [[1], [2]],
        [[3], 4],
      ],
    ]) {
      assert.throws(() => tensor(ragged), RangeError);
    }
  });

  it('refuses a shape that does not hold the values with a RangeError', () => {
    assert.throws(() => tensor([1, 2, 3], { shape: [2, 2] }), RangeError);
  });

  it('does not run out of stack on deep nesting', () => {
    let deep: number | number[] = 1;
    for (let i = 0; i < 5000; i++) deep = [deep] as number[];
    assert.equal(tensor(deep).shape.length, 5000);
  });
});

describe('what makes no tensor', () => {
  it('is a shape with lengths that are negative or not whole, though their product fits', () => {
    for (const shape of [[-2, -2], [1.5, 8 / 3], [NaN], ['4' as unknown as number]]) {
      assert.throws(() => tensor([1, 2, 3, 4], { shape }), RangeError);
      assert.throws(() => tensorOf(new Float64Array(4), shape, 'float64'), RangeError);
      assert.throws(() => reshape(tensor([1, 2, 3, 4]), shape), RangeError);
    }
  });

  it('is null, text or undefined among the numbers, which would pass for 0 or NaN', () => {
    for (const item of [null, '1', undefined, {}, Float64Array.of(1, 2)] as unknown as Nested[]) {
      assert.throws(() => tensor([1, item]), RangeError);
    }
  });

  it('is storage of another kind than the dtype', () => {
    assert.throws(() => tensorOf(new Float32Array(2), [2], 'float16'), /float16 is stored in a Uint16Array/);
    assert.throws(() => tensorOf(new Float64Array(2), [2], '__proto__' as Dtype), RangeError);
    assert.deepEqual(toNested(tensorOf(Buffer.from([1, 2]), [2], 'uint8')), [1, 2]);
  });
});

describe('a tensor', () => {
  it('stays as it is when the array that gave its shape changes', () => {
    const shape = [2, 2];
    const made = tensor([1, 2, 3, 4], { shape });
    const reshaped = reshape(made, shape);
    shape[0] = 9;
    assert.deepEqual([made.shape, reshaped.shape], [[2, 2], [2, 2]]); // prettier-ignore
  });
});

describe('views', () => {
  const x = tensor([[[0, 1, 2], [3, 4, 5]], [[6, 7, 8], [9, 10, 11]]]); // prettier-ignore

  it('transpose reverses the axes, or orders them as told, without copying', () => {
    assert.deepEqual(transpose(x).shape, [3, 2, 2]);
    assert.equal(transpose(x).data, x.data);
    assert.deepEqual(toNested(transpose(x, [1, 0, 2])), [[[0, 1, 2], [6, 7, 8]], [[3, 4, 5], [9, 10, 11]]]); // prettier-ignore
    assert.deepEqual(transpose(x, [-1, 0, 1]).shape, [3, 2, 2]);
  });

  it('transpose refuses what is not an order of the axes', () => {
    for (const axes of [
      [0, 0, 1],
      [0, 1],
      [0, 1, 3],
    ])
      assert.throws(() => transpose(x, axes), RangeError);
  });

  it("slice has Python's meaning for start, stop, step and negative numbers", () => {
    assert.deepEqual(toNested(slice(x, 1)), [[6, 7, 8], [9, 10, 11]]); // prettier-ignore
    assert.deepEqual(toNested(slice(x, undefined, -1, { start: 1 })), [[4, 5], [10, 11]]); // prettier-ignore
    assert.deepEqual(toNested(slice(x, 0, 0, { step: -1 })), [2, 1, 0]);
    assert.deepEqual(toNested(slice(x, 0, 0, { start: -2, stop: -1 })), [1]);
    assert.deepEqual(toNested(slice(x, 0, 0, { start: 5, stop: 9 })), []);
    assert.deepEqual(toNested(slice(x, 0, 0, { start: 2, stop: -9, step: -2 })), [2, 0]);
  });

  it('slice refuses an index outside its axis, a step of 0 and too many parts', () => {
    assert.throws(() => slice(x, 2), RangeError);
    assert.throws(() => slice(x, -3), RangeError);
    assert.throws(() => slice(x, { step: 0 }), RangeError);
    assert.throws(() => slice(x, 0, 0, 0, 0), RangeError);
  });

  it('slice refuses places that are not whole; Infinity is the end of the axis', () => {
    for (const place of [0.5, NaN, -1.5]) {
      assert.throws(() => slice(x, { start: place }), RangeError);
      assert.throws(() => slice(x, { stop: place }), RangeError);
    }
    assert.deepEqual(slice(x, { stop: Infinity }).shape, x.shape);
  });

  it('reshape reads a transposed tensor in row-major order', () => {
    assert.deepEqual(toNested(reshape(transpose(slice(x, 0)), [2, 3])), [[0, 3, 1], [4, 2, 5]]); // prettier-ignore
    assert.throws(() => reshape(x, [5]), RangeError);
  });

  it('reads a view over memory whose byteOffset is not 0', () => {
    const memory = Float64Array.from({ length: 10 }, (_, i) => i);
    const shifted = tensor(new Float64Array(memory.buffer, 16, 6), { shape: [2, 3] });
    assert.deepEqual(toNested(slice(shifted, undefined, 1)), [3, 6]);
    assert.deepEqual(Array.from(toFloat64(shifted)), [2, 3, 4, 5, 6, 7]);
  });

  it('toFloat64 is a copy: changing it does not change the tensor', () => {
    const copy = toFloat64(x);
    copy[0] = 99;
    assert.equal(x.data[0], 0);
  });
});
