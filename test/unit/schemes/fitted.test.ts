import assert from 'node:assert/strict';
import {
  applyInput,
  drift,
  fitInput,
  invertInput,
  normalize,
  parseFitted,
  tensor,
  toFloat64,
  toNested,
} from '../../../src/core';
import { ok, problem } from '../outcome';
import { onEveryKernel } from '../kernels';

const data = tensor([[1, 10], [2, 10], [3, 10], [6, 10]]); // prettier-ignore
const fitted = ok(fitInput(data, { names: ['a', 'b'] }));

onEveryKernel('fitInput', () => {
  it('learns mean, σ, n and range of every feature; the scale of a constant one is 1', () => {
    const { names, mean, scale, ddof, n, min, max } = fitted;
    assert.deepEqual(
      { names, mean, scale, ddof, n, min, max },
      { names: ['a', 'b'], mean: [3, 10], scale: [Math.sqrt(3.5), 1], ddof: 0, n: [4, 4], min: [1, 10], max: [6, 10] },
    );
  });

  it('survives being saved as JSON and read again', () => {
    assert.deepEqual(ok(parseFitted(JSON.stringify(fitted))), fitted);
    const holed = ok(fitInput(tensor([[1, NaN], [2, NaN]]))); // prettier-ignore
    assert.deepEqual(ok(parseFitted(JSON.stringify(holed))), holed);
  });

  it('refuses names that are not one a feature', () => {
    assert.deepEqual(problem(fitInput(data, { names: ['a'] })).args, { names: 1, features: 2 });
  });
});

onEveryKernel('applyInput and invertInput', () => {
  it('take an image a channel at a time, as input normalization does', () => {
    const images = tensor(Array.from({ length: 2 * 3 * 2 * 2 }, (_, i) => i * i), { shape: [2, 3, 2, 2] }); // prettier-ignore
    const fit = ok(fitInput(images));
    const applied = ok(applyInput(images, fit));
    assert.equal(fit.mean.length, 3);
    assert.deepEqual(toNested(applied), toNested(ok(normalize(images, { scheme: 'input' })).output));
    toFloat64(ok(invertInput(applied, fit))).forEach((x, i) => assert.ok(Math.abs(x - i * i) < 1e-12 * 600));
  });

  it('applied to its own data is input normalization', () => {
    assert.deepEqual(toNested(ok(applyInput(data, fitted))), toNested(ok(normalize(data, { scheme: 'input' })).output));
  });

  it('inverting gives the data back', () => {
    const back = toFloat64(ok(invertInput(ok(applyInput(data, fitted)), fitted)));
    back.forEach((x, i) => assert.ok(Math.abs(x - Number(data.data[i])) <= 1e-15 * 10));
  });

  it('work with other numbers of samples and with axes as at the fit', () => {
    assert.deepEqual(ok(applyInput(tensor([[3, 11]]), fitted)).shape, [1, 2]);
    const images = tensor(
      Float64Array.from({ length: 24 }, (_, i) => i),
      { shape: [2, 3, 2, 2] },
    );
    const perChannel = ok(fitInput(images, { axes: [0, 2, 3] }));
    const want = toFloat64(ok(normalize(images, { scheme: 'input', axes: [0, 2, 3] })).output);
    const got = toFloat64(ok(applyInput(images, perChannel, [0, 2, 3])));
    got.forEach((z, i) => assert.ok(Math.abs(z - want[i]) < 1e-15));
  });

  it('take what scikit-learn keeps: mean_, scale_ and no range', () => {
    const scaler = { names: [], mean: [1, 2], scale: [2, 4], ddof: 0, n: [10, 10] } as const;
    assert.deepEqual(toNested(ok(applyInput(tensor([[3, -2]]), scaler))), [[1, -1]]);
    assert.deepEqual(Array.from(ok(drift(tensor([[3, -2]]), scaler)).psi), [NaN, NaN]);
  });

  it('refuse another number of features with both numbers', () => {
    const { code, args } = problem(applyInput(tensor([[1, 2, 3]]), fitted));
    assert.deepEqual([code, args], ['fitted.features', { features: 3, fitted: 2, shape: '[1, 3]' }]);
  });
});

onEveryKernel('figures written by hand', () => {
  it('are refused where the scales are not as many as the means', () => {
    const short = { names: [], mean: [0, 0], scale: [1], ddof: 0, n: [] } as const;
    for (const outcome of [applyInput(data, short), invertInput(data, short), drift(data, short)]) {
      const { code, args } = problem(outcome);
      assert.deepEqual([code, args.field], ['fitted.field', 'scale']);
    }
  });
});

onEveryKernel('drift', () => {
  const many = tensor(
    Float64Array.from({ length: 1000 }, (_, i) => i),
    { shape: [1000, 1] },
  );
  const fit = ok(fitInput(many));

  it('is nothing on the data of the fit', () => {
    const { meanShift, scaleRatio, outside, psi } = ok(drift(many, fit));
    assert.deepEqual([meanShift[0], scaleRatio[0], outside[0]], [0, 1, 0]);
    assert.equal(psi[0], 0);
  });

  it('measures the shift of the mean in σ, the ratio of σ and the share outside the range', () => {
    const moved = tensor(
      Float64Array.from({ length: 1000 }, (_, i) => 2 * i + 500),
      { shape: [1000, 1] },
    );
    const { meanShift, scaleRatio, outside } = ok(drift(moved, fit));
    assert.ok(Math.abs(meanShift[0] - (1499 - 499.5) / fit.scale[0]) < 1e-12);
    assert.ok(Math.abs(scaleRatio[0] - 2) < 1e-12);
    assert.equal(outside[0], 0.75);
  });

  it('has the population stability index of the shares between the deciles', () => {
    // Nine tenths of the new values in the first bin, a tenth in the last; the fit has a tenth in each.
    const skewed = tensor(
      Float64Array.from({ length: 1000 }, (_, i) => (i < 900 ? 5 : 995)),
      { shape: [1000, 1] },
    );
    const empty = 8 * (1e-4 - 0.1) * Math.log(1e-4 / 0.1);
    const want = (0.9 - 0.1) * Math.log(0.9 / 0.1) + empty;
    assert.ok(Math.abs(ok(drift(skewed, fit)).psi[0] - want) < 1e-12);
  });

  it('takes ddof from the fit', () => {
    const sample = ok(fitInput(many, { ddof: 1 }));
    assert.ok(Math.abs(ok(drift(many, sample)).scaleRatio[0] - 1) < 1e-15);
  });
});

onEveryKernel('parseFitted', () => {
  const valid = { names: ['a'], mean: [1], scale: [2], ddof: 0, n: [3] };
  const parse = (value: unknown) => parseFitted(JSON.stringify(value));

  it('names the field that is missing or wrong', () => {
    const wrong: [object, string][] = [
      [{ names: [1] }, 'names'],
      [{ mean: 'x' }, 'mean'],
      [{ mean: [1, 'x'] }, 'names'],
      [{ scale: [0] }, 'scale'],
      [{ scale: [-1] }, 'scale'],
      [{ scale: [1, 2] }, 'scale'],
      [{ ddof: 2 }, 'ddof'],
      [{ n: [-1] }, 'n'],
      [{ min: [] }, 'min'],
      [{ deciles: [[1, 'x']] }, 'deciles'],
    ];
    for (const [part, field] of wrong) {
      const { code, args } = problem(parse({ ...valid, ...part }));
      assert.deepEqual([code, args.field], ['fitted.field', field], JSON.stringify(part));
    }
    assert.equal(problem(parse({})).code, 'fitted.field');
  });

  it('refuses what is not a JSON object', () => {
    for (const text of ['', '{', '3', 'null', '"x"']) assert.equal(problem(parseFitted(text)).code, 'fitted.json');
  });

  it('keeps nothing but the fields it knows', () => {
    const read = ok(parseFitted('{"names":[],"mean":[1],"scale":[2],"ddof":0,"n":[3],"__proto__":{"x":1},"extra":1}'));
    assert.deepEqual(read, { names: [], mean: [1], scale: [2], ddof: 0, n: [3] });
    assert.equal(Object.getPrototypeOf(read), Object.prototype);
  });
});
