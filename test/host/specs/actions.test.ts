import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Frozen } from '../kit/frozen';
import { listened } from '../kit/messages';
import { api, closeEverything, inspected, run, sample, select, until, untitled } from '../kit/kit';

const LAYER = 'normscope.layerNormalize';
const REPLACE = 'normscope.replaceSelection';
const ONE_STEP = 'normscope.normalizeAndReplace';

/** The text of a document once it is another one. */
async function changed({ document }: vscode.TextEditor, from: string): Promise<string> {
  return until('the text changes', () => document.getText() !== from && document.getText());
}

async function undo(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
  await vscode.commands.executeCommand('undo');
}

/** Runs the command that lets the user choose a scheme, and takes the first one. */
async function oneStep(editor: vscode.TextEditor, before: string): Promise<string> {
  const done = vscode.commands.executeCommand(ONE_STEP);
  const deadline = Date.now() + 10_000;
  while (editor.document.getText() === before && Date.now() < deadline) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await done;
  return changed(editor, before);
}

/** A table in an untitled document, whose column of numbers is selected cell by cell. */
async function columnSelected(): Promise<{ text: string; editor: vscode.TextEditor }> {
  const text = 'a,1,x\nb,2,y\nc,6,z\n';
  const editor = await untitled(text);
  editor.selections = [0, 1, 2].map((line) => new vscode.Selection(line, 2, line, 3));
  return { text, editor };
}

describe('a result that replaces its numbers', () => {
  afterEach(closeEverything);

  it('keeps the layout of the text, and one undo brings the text back', async () => {
    const text = 'x = [\n  [1, 2, 3],  # first\n  [4, 5, 9],\n]\ny = 1\n';
    const editor = await untitled(text, 'python');
    select(editor, '2', 0);
    const { revision } = await run(LAYER, editor);
    await vscode.commands.executeCommand(REPLACE);
    const made = await changed(editor, text);
    assert.match(
      made,
      /^x = \[\n {2}\[-1\.22\d+, 0\.0, 1\.22\d+\], {2}# first\n {2}\[-0\.92\d+, -0\.46\d+, 1\.38\d+\],\n\]\ny = 1\n$/,
    );
    await undo(editor);
    assert.equal(editor.document.getText(), text);
    // What is inspected is the array still, as it was. Both changes may be read as one.
    const again = await inspected(editor.document.uri, revision);
    assert.deepEqual(again.tensors[0].shape, [2, 3]);
  });

  it('leaves header, text columns and line ends of a CSV as they are', async () => {
    const editor = await sample('iris.csv');
    const text = editor.document.getText();
    await run('normscope.inputNormalize', editor);
    await vscode.commands.executeCommand(REPLACE);
    const lines = (await changed(editor, text)).split(/\r?\n/);
    assert.equal(lines[0], text.split(/\r?\n/)[0]);
    assert.match(lines[1], /^-0\.9\d+,1\.0\d+,-1\.3\d+,-1\.3\d+,setosa$/);
    assert.equal(lines.length, text.split(/\r?\n/).length);
    await undo(editor);
    assert.equal(editor.document.getText(), text);
  });

  it('goes cell by cell into a column selection, which stays inspected', async () => {
    const { text, editor } = await columnSelected();
    const { revision } = await run('normscope.inputNormalize', editor);
    await vscode.commands.executeCommand(REPLACE);
    const made = await changed(editor, text);
    assert.match(made, /^a,-0\.9\d+,x\nb,-0\.4\d+,y\nc,1\.3\d+,z\n$/);
    const { ranges } = await inspected(editor.document.uri, revision);
    assert.deepEqual(
      ranges.map(({ start }) => [start.line, start.character]),
      [
        [0, 2],
        [1, 2],
        [2, 2],
      ],
    );
  });

  it('is redone after an undo, cell by cell', async () => {
    const { text, editor } = await columnSelected();
    const { revision } = await run('normscope.inputNormalize', editor);
    await vscode.commands.executeCommand(REPLACE);
    const made = await changed(editor, text);
    const replaced = await inspected(editor.document.uri, revision);
    await undo(editor);
    assert.equal(editor.document.getText(), text);
    const undone = await inspected(editor.document.uri, replaced.revision);
    await vscode.commands.executeCommand('redo');
    assert.equal(editor.document.getText(), made);
    const { ranges, tensors } = await inspected(editor.document.uri, undone.revision);
    assert.deepEqual(tensors[0].shape, [3, 1]);
    assert.deepEqual(
      ranges.map(({ start }) => [start.line, start.character]),
      [0, 1, 2].map((line) => [line, 2]),
    );
  });

  it('is of the text as it is now, whatever was edited meanwhile', async () => {
    const editor = await untitled('[1, 2, 3]', 'json');
    select(editor, '2', 0);
    await run(LAYER, editor);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 7, 0, 8), '3, 10'));
    const text = editor.document.getText();
    assert.equal(text, '[1, 2, 3, 10]');
    await vscode.commands.executeCommand(REPLACE);
    assert.equal((JSON.parse(await changed(editor, text)) as number[]).length, 4);
  });

  it('is made in one step from the text, without a panel', async () => {
    const text = '{"a": [[1, 2], [3, 4]], "b": [7, 8]}';
    const editor = await untitled(text, 'json');
    select(editor, '[[1, 2], [3, 4]]');
    assert.equal(await oneStep(editor, text), '{"a": [[-1, -1], [1, 1]], "b": [7, 8]}');
    const { inspected: all } = await api();
    assert.deepEqual(all(), []);
    await undo(editor);
    assert.equal(editor.document.getText(), text);
  });
});

describe('a result that must not replace anything', () => {
  const { messages, restore } = listened();
  afterEach(closeEverything);
  after(restore);

  it('says so of a text that was edited while the result was made', async () => {
    const numbers = Array.from({ length: 100_000 }, (_, i) => i / 7).join(', ');
    const editor = await untitled(`[${numbers}]\n`, 'json');
    select(editor, '0', 0);
    await run(LAYER, editor);
    const end = editor.document.positionAt(editor.document.getText().length);
    let isDone = false;
    const done = vscode.commands.executeCommand(REPLACE).then(() => (isDone = true));
    while (!isDone) {
      await editor.edit((edit) => edit.insert(end, ' '));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await done;
    assert.equal(editor.document.getText().trim(), `[${numbers}]`);
    assert.match(messages.at(-1) ?? '', /^The text has changed meanwhile, and nothing was replaced\./);
  });

  it('is not made of a text that can only be read, and says what can be done instead', async () => {
    const text = '[1, 2, 3]\n';
    const provider = vscode.workspace.registerFileSystemProvider('frozen', new Frozen(text), { isReadonly: true });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('frozen:/ice.json'));
      const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      await run(LAYER, editor);
      await vscode.commands.executeCommand(REPLACE);
      assert.equal(messages.at(-1), 'ice.json is read-only. Open the result in a new document, or save it.');
      assert.equal(document.getText(), text);
      await vscode.commands.executeCommand('normscope.openResult');
      await until('a new document', () => vscode.window.activeTextEditor?.document.getText().startsWith('[-1.22'));
    } finally {
      await closeEverything();
      provider.dispose();
    }
  });
});

describe('several arrays of a selection', () => {
  afterEach(closeEverything);

  it('are replaced in one undo step, each normalized on its own', async () => {
    const text = '{"a": [[1, 2], [3, 4]], "b": [70, 80], "c": "kept"}';
    const editor = await untitled(text, 'json');
    select(editor, text);
    const made = await oneStep(editor, text);
    assert.equal(made, '{"a": [[-1, -1], [1, 1]], "b": [-1, 1], "c": "kept"}');
    await undo(editor);
    assert.equal(editor.document.getText(), text);
  });
});

describe('a result in a new document', () => {
  afterEach(closeEverything);

  it('has the layout and the language of its text, which stays as it is', async () => {
    const text = 'name,a,b\nx,1,10\ny,3,30\n';
    const editor = await untitled(text, 'plaintext');
    select(editor, text);
    await run('normscope.inputNormalize', editor);
    await vscode.commands.executeCommand('normscope.openResult');
    const opened = await until('a new document', () =>
      vscode.workspace.textDocuments.find((document) => document.getText().startsWith('name,a,b\nx,-1,-1')),
    );
    assert.equal(opened.getText(), 'name,a,b\nx,-1,-1\ny,1,1\n');
    assert.equal(editor.document.getText(), text);
  });
});

describe('code that makes a result', () => {
  afterEach(closeEverything);

  it('is copied for the framework that is chosen', async () => {
    const editor = await untitled('[[1, 2], [3, 4]]', 'json');
    select(editor, '1', 0);
    await run(LAYER, editor);
    await vscode.env.clipboard.writeText('');
    const done = vscode.commands.executeCommand('normscope.copyCode');
    let copied = '';
    for (let i = 0; i < 100 && copied === ''; i++) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise((resolve) => setTimeout(resolve, 100));
      copied = await vscode.env.clipboard.readText();
    }
    await done;
    assert.match(copied, /^import numpy as np\n[\s\S]*\[1, 2\][\s\S]*y = \(x - mean\)/);
  });
});
