import assert from 'node:assert/strict';
import { findCompanions } from '../../../src/core';

/** What belongs to the first of some tensors, by name. */
function of(...tensors: [name: string, ...shape: number[]][]): Record<string, string> {
  const named = tensors.map(([name, ...shape]) => ({ name, shape }));
  const [found] = findCompanions(named);
  return Object.fromEntries(Object.entries(found).map(([role, i]) => [role, named[i].name]));
}

describe('companions', () => {
  it('of layer1 are layer1.weight and its kin, by the names of PyTorch and of Keras', () => {
    assert.deepEqual(
      of(
        ['layer1', 4, 8],
        ['layer1.weight', 8],
        ['layer1.bias', 8],
        ['layer1.running_mean', 8],
        ['layer1.running_var', 8],
        ['layer1.num_batches_tracked'],
      ),
      {
        // prettier-ignore
        weight: 'layer1.weight',
        bias: 'layer1.bias',
        runningMean: 'layer1.running_mean',
        runningVar: 'layer1.running_var', // prettier-ignore
      },
    );
    assert.deepEqual(
      of(['bn', 4, 8], ['bn/gamma:0', 8], ['bn/beta:0', 8], ['bn/moving_mean:0', 8], ['bn/moving_variance:0', 8]),
      {
        // prettier-ignore
        weight: 'bn/gamma:0',
        bias: 'bn/beta:0',
        runningMean: 'bn/moving_mean:0',
        runningVar: 'bn/moving_variance:0', // prettier-ignore
      },
    );
    assert.deepEqual(of(['layer1', 4, 8], ['layer1_gamma', 8]), { weight: 'layer1_gamma' });
  });

  it('are those with the same number beside it', () => {
    const shared = [['gamma1', 3], ['gamma2', 3], ['bn1.running_mean', 3], ['bn2.running_mean', 3]] as [string, number][]; // prettier-ignore
    assert.deepEqual(of(['x1', 2, 3], ...shared), { weight: 'gamma1', runningMean: 'bn1.running_mean' });
    assert.deepEqual(of(['x2', 2, 3], ...shared), { weight: 'gamma2', runningMean: 'bn2.running_mean' });
    assert.deepEqual(of(['x3', 2, 3], ...shared), {});
    assert.deepEqual(of(['block.x1', 2, 3], ...shared), {});
  });

  it('are those without a number in the same object', () => {
    assert.deepEqual(of(['layer1.x', 2, 3], ['layer1.weight', 3], ['layer2.weight', 3]), { weight: 'layer1.weight' });
    assert.deepEqual(of(['x', 2, 3], ['gamma', 3], ['scale', 3, 9]), { weight: 'gamma' });
  });

  it('have to fit: one value, the length of an axis, or the lengths of the last axes', () => {
    assert.deepEqual(of(['x', 2, 3, 4], ['weight', 1]), { weight: 'weight' });
    assert.deepEqual(of(['x', 2, 3, 4], ['weight', 3]), { weight: 'weight' });
    assert.deepEqual(of(['x', 2, 3, 4], ['weight', 3, 4]), { weight: 'weight' });
    assert.deepEqual(of(['x', 2, 3, 4], ['weight', 1, 3, 1]), { weight: 'weight' });
    assert.deepEqual(of(['x', 2, 3, 4], ['weight', 5]), {});
    assert.deepEqual(of(['x', 2, 3, 4], ['weight', 2, 3]), {});
  });

  it('are left alone where two would do', () => {
    assert.deepEqual(of(['layer1', 2, 3], ['bn1.weight', 3], ['norm1.weight', 3]), {});
  });

  it('have none themselves, nor do names that only contain a role’s word', () => {
    assert.deepEqual(of(['layer1.weight', 8, 8], ['layer1.bias', 8]), {});
    assert.deepEqual(of(['x', 2, 3], ['weighted', 3], ['biases', 3], ['toString', 3], ['__proto__', 3]), {});
  });

  it('of ten thousand tensors are found at once', () => {
    const many = Array.from({ length: 10000 }, (_, i) => [{ name: `l${i}`, shape: [2, 3] }, { name: `l${i}.weight`, shape: [3] }]).flat(); // prettier-ignore
    const found = findCompanions(many);
    assert.equal(found[19998].weight, 19999);
  });

  it('of hostile names are looked for in time that grows with their length alone', () => {
    const crowd = Array.from({ length: 20000 }, (_, i) => [{ name: `x${i}`, shape: [3] }, { name: `weight:${i}`, shape: [3] }]).flat(); // prettier-ignore
    assert.deepEqual(findCompanions(crowd)[0], {});
    const digits = '1'.repeat(200000);
    const long = [`${digits}x`, `weight${digits}x`, `_weight${digits}`.repeat(3), `x${digits}`, `gamma${digits}`];
    assert.deepEqual(findCompanions(long.map((name) => ({ name, shape: [3] })))[3], { weight: 4 });
  });
});
