import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeEverything, near, select, selectAll, untitled, until } from '../kit/kit';

describe('the side view', () => {
  before(async () => {
    await api();
    await vscode.commands.executeCommand('normscope.inspector.focus');
  });
  after(() => vscode.commands.executeCommand('workbench.view.explorer'));
  afterEach(closeEverything);

  it('shows shape, statistics and a small histogram of the array under the cursor', async () => {
    const editor = await untitled('a = [1, 2, 3]\nb = [[4, 5], [6, 9]]\n', 'python');
    select(editor, '6', 0);
    const { inspector } = await api();
    const { tensor, summary, histogram } = await until(
      'b is shown',
      () => inspector().tensor?.name === 'b' && inspector(),
    );
    assert.deepEqual(tensor?.shape, [2, 2]);
    near(summary?.mean ?? NaN, 6);
    assert.equal(
      histogram?.counts[0].reduce((sum, count) => sum + count),
      4,
    );
  });

  it('follows the cursor from one array to the next', async () => {
    const editor = await untitled('a = [1, 2, 3]\nb = [[4, 5], [6, 9]]\n', 'python');
    const { inspector } = await api();
    for (const [at, name] of [
      ['2', 'a'],
      ['5', 'b'],
      ['1', 'a'],
    ] as const) {
      select(editor, at, 0);
      await until(`${name} is shown`, () => inspector().tensor?.name === name);
    }
  });

  it('shows the tensor of an object whose text holds the cursor', async () => {
    const editor = await untitled('{"a": [1, 2], "b": [3, 4], "c": [5, 6]}', 'json');
    const { inspector } = await api();
    for (const [at, name] of [
      ['4', 'b'],
      ['5', 'c'],
    ] as const) {
      select(editor, at, 0);
      await until(`${name} is shown`, () => inspector().tensor?.name === name && inspector().tensorCount === 3);
    }
  });

  it('is empty where there is no array', async () => {
    const editor = await untitled('a = [1, 2, 3]\nno numbers\n', 'python');
    const { inspector } = await api();
    select(editor, '2', 0);
    await until('a is shown', () => inspector().status === 'ready');
    select(editor, 'numbers', 0);
    await until('nothing is shown', () => inspector().status === 'empty');
  });

  it('shows what is wrong with the array under the cursor, and where', async () => {
    const editor = await untitled('a = [[1, 2],\n     [3]]\n', 'python');
    select(editor, '2', 0);
    const { inspector } = await api();
    const { problems } = await until('a problem', () => inspector().problems.length > 0 && inspector());
    assert.deepEqual([problems[0].code, problems[0].place?.line, problems[0].place?.column], ['readers.ragged', 2, 6]);
  });

  it('follows edits of the array', async () => {
    const editor = await untitled('a = [1, 2, 3]', 'python');
    select(editor, '2', 0);
    const { inspector } = await api();
    await until('a is shown', () => inspector().tensor?.shape[0] === 3);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 6), ', 7'));
    await until('four values', () => inspector().tensor?.shape[0] === 4);
  });

  it('marks nothing in the text: only what a command took is inspected', async () => {
    const editor = await untitled('[[1], [2, 3]]');
    selectAll(editor);
    const { inspector, inspected } = await api();
    await until('a problem', () => inspector().problems.length > 0);
    assert.deepEqual(inspected(), []);
    assert.deepEqual(vscode.languages.getDiagnostics(editor.document.uri), []);
  });
});
