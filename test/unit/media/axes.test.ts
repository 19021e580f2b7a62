import assert from 'node:assert/strict';
import { axisNames, namingChannel } from '../../../media/axes';

describe('the names of the axes', () => {
  it('are those of the frameworks, channels first', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((ndim) => axisNames(ndim, ndim > 1 ? 1 : undefined).join('')),
      ['N', 'NC', 'NCL', 'NCHW', 'NCDHW'],
    );
  });

  it('put the channels where the scheme has them', () => {
    assert.equal(axisNames(4, 3).join(''), 'NHWC');
    assert.equal(axisNames(3, 2).join(''), 'NLC');
  });

  it('are those of a sequence model where three axes have no channel axis', () => {
    assert.equal(axisNames(3, undefined).join(''), 'NTC');
  });

  it('are numbers beyond five axes, and none for a scalar', () => {
    assert.equal(axisNames(6, 1)[5], 'axis 5');
    assert.deepEqual(axisNames(0, undefined), []);
  });
});

describe('the channel axis that names the others', () => {
  it('is the scheme’s, counted from the front', () => {
    assert.equal(namingChannel('batch', -1, 4), 3);
    assert.equal(namingChannel('group', undefined, 3), 1);
  });

  it('does not exist for schemes without channels, nor outside the tensor', () => {
    assert.equal(namingChannel('layer', 1, 4), undefined);
    assert.equal(namingChannel('batch', 7, 4), undefined);
    assert.equal(namingChannel('batch', undefined, 1), undefined);
  });
});
