import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeEverything, inspected, near, sampleUri, until } from '../kit/kit';

function customTabs(): vscode.TabInputCustom[] {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  return inputs.filter((input) => input instanceof vscode.TabInputCustom);
}

const FILES = {
  'embeddings.npy': [['', [64, 24], 'float16']],
  'checkpoint.npz': [
    ['hidden', [4, 16, 32], 'float32'],
    ['targets', [4, 16], 'int64'],
    ['timestamps', [200], 'float64'],
  ],
  'model.safetensors': [
    ['conv1.weight', [8, 3, 3, 3], 'float32'],
    ['bn1.weight', [8], 'float32'],
    ['bn1.bias', [8], 'float32'],
    ['bn1.running_mean', [8], 'float32'],
    ['bn1.running_var', [8], 'float32'],
    ['fc.weight', [10, 8], 'bfloat16'],
    ['fc.bias', [10], 'bfloat16'],
  ],
} as const;

describe('a tensor file', () => {
  afterEach(closeEverything);

  for (const [name, tensors] of Object.entries(FILES)) {
    it(`${name} opens in the tensor viewer, which lists its tensors`, async () => {
      const uri = sampleUri(name);
      await vscode.commands.executeCommand('vscode.open', uri);
      const found = await inspected(uri);
      assert.deepEqual(
        customTabs().map(({ viewType }) => viewType),
        ['normscope.tensorFile'],
      );
      assert.deepEqual(
        found.tensors.map((tensor) => [tensor.name, tensor.shape, tensor.dtype]),
        tensors,
      );
    });
  }

  it('opens there from the explorer’s context menu too', async () => {
    const uri = sampleUri('embeddings.npy');
    await vscode.commands.executeCommand('normscope.inspectFile', uri);
    await inspected(uri);
    assert.equal(customTabs().length, 1);
  });

  it('is normalized as any other tensor', async () => {
    const uri = sampleUri('embeddings.npy');
    await vscode.commands.executeCommand('vscode.open', uri);
    const { tensors } = await inspected(uri);
    const { report } = await api();
    const { after } = await report({ tensor: tensors[0].id, scheme: { scheme: 'input' } });
    near(after.mean, 0, 1e-9);
    near(after.std, 1, 1e-9);
  });

  it('shows the scheme of the command that is run in its editor', async () => {
    const uri = sampleUri('embeddings.npy');
    await vscode.commands.executeCommand('vscode.open', uri);
    await inspected(uri);
    await vscode.commands.executeCommand('normscope.layerNormalize');
    const { inspected: all } = await api();
    assert.deepEqual(
      all().map(({ view }) => view.scheme.scheme),
      ['layer'],
    );
  });

  it('that is no tensor file says so', async () => {
    const uri = sampleUri('broken.npy');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('this is not an array'));
    await vscode.commands.executeCommand('vscode.open', uri);
    const { problems, tensors } = await inspected(uri);
    assert.deepEqual(tensors, []);
    assert.equal(problems[0].severity, 'error');
  });

  it('that does not exist any more says so', async () => {
    const uri = sampleUri('missing.npy');
    await vscode.commands.executeCommand('normscope.inspectFile', uri);
    const { inspected: all } = await api();
    const gone = await until('it is said', () => all().find(({ status }) => status === 'gone'));
    assert.equal(gone.problems[0].code, 'host.unreadable');
  });

  it('is read again when it is written anew', async () => {
    const uri = sampleUri('copy.npy');
    const bytes = await vscode.workspace.fs.readFile(sampleUri('embeddings.npy'));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('not yet'));
    await vscode.commands.executeCommand('vscode.open', uri);
    const before = await inspected(uri);
    await vscode.workspace.fs.writeFile(uri, bytes);
    const after = await inspected(uri, before.revision);
    assert.deepEqual(
      after.tensors.map(({ shape }) => shape),
      [[64, 24]],
    );
  });
});

describe('a file of text, from the explorer', () => {
  afterEach(closeEverything);

  it('is inspected as a whole without being opened in an editor', async () => {
    const uri = sampleUri('iris.csv');
    await vscode.commands.executeCommand('normscope.inspectFile', uri);
    const { tensors } = await inspected(uri);
    assert.deepEqual(
      tensors.map(({ shape }) => shape),
      [[150, 4]],
    );
    assert.deepEqual(vscode.window.visibleTextEditors, []);
  });
});
