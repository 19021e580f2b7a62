import assert from 'node:assert/strict';
import { normalize, resolve, tensor, toNested, type SchemeId, type SchemeParams } from '../../../src/core';
import { ok, problem } from '../outcome';

const images = tensor(new Float64Array(48).map(Math.sin), { shape: [2, 4, 3, 2] });
const refused = (params: SchemeParams) => problem(normalize(images, params));

describe('parameter tensors', () => {
  it('of the wrong shape are refused with both shapes', () => {
    for (const [name, shown] of [
      ['weight', 'weight'],
      ['bias', 'bias'],
      ['runningMean', 'running_mean'],
      ['runningVar', 'running_var'],
    ] as const) {
      // prettier-ignore
      const { code, args } = refused({ scheme: 'batch', [name]: tensor([1, 2, 3]) });
      assert.deepEqual([code, args], ['scheme.paramShape', { name: shown, got: '[3]', wanted: '[4]' }]);
    }
    assert.equal(
      refused({ scheme: 'layer', normalizedNdim: 2, weight: tensor([1, 2, 3, 4, 5, 6]) }).args.wanted,
      '[3, 2]',
    );
    assert.equal(refused({ scheme: 'group', numGroups: 2, bias: tensor([1, 2]) }).args.wanted, '[4]');
  });

  it('of one element stand for every position', () => {
    const one = ok(normalize(images, { scheme: 'batch', weight: tensor([2]), bias: tensor(1) }));
    const all = ok(normalize(images, { scheme: 'batch', weight: tensor([2, 2, 2, 2]), bias: tensor([1, 1, 1, 1]) }));
    assert.deepEqual(toNested(one.output), toNested(all.output));
  });

  it('may be plain numbers, nested or typed; ragged ones are a mistake of the caller', () => {
    const outputOf = (weight: SchemeParams['weight']) =>
      toNested(ok(normalize(images, { scheme: 'batch', weight })).output);
    const expected = outputOf(tensor([1, 2, 3, 4]));
    assert.deepEqual(outputOf([1, 2, 3, 4]), expected);
    assert.deepEqual(outputOf([[1], [2], [3], [4]]), expected);
    assert.deepEqual(outputOf(Float32Array.of(1, 2, 3, 4)), expected);
    assert.throws(() => outputOf([[1, 2], [3]]), RangeError);
    assert.equal(refused({ scheme: 'batch', bias: [1, 2, 3] }).args.got, '[3]');
  });

  it('may have axes of length 1 beside their own: [1, C, 1, 1] is [C]', () => {
    const wide = tensor([1, 2, 3, 4], { shape: [1, 4, 1, 1] });
    const flat = tensor([1, 2, 3, 4], { dtype: 'float32' });
    assert.deepEqual(
      toNested(ok(normalize(images, { scheme: 'instance', weight: wide })).output),
      toNested(ok(normalize(images, { scheme: 'instance', weight: flat })).output),
    );
  });

  it('that a scheme does not take are ignored, and absent from what it resolves to', () => {
    const resolved = ok(resolve(images, { scheme: 'input', weight: tensor([1, 2, 3]), training: false, numGroups: 7 }));
    assert.deepEqual([resolved.weight, resolved.training, resolved.numGroups], [undefined, undefined, undefined]);
  });
});

describe('shape parameters', () => {
  it('that name an axis which does not exist are refused with the axes there are', () => {
    for (const params of [
      { scheme: 'batch', channelAxis: 4 },
      { scheme: 'group', channelAxis: -5 },
      { scheme: 'input', axes: [0, 9] },
    ] as const) {
      // prettier-ignore
      const { code, args } = refused(params);
      assert.deepEqual([code, args.ndim, args.last], ['scheme.axis', 4, 3]);
    }
    assert.equal(refused({ scheme: 'input', axes: [0, -4] }).code, 'scheme.axisTwice');
    assert.equal(refused({ scheme: 'batch', channelAxis: 1.5 }).code, 'scheme.axis');
  });

  it('that ask for more last axes than there are, or none, are refused', () => {
    for (const normalizedNdim of [0, 5, -1, 1.5, NaN]) {
      assert.equal(refused({ scheme: 'layer', normalizedNdim }).code, 'scheme.normalizedNdim');
    }
  });

  it('ddof 1 over one value is refused', () => {
    assert.equal(problem(normalize(tensor([[1, 2]]), { scheme: 'input', ddof: 1 })).code, 'scheme.ddof');
  });
});

describe('eps', () => {
  it('may be 0 but not negative, infinite or NaN', () => {
    assert.ok(ok(normalize(images, { scheme: 'layer', eps: 0 })));
    for (const eps of [-1e-5, Infinity, NaN]) assert.equal(refused({ scheme: 'layer', eps }).code, 'scheme.eps');
  });
});

describe('names out of a message', () => {
  it('that are not known are refused, also those every object has', () => {
    assert.equal(refused({ scheme: 'constructor' as SchemeId }).code, 'scheme.unknown');
    assert.equal(refused({ scheme: 'layer', convention: '__proto__' as 'keras' }).code, 'scheme.unknown');
    assert.equal(refused({ scheme: 'layer', nanPolicy: 'ignore' as 'omit' }).code, 'scheme.unknown');
    assert.equal(refused({ scheme: 'layer', resultDtype: 'float99' as 'input' }).code, 'scheme.unknown');
    assert.equal(refused({ scheme: 'batch', training: 'no' as unknown as boolean }).code, 'scheme.unknown');
  });
});

describe('numbers out of a message', () => {
  it('a ddof other than 0 and 1 is refused where it is looked at', () => {
    for (const ddof of [0.5, 2, -1, NaN, '1'] as 0[]) {
      const { code, args } = refused({ scheme: 'input', ddof });
      assert.deepEqual([code, args], ['scheme.unknown', { name: String(ddof), known: '0, 1' }]);
      assert.ok(ok(normalize(images, { scheme: 'layer', ddof })));
    }
  });

  it('a momentum that is no number is refused', () => {
    for (const momentum of ['0.1', true, {}] as unknown as number[]) {
      assert.equal(refused({ scheme: 'batch', momentum }).code, 'scheme.momentum');
    }
  });

  it('batches tracked are a whole number, 0 or more', () => {
    for (const batchesTracked of [-1, 0.5, NaN, Infinity, '3'] as number[]) {
      const { code, args } = refused({ scheme: 'batch', momentum: null, batchesTracked });
      assert.deepEqual([code, args], ['scheme.batchesTracked', { batches: String(batchesTracked) }]);
    }
  });
});

describe('resolve', () => {
  it('fills in every default of the convention and counts axes from the front', () => {
    const { scheme, convention, channelAxis, eps, momentum, training, nanPolicy, keptAxes } = ok(resolve(images, { scheme: 'batch', channelAxis: -3 })); // prettier-ignore
    assert.deepEqual(
      { scheme, convention, channelAxis, eps, momentum, training, nanPolicy, keptAxes },
      { scheme: 'batch', convention: 'pytorch', channelAxis: 1, eps: 1e-5, momentum: 0.1, training: true, nanPolicy: 'omit', keptAxes: [1] }, // prettier-ignore
    );
  });

  it('keeps a cumulative momentum', () => {
    assert.equal(ok(resolve(images, { scheme: 'batch', momentum: null })).momentum, null);
  });

  it('takes as many groups as 32 and the channels have in common, and Keras’ 32', () => {
    assert.equal(ok(resolve(images, { scheme: 'group' })).numGroups, 4);
    const many = { shape: [1, 64, 2], dtype: 'float32' } as const;
    assert.equal(ok(resolve(many, { scheme: 'group', convention: 'keras', channelAxis: 1 })).numGroups, 32);
  });
});
