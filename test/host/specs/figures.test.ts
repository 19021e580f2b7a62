import assert from 'node:assert/strict';
import { api, closeEverything, near, run, sample, selectAll } from '../kit/kit';

describe('a nested JSON array of shape [8, 3, 32, 32]', () => {
  afterEach(closeEverything);

  it('is batch-normalized over all but the channels', async () => {
    const editor = await sample('activations.json');
    selectAll(editor);
    const { tensors, view } = await run('normscope.batchNormalize', editor);
    assert.deepEqual(
      tensors.map(({ shape }) => shape),
      [[8, 3, 32, 32]],
    );
    assert.equal(view.scheme.scheme, 'batch');
    const { report } = await api();
    const { scheme, after } = await report({ tensor: tensors[0].id, scheme: view.scheme });
    assert.deepEqual(scheme.reducedAxes, [0, 2, 3]);
    near(after.mean, 0, 1);
  });
});
