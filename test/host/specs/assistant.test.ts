import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeEverything, near, sampleUri, untitled } from '../kit/kit';

interface Answer {
  readonly tensor: { readonly shape: readonly number[]; readonly dtype: string };
  readonly summary: { readonly mean: number; readonly nan: number };
  readonly result: string;
  readonly comparison: { readonly close: boolean; readonly mismatches: number };
  readonly identified: { readonly verdict: string; readonly best?: { readonly scheme: string } };
  readonly others: readonly unknown[];
  readonly leftOut?: { readonly others: number };
  readonly error: { readonly code: string; readonly message: string };
}

const NAMES = ['normscope_inspect', 'normscope_normalize', 'normscope_compare'];

async function call(name: string, input: object): Promise<Answer> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value) as Answer;
}

describe('the tools of a language model', () => {
  before(() => api());

  it('are offered with a schema each', () => {
    const ours = vscode.lm.tools.filter(({ name }) => NAMES.includes(name));
    assert.deepEqual(ours.map(({ name }) => name).sort(), [...NAMES].sort());
    assert.ok(ours.every(({ inputSchema }) => inputSchema));
  });

  it('read a text, and a file of the workspace by its path', async () => {
    const { tensor, summary } = await call('normscope_inspect', { text: 'x = [[1, 2], [3, NaN]]' });
    assert.deepEqual([tensor.shape, summary.mean, summary.nan], [[2, 2], 2, 1]);
    assert.deepEqual((await call('normscope_inspect', { file: 'iris.csv' })).tensor.shape, [150, 4]);
  });

  it('normalize and give the values', async () => {
    const { result } = await call('normscope_normalize', { text: '[[1, 2, 3]]', scheme: 'layer', eps: 0 });
    const [[first, second, third]] = JSON.parse(result) as number[][];
    near(first, -Math.sqrt(1.5));
    near(second, 0);
    near(third, Math.sqrt(1.5));
  });

  it('compare, and find the normalization between two tensors', async () => {
    const after = await call('normscope_normalize', { text: '[[1, 2, 3, 4], [2, 4, 6, 9]]', scheme: 'layer' });
    const pair = { a: { text: '[[1, 2, 3, 4], [2, 4, 6, 9]]' }, b: { text: after.result } };
    const { comparison, identified } = await call('normscope_compare', { ...pair, identify: true });
    assert.equal(comparison.close, false);
    assert.equal(comparison.mismatches, 8);
    assert.deepEqual([identified.verdict, identified.best?.scheme], ['explained', 'layer']);
  });

  it('read what the workspace holds or an editor shows, and nothing else', async () => {
    const outside = vscode.Uri.joinPath(sampleUri('iris.csv'), '../../../outside.json');
    for (const file of [outside.path, outside.toString(), '../outside.json', 'https://example.org/a.json'])
      assert.equal((await call('normscope_inspect', { file })).error.code, 'tool.outside', file);
    const { document } = await untitled('open = [[1, 2], [3, 4]]');
    const { tensor } = await call('normscope_inspect', { file: document.uri.toString() });
    assert.deepEqual(tensor.shape, [2, 2]);
    assert.deepEqual(
      (await call('normscope_inspect', { file: sampleUri('iris.csv').toString() })).tensor.shape,
      [150, 4],
    );
    await closeEverything();
  });

  it('read the lines that they are told to', async () => {
    const { document } = await untitled('a = [1, 2]\nb = [[3, 4, 5]]\nc = [6, 7, 8, 9]');
    const shapeOf = async (lines: object): Promise<unknown> =>
      (await call('normscope_inspect', { file: document.uri.toString(), ...lines })).tensor.shape;
    assert.deepEqual(await shapeOf({ startLine: 2, endLine: 2 }), [1, 3]);
    assert.deepEqual(await shapeOf({ startLine: 3 }), [4]);
    assert.deepEqual(await shapeOf({ endLine: 1 }), [2]);
    await closeEverything();
  });

  it('refuse a scheme or parameter that there is not, and say which there are', async () => {
    const refused = async (input: object): Promise<string> => {
      const { error } = await call('normscope_normalize', { text: '[[1, 2, 3]]', scheme: 'layer', ...input });
      return `${error.code}: ${error.message}`;
    };
    assert.match(
      await refused({ scheme: 'whitening' }),
      /^asked.choice: .*scheme.*input, batch, layer, instance, group, rms/,
    );
    assert.match(await refused({ scheme: undefined }), /^asked.choice: .*scheme/);
    assert.match(await refused({ eps: 'tiny' }), /^asked.number: .*eps/);
    assert.match(await refused({ normalizedNdim: 1.5 }), /^asked.whole: .*normalizedNdim/);
    assert.match(await refused({ scheme: 'input', axes: ['rows'] }), /^asked.list: .*axes/);
    assert.match(await refused({ scheme: 'input', ddof: 2 }), /^asked.choice: .*ddof.*0, 1/);
    assert.match(await refused({ scheme: 'group', numGroups: 5 }), /^scheme.numGroups/);
  });

  it('say what is left out of an answer that would be too long', async () => {
    const layers = Array.from({ length: 500 }, (_, i) => `"encoder.layer${i}.attention.weight": [[1, 2], [3, ${i}]]`);
    const answer = await call('normscope_inspect', { text: `{${layers.join(', ')}}` });
    assert.equal(answer.others.length + (answer.leftOut?.others ?? 0), 499);
    assert.ok(answer.others.length > 0 && JSON.stringify(answer).length <= 20_000);
  });

  it('answer a mistaken call with a sentence', async () => {
    assert.equal((await call('normscope_inspect', {})).error.code, 'tool.input');
    const { error } = await call('normscope_inspect', { text: '[1, 2]', tensor: 'weights' });
    assert.match(error.message, /weights/);
    assert.ok((await call('normscope_inspect', { text: 'no numbers here' })).error.message);
  });
});
