import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, near } from '../kit/kit';

interface Answer {
  readonly tensor: { readonly shape: readonly number[]; readonly dtype: string };
  readonly summary: { readonly mean: number; readonly nan: number };
  readonly result: string;
  readonly comparison: { readonly close: boolean; readonly mismatches: number };
  readonly identified: { readonly verdict: string; readonly best?: { readonly scheme: string } };
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

  it('answer a mistaken call with a sentence', async () => {
    assert.equal((await call('normscope_inspect', {})).error.code, 'tool.input');
    const { error } = await call('normscope_inspect', { text: '[1, 2]', tensor: 'weights' });
    assert.match(error.message, /weights/);
    assert.ok((await call('normscope_inspect', { text: 'no numbers here' })).error.message);
  });
});
