import assert from 'node:assert/strict';
import { createEngine, type EngineClient } from '../../../src/engine';
import { inProcess } from '../../../src/engine/inProcess';

// Without a worker the second engine is on this thread as well: what matters is that it keeps its own tensors.
function engineWithBoth(): EngineClient {
  return createEngine({
    smallSource: 200,
    startWorker: async () => Promise.reject(new Error('no worker here')),
    startTimeout: 1000,
  });
}

async function open(engine: EngineClient, values: readonly number[]): Promise<string> {
  const read = await engine.open({
    source: { text: JSON.stringify(values) },
    options: { languageId: 'json', whole: true },
  });
  return read.tensors[0].id;
}

describe('two tensors in the engine', () => {
  it('are compared wherever they are kept: both near, both far, one of each in either order', async () => {
    const engine = engineWithBoth();
    const far = Array.from({ length: 60 }, (_, i) => i / 7);
    const short = far.map((_, i) => i % 2);
    const ids = { near: await open(engine, short), far: await open(engine, far) };
    assert.notEqual(ids.near.split(':')[0], ids.far.split(':')[0]);
    for (const a of Object.values(ids)) {
      for (const b of Object.values(ids)) {
        const found = await engine.compareTensors({ a: { tensor: a }, b: { tensor: b } });
        assert.equal(found.close, a === b);
        assert.equal(found.count, 60);
        const difference = await engine.difference({ a: { tensor: a }, b: { tensor: b } });
        const { before } = await engine.explain({ tensor: difference.id, index: 4 });
        assert.equal(before, (a === ids.near ? short : far)[4] - (b === ids.near ? short : far)[4]);
        const element = await engine.comparedAt({ a: { tensor: a }, b: { tensor: b }, index: 4, tolerance: 'numpy' });
        assert.deepEqual([element.index, element.difference, element.close], [4, before, a === b]);
        await engine.close({ tensors: [difference.id] });
      }
    }
    engine.dispose();
  });

  it('give the normalization that made one of the other, with its weight as numbers', async () => {
    const { remote, close } = inProcess('one');
    const text = JSON.stringify({
      before: [
        [1, 2, 4, 9],
        [3, 1, 5, 2],
        [7, 0, 2, 2],
        [1, 8, 3, 5],
      ],
    });
    const [{ id }] = (await remote.open({ source: { text }, options: { languageId: 'json', whole: true } })).tensors;
    const written = await remote.write({
      tensor: id,
      scheme: { scheme: 'layer', weight: { values: [1, 2, 3, 4] } },
      format: 'json',
    });
    const after = await remote.open({
      source: { text: new TextDecoder().decode(written) },
      options: { languageId: 'json', whole: true },
    });
    const { verdict, best } = await remote.identify({ a: { tensor: id }, b: { tensor: after.tensors[0].id } });
    assert.deepEqual([verdict, best?.scheme, best?.hasWeight], ['explained', 'layer', true]);
    const weight = best?.params.weight;
    assert.ok(weight && 'values' in weight && weight.values.every((w, i) => Math.abs(w - (i + 1)) < 1e-9));
    close(new Error('done') as never);
  });
});
