import assert from 'node:assert/strict';
import {
  normalize,
  tensor,
  toFloat64,
  toNested,
  transpose,
  type Nested,
  type Normalized,
  type SchemeParams,
} from '../../../src/core';
import { ok, problem } from '../outcome';
import { onEveryKernel } from '../kernels';

const x = tensor([[1, 2, 6], [3, 4, 5]]); // prettier-ignore
const made = (params: SchemeParams, values = x): Normalized => ok(normalize(values, params));
const output = (params: SchemeParams, values = x): Nested => toNested(made(params, values).output);
const near = (got: Nested, want: Nested): void => {
  const flat = (nested: Nested): number[] => Array.from(toFloat64(tensor(nested)));
  assert.equal(flat(got).length, flat(want).length);
  flat(got).forEach((value, i) => assert.ok(Math.abs(value - flat(want)[i]) <= 1e-15 * Math.abs(value), `${value}`));
};

onEveryKernel('input normalization', () => {
  it('makes every feature mean 0 and σ 1 over the samples', () => {
    const { output: y, mean, scale, scheme } = made({ scheme: 'input' });
    assert.deepEqual(toNested(y), [[-1, -1, 1], [1, 1, -1]]); // prettier-ignore
    assert.deepEqual(
      [toNested(mean), toNested(scale)],
      [
        [2, 3, 5.5],
        [1, 1, 0.5],
      ],
    );
    assert.deepEqual([scheme.reducedAxes, scheme.keptAxes, scheme.setSize, scheme.eps], [[0], [1], 2, 0]);
  });

  it('takes the sample standard deviation with ddof 1', () => {
    assert.deepEqual(toNested(made({ scheme: 'input', ddof: 1 }).variance), [2, 2, 0.5]);
  });

  it('makes a constant feature 0, and says how many there were', () => {
    const constant = made({ scheme: 'input' }, tensor([[0.1, 1], [0.1, 2], [0.1, 3]])); // prettier-ignore
    assert.deepEqual([0, 2, 4].map((i) => constant.output.data[i]), [0, 0, 0]); // prettier-ignore
    assert.equal(constant.constantSets, 1);
    assert.equal(constant.scale.data[0], 1);
  });

  it('reduces samples and space of images with axes [0, 2, 3], a channel at a time', () => {
    const images = tensor(
      Float64Array.from({ length: 24 }, (_, i) => i),
      { shape: [2, 3, 2, 2] },
    );
    const { mean, scheme } = made({ scheme: 'input', axes: [0, -1, -2] }, images);
    assert.deepEqual(toNested(mean), [7.5, 11.5, 15.5]);
    assert.deepEqual([scheme.reducedAxes, scheme.setSize], [[0, 2, 3], 8]);
  });

  it('leaves a nearly constant feature undivided under scikit-learn’s convention only', () => {
    const nearly = tensor([[1], [1 + 2 ** -52], [1], [1]]); // prettier-ignore
    assert.equal(made({ scheme: 'input', convention: 'sklearn' }, nearly).scale.data[0], 1);
    assert.ok(Number(made({ scheme: 'input' }, nearly).scale.data[0]) < 1e-15);
  });

  it('divides by max(σ, 1e-7) under Keras’ and by σ + 1e-9 under ONNX’ convention', () => {
    const small = tensor([[1e-8, 1], [3e-8, 3]]); // prettier-ignore
    assert.deepEqual(toNested(made({ scheme: 'input', convention: 'keras' }, small).scale), [1e-7, 1]);
    near(toNested(made({ scheme: 'input', convention: 'onnx' }, small).scale), [1e-8 + 1e-9, 1 + 1e-9]);
  });
});

onEveryKernel('batch normalization', () => {
  it('normalises every channel over everything else with the biased variance', () => {
    near(output({ scheme: 'batch', eps: 0 }), [[-1, -1, 1], [1, 1, -1]]); // prettier-ignore
    near(output({ scheme: 'batch' }), [[-1 / Math.sqrt(1.00001), -1 / Math.sqrt(1.00001), 0.5 / Math.sqrt(0.25001)], [1 / Math.sqrt(1.00001), 1 / Math.sqrt(1.00001), -0.5 / Math.sqrt(0.25001)]]); // prettier-ignore
  });

  it('takes any channel axis, negative from the end, and the last one by Keras’ convention', () => {
    const images = tensor(
      Float64Array.from({ length: 24 }, (_, i) => i),
      { shape: [2, 2, 2, 3] },
    );
    assert.deepEqual(toNested(made({ scheme: 'batch', channelAxis: -1 }, images).mean), [10.5, 11.5, 12.5]);
    assert.deepEqual(made({ scheme: 'batch', convention: 'keras' }, images).scheme.channelAxis, 3);
    assert.deepEqual(toNested(made({ scheme: 'batch', channelAxis: 2 }, images).mean), [10, 13]);
  });

  it('scales by weight and adds bias, one a channel', () => {
    const weight = tensor([1, 2, 10]);
    const bias = tensor([0, 1, 100]);
    near(output({ scheme: 'batch', eps: 0, weight, bias }), [[-1, -1, 110], [1, 3, 90]]); // prettier-ignore
  });

  it('divides by the running statistics in evaluation, NaN staying where it is', () => {
    const params = { scheme: 'batch', training: false, eps: 0, runningMean: tensor([1, 0, 0]), runningVar: tensor([4, 1, 1]) } as const; // prettier-ignore
    assert.deepEqual(output(params, tensor([[5, NaN, Infinity]])), [[2, NaN, Infinity]]);
    assert.equal(made(params).running, undefined);
  });

  it('evaluates a batch of one, which training refuses with the reason', () => {
    const one = tensor([[1, 2, 3]]);
    const running = { runningMean: tensor(0), runningVar: tensor(1) };
    assert.deepEqual(output({ scheme: 'batch', training: false, eps: 0, ...running }, one), [[1, 2, 3]]);
    const refused = problem(normalize(one, { scheme: 'batch' }));
    assert.deepEqual([refused.code, refused.args], ['scheme.oneValue', { shape: '[1, 3]' }]);
  });

  it('needs running statistics for evaluation', () => {
    assert.equal(problem(normalize(x, { scheme: 'batch', training: false, runningMean: tensor(0) })).code, 'scheme.runningMissing'); // prettier-ignore
  });
});

onEveryKernel('layer normalization', () => {
  it('normalises each sample over the last axis, and over as many of the last as told', () => {
    assert.deepEqual(toNested(made({ scheme: 'layer' }).mean), [3, 4]);
    const whole = made({ scheme: 'layer', normalizedNdim: 2 });
    assert.deepEqual([toNested(whole.mean), whole.scheme.setSize], [3.5, 6]);
  });

  it('takes weight and bias of normalized_shape', () => {
    const weight = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    const bias = tensor([[0, 0, 0], [0, 0, 100]]); // prettier-ignore
    const plain = toFloat64(made({ scheme: 'layer', normalizedNdim: 2 }).output);
    const scaled = toFloat64(made({ scheme: 'layer', normalizedNdim: 2, weight, bias }).output);
    near(
      Array.from(scaled),
      Array.from(plain, (z, i) => z * (i + 1) + (i === 5 ? 100 : 0)),
    );
  });

  it('adds 1e-5 by default, and 1e-3 by Keras’ convention', () => {
    assert.equal(made({ scheme: 'layer' }).scheme.eps, 1e-5);
    assert.equal(made({ scheme: 'layer', convention: 'keras' }).scheme.eps, 1e-3);
  });

  it('makes a constant row 0 with an eps, and NaN without one, as the frameworks do', () => {
    assert.deepEqual(output({ scheme: 'layer' }, tensor([[5, 5]])), [[0, 0]]);
    assert.deepEqual(output({ scheme: 'layer', eps: 0 }, tensor([[5, 5]])), [[NaN, NaN]]);
  });
});

onEveryKernel('instance and group normalization', () => {
  const images = tensor(
    Float64Array.from({ length: 32 }, (_, i) => i + (i % 3)),
    { shape: [2, 4, 2, 2] },
  );

  it('instance takes a mean of each sample and channel', () => {
    const { mean, scheme } = made({ scheme: 'instance' }, images);
    assert.deepEqual([mean.shape, scheme.reducedAxes, scheme.setSize], [[2, 4], [2, 3], 4]);
  });

  it('group with one group is layer norm over channels and space, with a group a channel instance norm', () => {
    near(output({ scheme: 'group', numGroups: 1 }, images), output({ scheme: 'layer', normalizedNdim: 3 }, images));
    near(output({ scheme: 'group', numGroups: 4 }, images), output({ scheme: 'instance' }, images));
  });

  it('group takes a mean of each sample and group, and reduces the channel axis of the tensor', () => {
    const { mean, scheme } = made({ scheme: 'group', numGroups: 2 }, images);
    assert.deepEqual([mean.shape, scheme.reducedAxes, scheme.keptAxes, scheme.setSize], [[2, 2], [1, 2, 3], [0], 8]);
  });

  it('group gives every channel its own weight, with the channels last as with the channels second', () => {
    const weight = tensor([1, 10, 100, 1000]);
    const last = transpose(images, [0, 2, 3, 1]);
    const second = made({ scheme: 'group', numGroups: 2, weight }, images);
    const channelsLast = made({ scheme: 'group', numGroups: 2, weight, channelAxis: -1 }, last);
    near(toNested(transpose(channelsLast.output, [0, 3, 1, 2])), toNested(second.output));
  });

  it('group refuses a number that does not divide the channels, naming those that do', () => {
    const refused = problem(normalize(images, { scheme: 'group', numGroups: 3 }));
    assert.deepEqual([refused.code, refused.args], ['scheme.numGroups', { groups: 3, channels: 4, divisors: '1, 2, 4', shape: '[2, 4, 2, 2]' }]); // prettier-ignore
    assert.equal(problem(normalize(images, { scheme: 'group', convention: 'keras' })).args.groups, 32);
  });

  it('instance refuses a single value per channel, as PyTorch does and ONNX does not', () => {
    assert.equal(problem(normalize(x, { scheme: 'instance' })).code, 'scheme.oneSpatial');
    assert.deepEqual(output({ scheme: 'instance', convention: 'onnx' }), [[0, 0, 0], [0, 0, 0]]); // prettier-ignore
  });
});

onEveryKernel('rms normalization', () => {
  it('divides by the root of the mean square and subtracts nothing', () => {
    const { output: y, mean, variance } = made({ scheme: 'rms', eps: 0 }, tensor([[1, 7], [-3, -3]])); // prettier-ignore
    assert.deepEqual(toNested(y), [[0.2, 1.4], [-1, -1]]); // prettier-ignore
    assert.deepEqual([toNested(mean), toNested(variance)], [[0, 0], [25, 9]]); // prettier-ignore
  });

  it('takes the machine epsilon of the dtype for eps, as PyTorch’s None', () => {
    for (const [dtype, eps] of [
      ['float64', 2 ** -52],
      ['float32', 2 ** -23],
      ['float16', 2 ** -10],
      ['bfloat16', 2 ** -7],
      ['int32', 2 ** -52],
    ] as const) {
      // prettier-ignore
      assert.equal(made({ scheme: 'rms' }, tensor([1, 2], { dtype })).scheme.eps, eps);
    }
  });
});
