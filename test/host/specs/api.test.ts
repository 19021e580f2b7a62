import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Content, NormscopeApi, Outcome } from '../../../src/api/normscope';
import type { Companion } from '../companion/extension';
import { api, closeEverything, near, sampleUri, untitled, until } from '../kit/kit';

function ok<T>(outcome: Outcome<T>): T {
  if ('err' in outcome) throw new Error(`${outcome.err.code}: ${outcome.err.message}`);
  return outcome.ok;
}

async function refused(outcome: Outcome<unknown> | Promise<Outcome<unknown>>): Promise<string> {
  const settled = await outcome;
  assert.ok('err' in settled, 'it was taken');
  assert.ok(settled.err.message && settled.err.message !== settled.err.code);
  return settled.err.code;
}

const MATRIX = new Float32Array([1, 2, 3, 4, 5, 7]);

describe('the API, from a second extension', () => {
  let companion: Companion;
  let normscope: NormscopeApi;

  /** What no extension in TypeScript would pass. */
  const wrong = (value: unknown): Content => value as Content;

  before(async () => {
    const extension = vscode.extensions.getExtension<Companion>('normscope-specs.companion');
    assert.ok(extension, 'the second extension is not there');
    companion = await extension.activate();
    normscope = companion.normscope;
  });
  afterEach(closeEverything);

  it('inspects a text, values, a document and a file', async () => {
    const text = ok(await normscope.inspect({ text: 'x = [[1, 2], [3, nan]]' }));
    assert.deepEqual(
      [text.tensor, text.summary.mean, text.summary.nan],
      [{ name: 'x', shape: [2, 2], dtype: 'float64' }, 2, 1],
    );
    const values = ok(await normscope.inspect({ values: MATRIX, shape: [2, 3] }));
    assert.deepEqual([values.tensor.shape, values.tensor.dtype, values.summary.max], [[2, 3], 'float32', 7]);
    const { document } = await untitled('a = [1, 2]\nb = [3, 4, 5]');
    const range = document.lineAt(1).range;
    assert.equal(ok(await normscope.inspect({ uri: document.uri, range })).summary.mean, 4);
    const file = ok(await normscope.inspect({ uri: sampleUri('model.safetensors').toString() }));
    assert.ok(file.others.length > 0);
    const other = file.others[0].name;
    assert.equal(
      ok(await normscope.inspect({ uri: sampleUri('model.safetensors'), tensor: other })).tensor.name,
      other,
    );
  });

  it('takes values of every dtype, whatever they are kept in', async () => {
    const mean = async (values: Content): Promise<number> => ok(await normscope.inspect(values)).summary.mean;
    assert.equal(
      await mean({
        values: [
          [1, null],
          [true, 3n],
        ],
      }),
      5 / 3,
    );
    assert.equal(await mean({ values: 5 }), 5);
    assert.equal(await mean({ values: new BigInt64Array([2n, 4n]) }), 3);
    assert.equal(await mean({ values: [2n, 4], dtype: 'uint64' }), 3);
    assert.equal(await mean({ values: new Uint16Array([0x3c00, 0x4000]), dtype: 'float16' }), 1.5);
    assert.equal(await mean({ values: new Uint16Array([0x3f80, 0x4000]), dtype: 'bfloat16' }), 1.5);
    // A view whose byteOffset is not 0.
    assert.equal(await mean({ values: MATRIX.subarray(3), shape: [3] }), 16 / 3);
    assert.equal(ok(await normscope.inspect({ values: [], shape: [0, 4] })).summary.count, 0);
    const [npy, csv] = await Promise.all(['embeddings.npy', 'iris.csv'].map((name) => bytesOf(name)));
    assert.deepEqual(ok(await normscope.inspect({ bytes: npy, fileName: 'e.npy' })).tensor.shape, [64, 24]);
    assert.deepEqual(ok(await normscope.inspect({ bytes: csv, fileName: 'i.csv' })).tensor.shape, [150, 4]);
    assert.ok(npy.length > 0, 'the bytes stay the caller’s');
  });

  it('normalizes, and hands the values over as they are', async () => {
    const { before, after, values } = ok(
      await normscope.normalize({ values: MATRIX, shape: [2, 3] }, { scheme: 'layer', eps: 0, weight: [2, 2, 2] }),
    );
    assert.deepEqual([before.count, values?.length], [6, 6]);
    near(values?.[0] ?? NaN, -2 * Math.sqrt(1.5));
    near(after.mean, 0);
    const { values: none } = ok(await normscope.normalize({ values: [1, 2] }, { scheme: 'input' }, { values: false }));
    assert.equal(none, undefined);
  });

  it('compares two tensors', async () => {
    const { close, mismatches, maxAbs } = ok(await normscope.compare({ values: [1, 2, 3] }, { text: '[1, 2, 3.5]' }));
    assert.deepEqual([close, mismatches, maxAbs], [false, 1, { value: 0.5, index: 2 }]);
    assert.equal(ok(await normscope.compare({ values: [1] }, { values: [1.5] }, { atol: 1 })).close, true);
  });

  it('answers what makes no sense with a code and a sentence, and never throws', async () => {
    const inspect = (content: unknown): Promise<string> => refused(normscope.inspect(wrong(content)));
    for (const none of [undefined, null, 3, {}, { uri: undefined }]) assert.equal(await inspect(none), 'api.input');
    assert.equal(await inspect({ values: [[1, 2], [3]] }), 'api.ragged');
    assert.equal(await inspect({ values: [1, [2]] }), 'api.ragged');
    assert.equal(await inspect({ values: ['1', '2'] }), 'api.values');
    assert.equal(await inspect({ values: MATRIX, shape: [4, 2] }), 'api.count');
    assert.equal(await inspect({ values: MATRIX, shape: [-6] }), 'api.shape');
    assert.equal(await inspect({ values: MATRIX, shape: [6], dtype: 'complex64' }), 'api.dtype');
    assert.equal(await inspect({ values: MATRIX, dtype: 'float64' }), 'api.dtype');
    assert.equal(await inspect({ values: [1], dtype: 'bfloat16' }), 'api.dtype');
    const itself: unknown[] = [];
    itself.push(itself);
    assert.equal(await inspect({ values: itself }), 'api.values');
    assert.equal(await inspect({ uri: 'no address' }), 'api.uri');
    assert.equal(await inspect({ uri: sampleUri('nothing.npy') }), 'host.unreadable');
    assert.equal(await inspect({ text: 'no numbers' }), 'readers.noNumbers');
    assert.equal(await inspect({ text: '[1, 2]', tensor: 'w' }), 'host.noTensor');
    assert.match(await inspect({ bytes: new Uint8Array(9), fileName: 'x.npy' }), /^npy\./);
    const normalize = (scheme: unknown): Promise<string> =>
      refused(normscope.normalize({ values: [[1, 2]] }, scheme as never));
    assert.equal(await normalize(undefined), 'asked.choice');
    assert.equal(await normalize({ scheme: 'group', numGroups: 3 }), 'scheme.numGroups');
    assert.equal(await normalize({ scheme: 'layer', weight: 'gamma' }), 'asked.values');
    assert.match(await refused(normscope.compare({ values: [1] }, { values: [1, 2] })), /^compare\./);
    const cancelled = new vscode.CancellationTokenSource();
    cancelled.cancel();
    await refused(normscope.inspect({ values: [1] }, { token: cancelled.token }));
  });

  it('refuses what is no source, and a second one of the same id', async () => {
    for (const none of [undefined, {}, { id: 'x', label: 'X' }])
      assert.equal(await refused(normscope.registerSource(none as never)), 'api.source');
    const again = { id: 'companion.debugger', label: 'X', tensors: () => [], read: () => undefined };
    assert.equal(await refused(normscope.registerSource(again)), 'api.sourceTwice');
  });

  it('a source’s tensor is shown in the panel, followed as it changes, and gone when it is', async () => {
    const x = { values: MATRIX, shape: [2, 3], dtype: 'float32' } as const;
    companion.step({ x, printed: { text: 'tensor([[1., 2.], [3., 4.]])', languageId: 'python' } });
    const { inspected } = await api();
    const shown = (name: string, shape: readonly number[]) =>
      until(`${name} of shape ${shape.join('×')}`, () =>
        inspected().find(
          ({ status, tensors }) =>
            status === 'ready' && tensors.some((one) => one.name === name && one.shape.join() === shape.join()),
        ),
      );
    ok(await companion.source.show('x'));
    assert.equal((await shown('x', [2, 3])).place, 'Variables of python');
    companion.step({ x: { ...x, shape: [3, 2] } });
    await shown('x', [3, 2]);
    companion.step({});
    await until('a problem that says so', () => inspected().some(({ problems }) => problems[0]?.code === 'api.gone'));
  });

  it('a source that fails is a problem of its panel, and of nothing else', async () => {
    const { inspected } = await api();
    ok(await companion.source.show('broken'));
    const failed = await until('the problem', () => inspected().find(({ problems }) => problems.length > 0));
    assert.deepEqual(
      [failed.problems[0].code, failed.problems[0].args.detail],
      ['api.failed', 'the process has ended'],
    );
    assert.ok(companion.reads.includes('broken'));
  });
});

async function bytesOf(name: string): Promise<Uint8Array> {
  return vscode.workspace.fs.readFile(sampleUri(name));
}
