import assert from 'node:assert/strict';
import { notFinite } from '../../../../media/heatmap/hatch';
import { clippedShare, colorOf, inkOn, scaleOf, stepOf } from '../../../../media/heatmap/scale';
import type { Extent } from '../../../../src/core/values/extent';

const reaching = (min: number, max: number, robust = { low: min, high: max, outside: 0 }): Extent => ({
  count: 100,
  nan: 0,
  posInf: 0,
  negInf: 0,
  min,
  max,
  robust,
});

describe('the colours of values', () => {
  it('of one sign run from the least to the greatest', () => {
    const scale = scaleOf([reaching(2, 10)], false) ?? assert.fail();
    assert.deepEqual([scale.kind, stepOf(scale, 2), stepOf(scale, 10)], ['sequential', 0, 255]);
    assert.equal(colorOf(scale, 2), 'rgb(68 1 84)');
    assert.equal(scaleOf([reaching(-3, 0)], false)?.kind, 'sequential');
  });

  it('of both signs have 0 in the middle, whichever side reaches farther', () => {
    const scale = scaleOf([reaching(-1, 4)], false) ?? assert.fail();
    assert.deepEqual([scale.kind, scale.low, scale.high], ['diverging', -4, 4]);
    assert.ok(Math.abs(stepOf(scale, 0) - 127.5) <= 0.5);
    const [red, , blue] = (colorOf(scale, 4).match(/\d+/g) ?? []).map(Number);
    assert.ok(red > blue);
  });

  it('before and after on one scale reach as far as both', () => {
    const { low, high } = scaleOf([reaching(0, 80), reaching(-2, 3)], false) ?? assert.fail();
    assert.deepEqual([low, high], [-80, 80]);
  });

  it('may leave outliers at the ends, and how many they are is known', () => {
    const extents = [reaching(0, 1e9, { low: 1, high: 9, outside: 4 })];
    const scale = scaleOf(extents, true) ?? assert.fail();
    assert.deepEqual([scale.low, scale.high, stepOf(scale, 1e9), stepOf(scale, 0)], [1, 9, 255, 0]);
    assert.deepEqual(clippedShare(extents), { outside: 4, share: 0.04 });
  });

  it('of a single value are the middle, of values as far apart as can be the ends', () => {
    const one = scaleOf([reaching(5, 5)], false) ?? assert.fail();
    assert.equal(stepOf(one, 5), 128);
    const far = scaleOf([reaching(-1.7e308, 1.7e308)], false) ?? assert.fail();
    assert.deepEqual([stepOf(far, -1.7e308), stepOf(far, 1.7e308)], [0, 255]);
  });

  it('do not exist without a finite value', () => {
    assert.equal(scaleOf([reaching(NaN, NaN)], false), undefined);
    assert.deepEqual(clippedShare([]), { outside: 0, share: 0 });
  });

  it('carry black or white text, whichever is read better', () => {
    const scale = scaleOf([reaching(0, 1)], false) ?? assert.fail();
    assert.deepEqual([inkOn(scale, 0), inkOn(scale, 1)], ['#fff', '#000']);
  });

  it('are none for what is not finite: that is hatched, each in its own way', () => {
    assert.deepEqual([NaN, Infinity, -Infinity, 0].map(notFinite), ['nan', 'posInf', 'negInf', undefined]);
  });
});
