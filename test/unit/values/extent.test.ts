import assert from 'node:assert/strict';
import { extentOf, findValue, quantiles, tensor, tensorOf, transpose } from '../../../src/core';

describe('the extent of a tensor’s values', () => {
  it('is its least and greatest finite value; NaN and ±Infinity are counted apart', () => {
    const { robust: _, ...extent } = extentOf([
      tensor([
        [3, NaN, -Infinity],
        [Infinity, -2, NaN],
      ]),
    ]);
    assert.deepEqual(extent, { count: 6, nan: 2, posInf: 1, negInf: 1, min: -2, max: 3 });
  });

  it('without a finite value, and of nothing at all, is NaN', () => {
    for (const values of [[NaN, Infinity], []]) {
      const { min, max, robust } = extentOf([tensor(values, { shape: [values.length] })]);
      assert.deepEqual([min, max, robust], [NaN, NaN, { low: NaN, high: NaN, outside: 0 }]);
    }
  });

  it('has bounds that outliers do not move, the 2 % and 98 % quantiles, and counts what lies outside', () => {
    const values = Array.from({ length: 101 }, (_, i) => i);
    values[100] = 1e9;
    const { robust } = extentOf([tensor([...values, Infinity, -Infinity, NaN])]);
    assert.deepEqual(robust, { low: 2, high: 98, outside: 4 });
  });

  it('has nearly these bounds for a large tensor whatever its axes, and counts exactly', () => {
    // Every column has values of its own: a sample in step with the columns would see one of them only.
    const data = Float32Array.from({ length: 4096 * 256 }, (_, i) => (i % 4096) + i / 2 ** 21);
    const large = tensorOf(data, [256, 4096], 'float32');
    const { robust } = extentOf([large]);
    const [low, high] = quantiles(large, [0.02, 0.98]);
    assert.ok(Math.abs(robust.low - low) < 20 && Math.abs(robust.high - high) < 20);
    assert.equal(robust.outside, data.filter((x) => x < robust.low || x > robust.high).length);
  });

  it('of two tensors is that of the difference', () => {
    const { min, max, nan } = extentOf([tensor([1, 2, Infinity]), tensor([5, 1, Infinity])]);
    assert.deepEqual([min, max, nan], [-1, 4, 1]);
  });
});

describe('a value that is looked for', () => {
  const t = tensor([
    [1, -1.72, NaN],
    [-1.68, Infinity, 4],
  ]);

  it('is the next one that is near enough, around the end', () => {
    const wanted = { value: -1.7, within: 0.05 };
    assert.equal(findValue([t], wanted), 1);
    assert.equal(findValue([t], wanted, 2), 3);
    assert.equal(findValue([t], wanted, 4), 1);
  });

  it('is the nearest where none is near enough', () => {
    assert.equal(findValue([t], { value: 3, within: 0.5 }), 5);
  });

  it('may be NaN or infinite, which nothing is near to', () => {
    assert.equal(findValue([t], { value: NaN, within: 0 }), 2);
    assert.equal(findValue([t], { value: Infinity, within: 0 }), 4);
    assert.equal(findValue([t], { value: -Infinity, within: 0 }), undefined);
    assert.equal(findValue([tensor([NaN])], { value: 1, within: 0 }), undefined);
    assert.equal(findValue([tensor([], { shape: [0] })], { value: 1, within: 0 }), undefined);
  });

  it('is known by its index in row-major order, whatever the order in memory', () => {
    assert.equal(findValue([transpose(t)], { value: 4, within: 0 }), 5);
    assert.equal(findValue([transpose(t)], { value: Infinity, within: 0 }), 3);
  });
});
