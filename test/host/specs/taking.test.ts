import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Inspected } from '../../../src/host/inside';
import { api, closeEverything, run, sample, select, untitled } from '../kit/kit';

const INSPECT = 'normscope.inspect';

/** The text of what was taken, a piece each. */
function taken(editor: vscode.TextEditor, { ranges }: Inspected): string[] {
  return ranges.map(({ start, end }) =>
    editor.document.getText(new vscode.Range(start.line, start.character, end.line, end.character)),
  );
}

function shapes({ tensors }: Inspected): (readonly number[])[] {
  return tensors.map(({ shape }) => shape);
}

describe('what a command takes', () => {
  afterEach(closeEverything);

  it('is the selection, in an untitled document of any language', async () => {
    const editor = await untitled('const a = [[1, 2], [3, 4]]; const b = [5, 6, 7];', 'javascript');
    select(editor, '[5, 6, 7]');
    const inspected = await run(INSPECT, editor);
    assert.deepEqual(taken(editor, inspected), ['[5, 6, 7]']);
    assert.deepEqual(
      inspected.tensors.map(({ name, shape }) => [name, shape]),
      [['b', [3]]],
    );
  });

  it('is the array around the cursor when nothing is selected', async () => {
    const editor = await untitled('x = np.array([[1., 2.],\n              [3., 4.]])\ny = 3\n', 'python');
    select(editor, '3.', 0);
    const inspected = await run(INSPECT, editor);
    assert.deepEqual(taken(editor, inspected), ['np.array([[1., 2.],\n              [3., 4.]])']);
    assert.deepEqual(
      inspected.tensors.map(({ name, shape }) => [name, shape]),
      [['x', [2, 2]]],
    );
  });

  it('is the whole table of a CSV when nothing is selected, its text columns set aside and said so', async () => {
    const editor = await sample('iris.csv');
    select(editor, '5.1', 0);
    const inspected = await run(INSPECT, editor);
    assert.deepEqual(shapes(inspected), [[150, 4]]);
    assert.equal(inspected.choice?.table?.header, true);
    assert.deepEqual(inspected.tensors[0].labels?.[1], ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']);
    const aside = inspected.problems.find(({ code }) => code === 'table.textColumns');
    assert.equal(aside?.severity, 'info');
    assert.deepEqual(inspected.place, 'iris.csv:1-151');
  });

  it('is a table without a header too', async () => {
    const editor = await untitled('1,2\n3,4\n5,6\n', 'plaintext');
    select(editor, '1,2\n3,4\n5,6');
    const inspected = await run(INSPECT, editor);
    assert.deepEqual(shapes(inspected), [[3, 2]]);
    assert.equal(inspected.choice?.table?.header, false);
  });

  it('is a block of a table when the selection is a rectangle', async () => {
    const editor = await untitled('a,1,2,x\nb,3,4,y\nc,5,6,z\n');
    editor.selections = [0, 1, 2].map((line) => new vscode.Selection(line, 2, line, 5));
    const inspected = await run(INSPECT, editor);
    assert.deepEqual(taken(editor, inspected), ['1,2', '3,4', '5,6']);
    assert.deepEqual(shapes(inspected), [[3, 2]]);
  });

  it('is a cell a cursor where several select within the lines', async () => {
    const editor = await untitled('loss 0.5 at 1\nloss 0.25 at 2\n');
    editor.selections = [new vscode.Selection(0, 5, 0, 8), new vscode.Selection(0, 12, 0, 13)].concat([
      new vscode.Selection(1, 5, 1, 9),
      new vscode.Selection(1, 13, 1, 14),
    ]);
    assert.deepEqual(shapes(await run(INSPECT, editor)), [[2, 2]]);
  });

  it('is each array of a JSON object, the one under the cursor shown first', async () => {
    const editor = await sample('layers.json');
    select(editor, '-0.88', 0);
    const inspected = await run(INSPECT, editor);
    assert.equal(inspected.tensors.length, 9);
    assert.equal(inspected.view.tensorName, 'attention.input');
  });

  it('is nothing where there is no array: no panel opens', async () => {
    const editor = await untitled('only words here');
    await vscode.commands.executeCommand(INSPECT);
    assert.equal(editor.document.getText(), 'only words here');
    const { inspected } = await api();
    assert.deepEqual(inspected(), []);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
  });
});
