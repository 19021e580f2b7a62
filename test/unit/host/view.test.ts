import assert from 'node:assert/strict';
import type { TensorInfo } from '../../../src/protocol/engine';
import { carryOver, firstTensor } from '../../../src/host/session/view';

function info(id: string, name: string, start: number, companions?: TensorInfo['companions']): TensorInfo {
  const span = { start, end: start + 10 };
  return { id, name, shape: [2], dtype: 'float64', span, locatable: true, nan: 0, posInf: 0, negInf: 0, companions };
}

const WEIGHT = info('t:1', 'bn.weight', 0);
const INPUT = info('t:2', 'bn.input', 20, { weight: 't:1' });
const OTHER = info('t:3', 'other', 40);

describe('the tensor that is shown first', () => {
  it('is the one under the cursor', () => {
    assert.equal(firstTensor([WEIGHT, INPUT, OTHER], 45), OTHER);
  });

  it('is otherwise the first that is not a parameter of another one', () => {
    assert.equal(firstTensor([WEIGHT, INPUT, OTHER]), INPUT);
    assert.equal(firstTensor([WEIGHT, INPUT, OTHER], 15), INPUT);
  });

  it('is the first of all when there are only parameters, and none when there are none', () => {
    assert.equal(firstTensor([WEIGHT]), WEIGHT);
    assert.equal(firstTensor([]), undefined);
  });
});

describe('what the user looks at, when the source is read anew', () => {
  const again = [info('t:11', 'bn.weight', 0), info('t:12', 'bn.input', 20), info('t:13', 'other', 40)];
  const scheme = { scheme: 'batch', eps: 0.1, weight: { tensor: 't:1' }, bias: { values: [1] } } as const;

  it('stays the same tensor and the same parameters, by their names', () => {
    const view = carryOver({ scheme, tensor: 't:3', tensorName: 'other', paramNames: { weight: 'bn.weight' } }, again);
    assert.deepEqual([view.tensor, view.tensorName], ['t:13', 'other']);
    assert.deepEqual(view.scheme, { ...scheme, weight: { tensor: 't:11' } });
  });

  it('stays the same of several tensors without a name', () => {
    const unnamed = [info('t:21', '', 0), info('t:22', '', 20)];
    const view = carryOver({ scheme: { scheme: 'layer' }, tensor: 't:2', tensorName: '', tensorNth: 1 }, unnamed);
    assert.deepEqual([view.tensor, view.tensorNth], ['t:22', 1]);
  });

  it('is another tensor, and no parameter, where theirs are gone', () => {
    const view = carryOver({ scheme, tensorName: 'gone', paramNames: { weight: 'gone too' } }, again);
    assert.equal(view.tensor, 't:11');
    assert.equal(view.scheme.weight, undefined);
    assert.deepEqual(view.scheme.bias, { values: [1] });
  });

  it('is remembered while the text is broken and nothing can be read', () => {
    const before = { scheme, tensor: 't:3', tensorName: 'other', paramNames: { weight: 'bn.weight' } };
    const broken = carryOver(before, []);
    assert.deepEqual([broken.tensor, broken.tensorName], [undefined, 'other']);
    const mended = carryOver(broken, again);
    assert.deepEqual([mended.tensor, mended.scheme.weight], ['t:13', { tensor: 't:11' }]);
  });
});
