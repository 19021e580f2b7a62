import assert from 'node:assert/strict';
import { makeReport, tensor, type Dtype, type SchemeParams } from '../../../src/core';
import type { Equivalent } from '../../../src/core/schemes/equivalents/equivalents';
import { ok } from '../fixtures/compare';
import { made } from '../advice/data';

function equivalents(shape: readonly number[], params: SchemeParams, dtype: Dtype = 'float64', values?: number[]) {
  const x = tensor(values ?? Array.from(made(shape, 1)), { shape, dtype });
  return ok(makeReport(x, params)).report.equivalents;
}

function of(all: readonly Equivalent[], framework: string): Equivalent {
  const found = all.find((one) => one.framework === framework);
  assert.ok(found, framework);
  return found;
}

const codes = (remarks: Equivalent['notes']): string[] => remarks.map(({ code }) => code);

describe('the calls that compute the same', () => {
  it('of batch norm name the module by the number of axes, and say which variance goes where', () => {
    for (const [shape, module] of [
      [[4, 3], 'BatchNorm1d'],
      [[4, 3, 2, 2], 'BatchNorm2d'],
      [[4, 3, 2, 2, 2], 'BatchNorm3d'],
    ] as const) {
      const { call, differences, notes } = of(equivalents(shape, { scheme: 'batch' }), 'pytorch');
      assert.equal(call, `torch.nn.${module}(3, eps=1e-5, momentum=0.1)`);
      assert.deepEqual(differences, []);
      assert.deepEqual(codes(notes), ['equivalent.variancesPytorch']);
    }
  });

  it('come with that of the convention first, and those of the others with what differs there', () => {
    const all = equivalents([4, 2, 3], { scheme: 'batch', convention: 'keras' });
    assert.equal(
      all[0].call,
      'keras.layers.BatchNormalization(axis=-1, epsilon=0.001, momentum=0.99)(x, training=True)',
    );
    const torch = of(all, 'pytorch');
    assert.equal(torch.call, 'torch.nn.BatchNorm1d(3, eps=0.001, momentum=0.01)');
    assert.deepEqual(codes(torch.runningDifferences), ['equivalent.runningUnbiased']);
    assert.deepEqual(codes(torch.notes), ['equivalent.variancesPytorch', 'equivalent.moveChannels']);
    assert.equal(
      all.some(({ framework }) => framework === 'sklearn'),
      false,
    );
  });

  it('of evaluation use the running statistics and make none', () => {
    const params = { scheme: 'batch', training: false, runningMean: [0, 0, 0], runningVar: [1, 1, 1] } as const;
    const torch = of(equivalents([4, 3], params), 'pytorch');
    assert.match(torch.call ?? '', /\.eval\(\)$/);
    assert.deepEqual([torch.notes, torch.runningDifferences], [[], []]);
  });

  it('of layer, instance, group and rms norm carry the shape parameters', () => {
    const call = (shape: number[], params: SchemeParams, framework: string, dtype?: Dtype) =>
      of(equivalents(shape, params, dtype), framework).call;
    assert.equal(
      call([2, 3, 4], { scheme: 'layer', normalizedNdim: 2 }, 'pytorch'),
      'torch.nn.LayerNorm([3, 4], eps=1e-5)',
    );
    assert.equal(
      call([2, 3, 4], { scheme: 'layer', normalizedNdim: 2 }, 'onnx'),
      'LayerNormalization(axis=-2, epsilon=1e-5)',
    );
    assert.equal(call([2, 4, 5, 5], { scheme: 'instance' }, 'pytorch'), 'torch.nn.InstanceNorm2d(4, eps=1e-5)');
    assert.equal(
      call([2, 4, 5, 5], { scheme: 'group', numGroups: 2 }, 'pytorch'),
      'torch.nn.GroupNorm(2, 4, eps=1e-5)',
    );
    assert.equal(call([2, 4], { scheme: 'rms' }, 'pytorch', 'float32'), 'torch.nn.RMSNorm([4])');
    assert.equal(call([2, 4], { scheme: 'rms', eps: 1e-6 }, 'pytorch'), 'torch.nn.RMSNorm([4], eps=1e-6)');
  });

  it('of input norm differ by ddof, by what is constant, and by what is not finite', () => {
    const values = [1, 5, 2, 5, NaN, 5];
    const pytorch = of(equivalents([3, 2], { scheme: 'input', ddof: 1 }, 'float64', values), 'pytorch');
    assert.match(pytorch.call ?? '', /correction=1/);
    assert.deepEqual(codes(pytorch.differences), ['equivalent.omit', 'equivalent.constantNaN']);
    const sklearn = of(equivalents([3, 2], { scheme: 'input', ddof: 1 }, 'float64', values), 'sklearn');
    assert.deepEqual(codes(sklearn.differences), ['equivalent.omit', 'equivalent.ddof']);
    const spread = equivalents(
      [3, 2],
      { scheme: 'input', nanPolicy: 'propagate' },
      'float64',
      values.map((x, i) => x + i),
    );
    assert.deepEqual(of(spread, 'sklearn').differences, []);
  });

  it('say that a framework rounds to the dtype, unless the result is rounded here as well', () => {
    assert.deepEqual(codes(of(equivalents([2, 4], { scheme: 'layer' }, 'float16'), 'pytorch').notes), [
      'equivalent.rounds',
    ]);
    const rounded = equivalents([2, 4], { scheme: 'layer', resultDtype: 'input' }, 'float16');
    assert.deepEqual(of(rounded, 'pytorch').notes, []);
  });

  it('are not made up where a framework has none: a tensor without a channel axis', () => {
    const all = equivalents([6], { scheme: 'batch' });
    assert.deepEqual(
      all.map(({ framework, call }) => [framework, call]),
      [['pytorch', undefined]],
    );
  });
});
