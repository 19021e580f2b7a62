import assert from 'node:assert/strict';
import { brief, briefChange, count, countTick, duration, shapeText, tick } from '../../../media/format';

describe('a figure to read', () => {
  it('has five significant digits and no trailing zeros', () => {
    assert.deepEqual([3.46449999, 0.5, 12345.678, 0.00123456789, 2].map(brief), [
      '3.4645',
      '0.5',
      '12346',
      '0.0012346',
      '2',
    ]);
  });

  it('keeps all digits of an integer up to a thousand million', () => {
    assert.deepEqual([123456789, -2515894.4].map(brief), ['123456789', '−2515894']);
  });

  it('is scientific with three digits where it is very small or very large', () => {
    assert.deepEqual([-7.8523e-18, 1e-5, 2.5e12].map(brief), ['−7.85e−18', '1e−5', '2.5e12']);
  });

  it('has one zero, and names what is no number', () => {
    assert.deepEqual([0, -0, NaN, Infinity, -Infinity].map(brief), ['0', '0', 'NaN', '∞', '−∞']);
  });

  it('of a change has its sign', () => {
    assert.deepEqual([1.5, -1.5, 0].map(briefChange), ['+1.5', '−1.5', '0']);
  });
});

describe('a number beside an axis', () => {
  it('is short', () => {
    assert.deepEqual([0, 0.5, 2000, -2e6, 1.5e5].map(tick), ['0', '0.5', '2000', '−2e6', '1.5e5']);
  });

  it('of a count is compact in the language', () => {
    assert.deepEqual([countTick(15000, 'en'), countTick(15000, 'ko')], ['15K', '1.5만']);
  });
});

describe('a count', () => {
  it('is grouped', () => {
    assert.equal(count(100000, 'en'), '100,000');
  });
});

describe('a shape', () => {
  it('is its lengths, and empty for a scalar', () => {
    assert.deepEqual([shapeText([8, 3, 32, 32]), shapeText([5]), shapeText([])], ['8 × 3 × 32 × 32', '5', '']);
  });
});

describe('how long work takes', () => {
  it('is in seconds, minutes or hours, rounded up', () => {
    assert.deepEqual(
      [0.2, 59.1, 60, 61, 372.4, 3600, 3601, 9000].map((seconds) => duration(seconds, 'en')),
      ['1 second', '60 seconds', '60 seconds', '2 minutes', '7 minutes', '60 minutes', '1.1 hours', '2.5 hours'],
    );
    assert.deepEqual(
      [372, 9000].map((seconds) => duration(seconds, 'ko')),
      ['7분', '2.5시간'],
    );
  });
});
