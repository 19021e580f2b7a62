import assert from 'node:assert/strict';
import { summarize, tensor, type Nested } from '../../../src/core';
import { isWorthALine, shapeText, short, statusLine, valuesLine } from '../../../src/host/glance/line';
import { sparkline } from '../../../src/host/glance/sparkline';
import { ok } from '../outcome';

function glance(values: Nested) {
  const x = tensor(values);
  return { shape: x.shape, dtype: x.dtype, summary: ok(summarize(x)) };
}

describe('a tensor in a line', () => {
  it('has count, range, mean and standard deviation in three digits', () => {
    assert.equal(valuesLine(glance([0.1, 2, 3, 7.9])), 'n=4 x∈[0.1, 7.9] μ=3.25 σ=2.88');
  });

  it('calls out NaN and ±Inf, and counts every element', () => {
    assert.equal(valuesLine(glance([1, 3, NaN, Infinity, -Infinity])), 'n=5 x∈[1, 3] μ=2 σ=1 NaN! +Inf! −Inf!');
  });

  it('shows a constant or a single value itself', () => {
    assert.equal(valuesLine(glance([2.5, 2.5])), 'n=2 x=2.5');
    assert.equal(valuesLine(glance(7)), 'n=1 x=7');
  });

  it('has no figures where no value is finite', () => {
    assert.equal(valuesLine(glance([])), 'n=0');
    assert.equal(valuesLine(glance([NaN, NaN])), 'n=2 NaN!');
  });

  it('has room for offsets and scales of any size', () => {
    assert.deepEqual([0, -0.5, 123456, 1234567, 1e9 + 0.25, 1e-7, -1.5e300, NaN, Infinity, -Infinity].map(short), [
      '0',
      '−0.5',
      '123456',
      '1.23e6',
      '1e9',
      '1e−7',
      '−1.5e300',
      'NaN',
      '∞',
      '−∞',
    ]);
  });
});

describe('a tensor in the status bar', () => {
  it('is its shape, dtype, mean, standard deviation and what is not finite', () => {
    assert.equal(statusLine(glance([[1, 3], [NaN, Infinity]])), '2×2 · float64 · μ 2 σ 1 · NaN 1 · Inf 1'); // prettier-ignore
  });

  it('has no figures where no value is finite', () => {
    assert.equal(statusLine(glance([NaN])), '1 · float64 · NaN 1');
  });

  it('writes the shape of a 0-d tensor as Python does', () => {
    assert.equal(shapeText([]), '()');
    assert.equal(shapeText([2, 0, 3]), '2×0×3');
  });
});

describe('a line above an array', () => {
  it('is for matrices and for lists that are not seen at a glance', () => {
    const worth = (
      [
        [1, 2, 3],
        [1, 2, 3, 4, 5, 6, 7, 8],
        [
          [1, 2],
          [3, 4],
        ],
        [[1]],
        5,
        [],
      ] as Nested[]
    ).map((values) => isWorthALine(glance(values)));
    assert.deepEqual(worth, [false, true, true, false, false, false]);
  });
});

describe('a sparkline', () => {
  it('reaches from the highest bin down, and no bin that has a value is blank', () => {
    assert.equal(sparkline([8, 4, 1, 0, 1000]).replaceAll('\u2007', ' '), '▁▁▁ █');
    assert.equal(sparkline([1, 2, 3, 4]), '▃▅▇█');
  });

  it('is blank where there is nothing to count', () => {
    assert.equal(sparkline([0, 0]), '\u2007\u2007');
    assert.equal(sparkline([]), '');
  });
});
