import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeEverything, inspected, until } from '../kit/kit';

const tabUri = (): vscode.Uri | undefined =>
  (vscode.window.tabGroups.activeTabGroup.activeTab?.input as { readonly uri?: vscode.Uri } | undefined)?.uri;

describe('the samples that come with the extension', () => {
  before(api);
  afterEach(closeEverything);

  it('open as copies that can be edited, fresh ones when they are opened anew', async () => {
    const open = async (): Promise<vscode.TextEditor> => {
      await vscode.commands.executeCommand('normscope.openSample', 'iris.csv');
      return until('iris.csv in an editor', () => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.uri.path.endsWith('/iris.csv') && editor;
      });
    };
    const { document } = await open();
    assert.equal(vscode.workspace.getWorkspaceFolder(document.uri), undefined);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'mine');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await document.save());
    assert.match((await open()).document.getText(), /^mine/, 'what is being looked at stays');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('it is closed', () => document.isClosed);
    assert.match((await open()).document.getText(), /^sepal_length/);
  });

  it('are inspected at once where the walkthrough asks for it', async () => {
    await vscode.commands.executeCommand('normscope.openSample', 'iris.csv', 'inspect');
    const uri = await until('the editor', () => vscode.window.activeTextEditor?.document.uri);
    assert.deepEqual((await inspected(uri)).tensors[0].shape, [150, 4]);
  });

  it('that are tensor files open in their editor', async () => {
    await vscode.commands.executeCommand('normscope.openSample', 'embeddings.npy');
    const uri = await until('the tensor file', () => (tabUri()?.path.endsWith('.npy') ? tabUri() : undefined));
    const { place, tensors } = await inspected(uri);
    assert.deepEqual([place, tensors[0].shape], ['embeddings.npy', [64, 24]]);
  });
});
