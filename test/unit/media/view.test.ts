import assert from 'node:assert/strict';
import { effectiveScheme, paramShape, rebind, withParam } from '../../../media/panel/view';
import type { TensorInfo } from '../../../src/protocol/engine';
import type { PanelView } from '../../../src/protocol/panel';
import { withScheme } from '../../../src/protocol/view';

function info(id: string, name: string, shape: number[], companions?: TensorInfo['companions']): TensorInfo {
  const none = { nan: 0, posInf: 0, negInf: 0, span: { start: 0, end: 0 }, locatable: true };
  return { id, name, shape, dtype: 'float32', companions, ...none };
}

const INPUT = info('1', 'bn.input', [8, 3, 4], { weight: '2', bias: '3' });
const TENSORS = [INPUT, info('2', 'bn.weight', [3]), info('3', 'bn.bias', [3]), info('4', 'other', [3])];
const BATCH: PanelView = { scheme: { scheme: 'batch' } };

describe('the scheme that is asked for', () => {
  it('takes weight and bias found beside the tensor', () => {
    assert.deepEqual(effectiveScheme(BATCH, INPUT, TENSORS), {
      scheme: 'batch',
      weight: { tensor: '2' },
      bias: { tensor: '3' },
    });
  });

  it('does not take them where their shape is that of another scheme', () => {
    assert.deepEqual(effectiveScheme({ scheme: { scheme: 'layer' } }, INPUT, TENSORS), { scheme: 'layer' });
  });

  it('takes what the user chose in their place, and nothing where the user wants none', () => {
    const chosen = withParam(withParam(BATCH, TENSORS, 'weight', { tensor: '4' }), TENSORS, 'bias', undefined);
    assert.deepEqual(effectiveScheme(chosen, INPUT, TENSORS), { scheme: 'batch', weight: { tensor: '4' } });
  });

  it('has no parameters that the scheme does not know', () => {
    const typed: PanelView = { scheme: { scheme: 'rms', weight: { values: [1] }, bias: { values: [2] } } };
    assert.deepEqual(effectiveScheme(typed, INPUT, TENSORS), { scheme: 'rms', weight: { values: [1] } });
  });
});

describe('a parameter tensor', () => {
  it('has a value a channel, or the shape that is normalized', () => {
    assert.deepEqual(paramShape({ scheme: 'batch' }, [8, 3, 4]), [3]);
    assert.deepEqual(paramShape({ scheme: 'batch', convention: 'keras' }, [8, 3, 4]), [4]);
    assert.deepEqual(paramShape({ scheme: 'group', channelAxis: -1 }, [8, 3, 4]), [4]);
    assert.deepEqual(paramShape({ scheme: 'layer', normalizedNdim: 2 }, [8, 3, 4]), [3, 4]);
  });
});

describe('a view of tensors that were read anew', () => {
  const chosen = withParam({ ...BATCH, tensor: '1', tensorName: 'bn.input' }, TENSORS, 'weight', { tensor: '4' });

  it('finds them by their names', () => {
    const again = [info('11', 'other', [3]), info('12', 'bn.input', [8, 3, 4])];
    const view = rebind(chosen, again);
    assert.equal(view.tensor, '12');
    assert.deepEqual(view.scheme.weight, { tensor: '11' });
  });

  it('finds each of several without a name in its own place', () => {
    const unnamed = [info('1', '', [2]), info('2', '', [3]), info('3', '', [3])];
    const second = rebind(withParam({ ...BATCH, tensor: '2' }, unnamed, 'weight', { tensor: '3' }), unnamed);
    const view = rebind(second, [info('11', '', [2]), info('12', '', [3]), info('13', '', [3])]);
    assert.equal(view.tensor, '12');
    assert.deepEqual(view.scheme.weight, { tensor: '13' });
    assert.equal(rebind(second, [info('21', '', [2])]).tensor, '21');
  });

  it('lets go of a parameter that is not there any more, and keeps typed numbers', () => {
    const typed = withParam(chosen, TENSORS, 'bias', { values: [1, 2, 3] });
    const view = rebind(typed, [info('12', 'bn.input', [8, 3, 4])]);
    assert.equal(view.scheme.weight, undefined);
    assert.deepEqual(view.scheme.bias, { values: [1, 2, 3] });
  });
});

describe('another scheme', () => {
  it('keeps what the schemes have in common, and no parameter tensor', () => {
    const view: PanelView = {
      scheme: { scheme: 'batch', eps: 1, channelAxis: 2, nanPolicy: 'error', weight: { values: [1] } },
    };
    const { scheme } = withScheme(view, 'group');
    assert.equal(scheme.channelAxis, 2);
    assert.equal(scheme.nanPolicy, 'error');
    assert.equal(scheme.eps, undefined);
    assert.equal(scheme.weight, undefined);
  });
});
