import assert from 'node:assert/strict';
import { inProcess } from '../../../src/engine/inProcess';
import type { TensorInfo } from '../../../src/protocol/engine';
import { CodedError } from '../../../src/protocol/rpc';

const { remote } = inProcess('test');

async function opened(text: string, languageId = 'json'): Promise<TensorInfo> {
  return (await remote.open({ source: { text }, options: { languageId } })).tensors[0];
}

const whole = { top: 0, left: 0, bottom: 100, right: 100 };
const plane = { rows: 0, columns: 1, at: [0, 0] };
const layer = { scheme: 'layer', eps: 0 } as const;

describe('a window of values', () => {
  it('has the values before, after and what they differ by', async () => {
    const { id: tensor } = await opened('[[1, 3], [10, 30]]');
    const values = async (of: 'before' | 'after' | 'difference'): Promise<number[]> =>
      Array.from((await remote.window({ tensor, scheme: layer, of, plane, area: whole, tile: [1, 1] })).values);
    assert.deepEqual(await values('before'), [1, 3, 10, 30]);
    assert.deepEqual(await values('after'), [-1, 1, -1, 1]);
    assert.deepEqual(await values('difference'), [-2, -2, -11, -29]);
  });

  it('without a scheme shows what was read, whatever side is asked for', async () => {
    const { id: tensor } = await opened('[[1, 3]]');
    const { values } = await remote.window({ tensor, of: 'after', plane, area: whole, tile: [1, 1] });
    assert.deepEqual([...values], [1, 3]);
  });

  it('names the columns that it shows', async () => {
    const { id: tensor } = await opened('a,b,c\n1,2,3\n4,5,6\n', 'csv');
    const area = { top: 0, bottom: 2, left: 1, right: 3 };
    const shown = await remote.window({ tensor, of: 'before', plane, area, tile: [1, 1] });
    assert.deepEqual([shown.columnNames, shown.rowNames], [['b', 'c'], undefined]);
    const across = await remote.window({
      tensor,
      of: 'before',
      plane: { rows: 1, columns: 0, at: [0, 0] },
      area: whole,
      tile: [1, 1],
    });
    assert.deepEqual([across.columnNames, across.rowNames], [undefined, ['a', 'b', 'c']]);
  });

  it('of a plane that does not exist, or of more than a screen can show, is rejected', async () => {
    const { id: tensor } = await opened('[[1, 3]]');
    const ask = { tensor, of: 'before', plane, area: whole, tile: [1, 1] } as const;
    const rejected = (request: Parameters<typeof remote.window>[0], code: string): Promise<void> =>
      assert.rejects(remote.window(request), (error) => error instanceof CodedError && error.code === code);
    await rejected({ ...ask, plane: { ...plane, rows: 7 } }, 'engine.plane');
    await rejected({ ...ask, area: { ...whole, bottom: 2 ** 30, right: 2 ** 30 } }, 'engine.window');
    await rejected({ ...ask, tile: [0, 1] }, 'engine.window');
    await rejected({ ...ask, area: { ...whole, top: NaN } }, 'engine.window');
  });
});

describe('an element explained', () => {
  it('comes with its names, the numbers of its set, and the stretch of each axis that the set takes up', async () => {
    const { id: tensor } = await opened('a,b\n1,2\n3,6\n', 'csv');
    const { names, position, before, normalized } = await remote.explain({
      tensor,
      scheme: { scheme: 'input' },
      index: 3,
    });
    assert.deepEqual([names, position, before], [[undefined, 'b'], [1, 1], 6]);
    const { mean, variance, y, n, size, members } = normalized ?? assert.fail();
    assert.deepEqual([mean, variance, y, n, size], [4, 4, 1, 2, 2]);
    assert.deepEqual(members, [
      [0, 2],
      [1, 2],
    ]);
  });

  it('has a set of several channels under group norm', async () => {
    const { id: tensor } = await opened(JSON.stringify([Array.from({ length: 6 }, (_, i) => [i, -i])]));
    const { normalized } = await remote.explain({ tensor, scheme: { scheme: 'group', numGroups: 2 }, index: 7 });
    assert.deepEqual(normalized?.members, [
      [0, 1],
      [3, 6],
      [0, 2],
    ]);
  });

  it('without a scheme is the value as it was read, with all digits', async () => {
    const { id: tensor } = await opened('array([9007199254740993, 1], dtype=int64)', 'python');
    const { before, exact, normalized } = await remote.explain({ tensor, index: 0 });
    assert.deepEqual([before, exact, normalized], [9007199254740992, '9007199254740993', undefined]);
  });

  it('outside the tensor is rejected', async () => {
    const { id: tensor } = await opened('[1, 2]');
    for (const scheme of [undefined, layer]) {
      await assert.rejects(
        remote.explain({ tensor, scheme, index: 2 }),
        (error) => error instanceof CodedError && error.code === 'scheme.position',
      );
    }
  });
});

describe('the extent and a value that is looked for', () => {
  it('are of the side that is asked for', async () => {
    const { id: tensor } = await opened('[[1, 3], [10, 30]]');
    const { min, max } = await remote.extent({ tensor, scheme: layer, of: 'difference' });
    assert.deepEqual([min, max], [-29, -2]);
    assert.equal(await remote.find({ tensor, scheme: layer, of: 'after', value: 1, within: 0.01, from: 2 }), 3);
  });
});
