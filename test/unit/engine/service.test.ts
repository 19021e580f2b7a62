import assert from 'node:assert/strict';
import type { OpenResult } from '../../../src/protocol/engine';
import { CodedError } from '../../../src/protocol/rpc';
import { inProcess } from '../../../src/engine/inProcess';

const LAYERS = `{
  "a": { "input": [[1, 2], [3, 4], [5, 9]], "weight": [2, 3], "bias": [10, 20] },
  "b": [[1, 1], [1, 1]]
}`;

function engine() {
  const { remote } = inProcess('test');
  const open = (text: string, around?: number): Promise<OpenResult> =>
    remote.open({ source: { text }, options: { languageId: 'json' }, around });
  return { remote, open };
}

const rejects = (promise: Promise<unknown>, code: string): Promise<void> =>
  assert.rejects(promise, (error) => error instanceof CodedError && error.code === code);

describe('opening a source', () => {
  it('gives each tensor an id of its own, never used twice', async () => {
    const { open } = engine();
    const ids = [await open('[1]'), await open('[1]')].flatMap(({ tensors }) => tensors.map(({ id }) => id));
    assert.equal(new Set(ids).size, 2);
  });

  it('finds weight and bias beside a tensor by their names', async () => {
    const { tensors } = await engine().open(LAYERS);
    const byName = Object.fromEntries(tensors.map((tensor) => [tensor.name, tensor]));
    assert.deepEqual(byName['a.input'].companions, { weight: byName['a.weight'].id, bias: byName['a.bias'].id });
    assert.equal(byName.b.companions, undefined);
  });

  it('reads only the array around an offset, with spans in the text that was given', async () => {
    const text = 'first = [1, 2]\nsecond = [[3, 4], [5, 6]]\n';
    const { open, remote } = engine();
    const { span, tensors } = await open(text, text.indexOf('5'));
    assert.equal(text.slice(span.start, span.end), '[[3, 4], [5, 6]]');
    assert.deepEqual(
      tensors.map(({ name, shape }) => [name, shape]),
      [['second', [2, 2]]],
    );
    const place = await remote.locate({ tensor: tensors[0].id, index: 2 });
    assert.equal(text.slice(place?.start, place?.end), '5');
  });

  it('is rejected with `engine.nothingThere` where there is no array', async () => {
    const { remote } = engine();
    await rejects(remote.open({ source: { text: 'no numbers' }, options: {}, around: 3 }), 'engine.nothingThere');
  });

  it('answers bad input with problems at their place', async () => {
    const text = '[[1, 2], [3]]';
    const { problems, tensors } = await engine().open(text);
    assert.deepEqual(tensors, []);
    assert.equal(problems[0].severity, 'error');
    assert.equal(text.slice(problems[0].span?.start, problems[0].span?.end), '[3]');
  });

  it('counts NaN and ±Infinity apart', async () => {
    const [info] = (await engine().open('[NaN, Infinity, -Infinity, null, 1]')).tensors;
    assert.deepEqual([info.nan, info.posInf, info.negInf], [2, 1, 1]);
  });
});

describe('a report', () => {
  it('takes typed numbers and tensors of the source for weight and bias, and hands the references back', async () => {
    const { remote, open } = engine();
    const { tensors } = await open(LAYERS);
    const [input, weight] = tensors;
    const scheme = { scheme: 'batch', eps: 0, weight: { tensor: weight.id }, bias: { values: [0, 0] } } as const;
    const report = await remote.report({ tensor: input.id, scheme });
    assert.deepEqual(report.scheme.weight, { tensor: weight.id });
    assert.deepEqual(report.scheme.bias, { values: [0, 0] });
    // Column standard deviations are 1 after normalizing and 2 and 3 after the weight: √((4 + 9) / 2) in all.
    assert.ok(Math.abs(report.after.std - Math.sqrt(6.5)) < 1e-12);
  });

  it('takes one typed number for every channel', async () => {
    const { remote, open } = engine();
    const [input] = (await open(LAYERS)).tensors;
    const scheme = { scheme: 'batch', eps: 0, weight: { values: [3] } } as const;
    const { after } = await remote.report({ tensor: input.id, scheme });
    assert.ok(Math.abs(after.std - 3) < 1e-12);
  });

  it('is rejected with the code of what is wrong with its parameters', async () => {
    const { remote, open } = engine();
    const [input] = (await open(LAYERS)).tensors;
    await assert.rejects(
      remote.report({ tensor: input.id, scheme: { scheme: 'batch', channelAxis: 7 } }),
      (error) => error instanceof CodedError && error.code.startsWith('scheme.'),
    );
  });
});

describe('a breakdown', () => {
  it('comes in pages, with totals of the whole', async () => {
    const { remote, open } = engine();
    const [tensor] = (await open(JSON.stringify(Array.from({ length: 50 }, (_, i) => [i, i])))).tensors;
    const page = await remote.breakdown({ tensor: tensor.id, axis: 0, offset: 45, count: 10 });
    assert.deepEqual(
      page.rows.map(({ index }) => index),
      [45, 46, 47, 48, 49],
    );
    assert.deepEqual([page.total, page.matching, page.flagged], [50, 50, 50]);
  });

  it('has the figures before and after', async () => {
    const { remote, open } = engine();
    const [tensor] = (await open('[[1, 2], [3, 6]]')).tensors;
    const scheme = { scheme: 'layer', eps: 0 } as const;
    const { rows } = await remote.breakdown({ tensor: tensor.id, scheme, axis: 0, offset: 0, count: 2 });
    assert.deepEqual(
      rows.map(({ before, after }) => [before.mean, after?.mean, after?.std]),
      [
        [1.5, 0, 1],
        [4.5, 0, 1],
      ],
    );
  });

  it('of an axis that does not exist is rejected', async () => {
    const { remote, open } = engine();
    const [tensor] = (await open('[1, 2]')).tensors;
    await assert.rejects(remote.breakdown({ tensor: tensor.id, axis: 3, offset: 0, count: 1 }), CodedError);
  });
});

describe('where things stand', () => {
  it('is known for every element at one index along an axis, neighbours joined', async () => {
    const text = '[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]';
    const { remote, open } = engine();
    const [{ id: tensor }] = (await open(text)).tensors;
    const at = async (axis: number, index: number): Promise<string[]> =>
      (await remote.locateSlice({ tensor, axis, index })).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(await at(0, 1), ['5, 6], [7, 8']);
    assert.deepEqual(await at(1, 0), ['1, 2', '5, 6']);
    assert.deepEqual(await at(2, 1), ['2', '4', '6', '8']);
    assert.deepEqual(await at(2, 9), []);
    assert.deepEqual(await at(5, 0), []);
    const within = await remote.locateSlice({ tensor, axis: 2, index: 1, within: [{ axis: 0, index: 1 }] });
    assert.deepEqual(
      within.map(({ start, end }) => text.slice(start, end)),
      ['6', '8'],
    );
  });
});

describe('a slice', () => {
  const text = '[[1, 2, 3], [4, 5, 9], [7, 8, 6]]';
  const scheme = { scheme: 'batch' } as const;

  it('is summarized before and after, on the bins of the whole', async () => {
    const { remote, open } = engine();
    const [{ id: tensor }] = (await open(text)).tensors;
    const { before, after, histogram } = await remote.slice({ tensor, scheme, at: [{ axis: 1, index: 2 }] });
    assert.deepEqual([before.n, before.mean, before.min, before.max], [3, 6, 3, 9]);
    assert.ok(Math.abs(after?.mean ?? NaN) < 1e-15);
    const whole = await remote.report({ tensor, scheme });
    assert.deepEqual(histogram.edges, whole.histogram.edges);
    assert.equal(
      histogram.counts[0].reduce((sum, n) => sum + n),
      3,
    );
  });

  it('is broken down like the whole, and one that does not exist is refused', async () => {
    const { remote, open } = engine();
    const [{ id: tensor }] = (await open(text)).tensors;
    const within = [{ axis: 1, index: 2 }];
    const page = await remote.breakdown({ tensor, scheme, axis: 0, within, offset: 0, count: 9 });
    assert.deepEqual(
      page.rows.map(({ before }) => [before.n, before.mean]),
      [
        [1, 3],
        [1, 9],
        [1, 6],
      ],
    );
    for (const at of [[{ axis: 1, index: 3 }], [{ axis: 7, index: 0 }], [{ axis: 0, index: -1 }]]) {
      await rejects(remote.slice({ tensor, at }), 'engine.slice');
    }
  });
});

describe('two schemes', () => {
  it('are compared on the same bins, with the greatest difference of two values', async () => {
    const { remote, open } = engine();
    const [{ id: tensor }] = (await open('[[0, 2], [2, 8]]')).tensors;
    const [scheme, other] = [{ scheme: 'input' } as const, { scheme: 'layer', eps: 0 } as const];
    const compared = await remote.compare({ tensor, scheme, other });
    // By columns: [[-1, -1], [1, 1]]; by rows: [[-1, 1], [-1, 1]].
    assert.equal(compared.largestDifference, 2);
    assert.equal(compared.other.scheme.scheme, 'layer');
    assert.deepEqual(
      compared.histogram.counts.map((counts) => counts.reduce((sum, n) => sum + n)),
      [4, 4],
    );
  });
});

describe('rows that are spoken of', () => {
  it('come first, before flagged ones and whatever the sort', async () => {
    const { remote, open } = engine();
    const [{ id: tensor }] = (await open('[[1, 0, 3], [4, 0, 9]]')).tensors;
    const sort = { column: 'mean', of: 'before', descending: false } as const;
    const page = await remote.breakdown({ tensor, axis: 1, first: [2], flaggedFirst: true, sort, offset: 0, count: 9 });
    assert.deepEqual(
      page.rows.map(({ index }) => index),
      [2, 1, 0],
    );
  });
});

describe('closing', () => {
  it('forgets a tensor: it cannot be asked about any more', async () => {
    const { remote, open } = engine();
    const [{ id }] = (await open('[1, 2]')).tensors;
    await remote.close({ tensors: [id, 'test:999'] });
    await rejects(remote.summary({ tensor: id }), 'engine.unknownTensor');
  });
});

describe('the schemes on offer', () => {
  const offersOf = async (text: string) => {
    const { remote, open } = engine();
    const [{ id }] = (await open(text)).tensors;
    return remote.offers({ tensor: id });
  };

  it('are all six, in their order, for a batch of images', async () => {
    const offers = await offersOf('[[[[1, 2]], [[3, 4]]], [[[5, 6]], [[7, 8]]]]');
    assert.deepEqual(
      offers,
      ['input', 'batch', 'layer', 'instance', 'group', 'rms'].map((id) => ({ id })),
    );
  });

  it('say why one does not apply whatever its parameters', async () => {
    const offers = await offersOf('[[1, 2], [3, 4]]');
    assert.deepEqual(
      offers.filter(({ problem }) => problem).map(({ id, problem }) => [id, problem?.code]),
      [['instance', 'scheme.oneSpatial']],
    );
  });

  it('leave batch normalization to a single sample: evaluation needs no batch', async () => {
    const batch = (await offersOf('[[1, 2, 3]]')).find(({ id }) => id === 'batch');
    assert.deepEqual(batch, { id: 'batch' });
  });
});
