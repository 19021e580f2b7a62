import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeEverything, inspected, run, select, selectAll, untitled, until } from '../kit/kit';

const INSPECT = 'normscope.inspect';

async function replace(editor: vscode.TextEditor, text: string, by: string): Promise<void> {
  const start = editor.document.getText().indexOf(text);
  const { document } = editor;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  assert.ok(await editor.edit((edit) => edit.replace(range, by)));
}

function panelTabs(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('normscope.panel'),
  );
}

describe('what is inspected', () => {
  afterEach(closeEverything);

  it('is read again when its text is edited', async () => {
    const editor = await untitled('x = [1, 2, 3]', 'python');
    select(editor, '[1, 2, 3]');
    const before = await run(INSPECT, editor);
    await replace(editor, '3', '3, 4, 5');
    const after = await inspected(editor.document.uri, before.revision);
    assert.deepEqual(
      after.tensors.map(({ shape }) => shape),
      [[5]],
    );
  });

  it('is read less often than it is edited: typing is waited for', async () => {
    const editor = await untitled('[1, 2, 3]');
    selectAll(editor);
    const before = await run(INSPECT, editor);
    const revisions = new Set<number>();
    const { onDidChange, inspected: all } = await api();
    const listening = onDidChange(() => revisions.add(all()[0].revision));
    const digits = [...'456789012345'];
    for (const digit of digits) await replace(editor, ']', `, ${digit}]`);
    await until('all is read', () => all()[0].tensors[0]?.shape[0] === 3 + digits.length);
    listening.dispose();
    const readings = [...revisions].filter((revision) => revision > before.revision).length;
    assert.ok(readings < digits.length, `${readings} readings for ${digits.length} edits`);
  });

  it('keeps its place when lines are put in before it, without being read again', async () => {
    const editor = await untitled('x = [[1, 2], [3]]', 'python');
    select(editor, '[[1, 2], [3]]');
    const before = await run(INSPECT, editor);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one\n# two\n'));
    const { inspected: all } = await api();
    const moved = await until('the place has moved', () => all().find(({ ranges }) => ranges[0].start.line === 2));
    assert.equal(moved.revision, before.revision);
    assert.equal(moved.problems[0].place?.line, 3);
    assert.equal(moved.place.endsWith(':3'), true);
  });

  it('keeps the scheme and the tensor that are looked at when its text is edited', async () => {
    const editor = await untitled('{"a": [[1, 2], [3, 4]], "b": [[5, 6], [7, 8]]}', 'json');
    select(editor, '7', 0);
    const before = await run('normscope.layerNormalize', editor);
    assert.equal(before.view.tensorName, 'b');
    await replace(editor, '8', '9');
    const { view, tensors } = await inspected(editor.document.uri, before.revision);
    assert.equal(view.scheme.scheme, 'layer');
    assert.equal(tensors.find(({ id }) => id === view.tensor)?.name, 'b');
  });

  it('answers what was asked about an older text with `unknownTensor`', async () => {
    const editor = await untitled('[1, 2, 3]');
    selectAll(editor);
    const before = await run(INSPECT, editor);
    await replace(editor, '2', '20');
    await inspected(editor.document.uri, before.revision);
    const { report } = await api();
    await assert.rejects(
      async () => report({ tensor: before.tensors[0].id, scheme: { scheme: 'input' } }),
      (error) => (error as { code?: string }).code === 'engine.unknownTensor',
    );
  });

  it('is read again, and not gone, when the language of its untitled document is changed', async () => {
    const editor = await untitled('[1, 2, 3]');
    selectAll(editor);
    const before = await run(INSPECT, editor);
    const { inspected: all, onDidChange } = await api();
    const statuses = new Set<string>();
    const listening = onDidChange(() => all().forEach(({ status }) => statuses.add(status)));
    await vscode.languages.setTextDocumentLanguage(editor.document, 'json');
    await inspected(editor.document.uri, before.revision);
    listening.dispose();
    assert.deepEqual([...statuses], ['ready']);
  });

  it('is gone when the untitled document is closed, and when its panel is', async () => {
    const editor = await untitled('[1, 2, 3]');
    selectAll(editor);
    await run(INSPECT, editor);
    const { inspected: all } = await api();
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('it is gone', () => all()[0].status === 'gone');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('nothing is inspected', () => all().length === 0);
  });
});

describe('the panel', () => {
  afterEach(closeEverything);

  it('opens beside the editor, which keeps the focus', async () => {
    const editor = await untitled('[1, 2, 3]');
    selectAll(editor);
    await run(INSPECT, editor);
    const [tab] = await until('a panel', () => panelTabs().length === 1 && panelTabs());
    assert.notEqual(tab.group.viewColumn, editor.viewColumn);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    assert.match(tab.label, /^Normscope: spec-\d+$/);
  });

  it('is used again by the next command', async () => {
    const editor = await untitled('[1, 2, 3] [4, 5]');
    select(editor, '[1, 2, 3]');
    await run(INSPECT, editor);
    select(editor, '[4, 5]');
    const { inspected: all } = await api();
    await vscode.commands.executeCommand('normscope.batchNormalize');
    assert.deepEqual(
      all().map(({ tensors }) => tensors.map(({ shape }) => shape)),
      [[[2]]],
    );
    await until('one panel', () => panelTabs().length === 1);
  });

  it('shows the scheme of the command that is run while it has the focus', async () => {
    const editor = await untitled('[1, 2, 3]');
    selectAll(editor);
    await run(INSPECT, editor);
    await until('a panel', () => panelTabs().length === 1);
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await until('the panel has the focus', () => vscode.window.activeTextEditor === undefined);
    await vscode.commands.executeCommand('normscope.rmsNormalize');
    const { inspected: all } = await api();
    assert.deepEqual(
      all().map(({ view }) => view.scheme.scheme),
      ['rms'],
    );
  });

  it('stays as it is when it is pinned: the next command opens another one', async () => {
    const editor = await untitled('[1, 2, 3] [4, 5]');
    select(editor, '[1, 2, 3]');
    await run(INSPECT, editor);
    await vscode.commands.executeCommand('normscope.togglePin');
    select(editor, '[4, 5]');
    await vscode.commands.executeCommand(INSPECT);
    const { inspected: all } = await api();
    assert.deepEqual(
      all().map(({ pinned, tensors }) => [pinned, tensors[0].shape]),
      [
        [true, [3]],
        [false, [2]],
      ],
    );
    await until('two panels', () => panelTabs().length === 2);
    select(editor, '[1, 2, 3]');
    await vscode.commands.executeCommand(INSPECT);
    assert.deepEqual(
      all().map(({ tensors }) => tensors[0].shape),
      [[3], [3]],
    );
  });

  it('keeps the scheme that it shows when “Inspect” takes another array', async () => {
    const editor = await untitled('[[1, 2], [3, 4]] [[5, 6]]');
    select(editor, '[[1, 2], [3, 4]]');
    await run('normscope.layerNormalize', editor);
    select(editor, '[[5, 6]]');
    await vscode.commands.executeCommand(INSPECT);
    const { inspected: all } = await api();
    assert.equal(all()[0].view.scheme.scheme, 'layer');
  });
});
