import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HostApi } from '../../../src/host/api';
import type { Inspected } from '../../../src/host/inside';

// What the specs share: real documents, real commands, and the extension's own API to see what came of it.

const PATIENCE = 10_000;
const STEP = 20;

/** The API of the extension under test. */
export async function api(): Promise<HostApi> {
  const extension = vscode.extensions.getExtension<HostApi>('normscope.normscope');
  assert.ok(extension, 'normscope.normscope is not installed');
  return extension.activate();
}

/** Waits until `look` gives something; fails with `what` when it does not within ten seconds. */
export async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
  throw new Error(`never happened: ${what}`);
}

let documents = 0;

/**
 * Opens an untitled document with a text, in the first column. Each has a name of its own: VS Code gives a
 * name that is free again to the next one, and for a moment the old text with it.
 */
export async function untitled(content: string, language = 'plaintext'): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `spec-${++documents}` });
  const opened = await vscode.workspace.openTextDocument(uri);
  const document = await vscode.languages.setTextDocumentLanguage(opened, language);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), content);
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.equal(document.getText(), content);
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** Opens a file of the samples, in the first column. */
export async function sample(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(sampleUri(name));
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

export function sampleUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Selects a part of the document, by its text; with an empty part, only sets the cursor. */
export function select(editor: vscode.TextEditor, text: string, length = text.length): void {
  const start = editor.document.getText().indexOf(text);
  assert.ok(start >= 0, `the document does not hold ${text}`);
  const { document } = editor;
  editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(start + length));
}

export function selectAll(editor: vscode.TextEditor): void {
  const { document } = editor;
  editor.selection = new vscode.Selection(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
}

/** Runs a command of the extension and waits for what is inspected of this document. */
export async function run(command: string, editor: vscode.TextEditor): Promise<Inspected> {
  await vscode.commands.executeCommand(command);
  return inspected(editor.document.uri);
}

/** What is inspected of a document, once it has been read. */
export async function inspected(uri: vscode.Uri, since = 0): Promise<Inspected> {
  const { inspected: all } = await api();
  return until(`${uri.toString()} is inspected`, () =>
    all().find((one) => one.uri === uri.toString() && one.status === 'ready' && one.revision > since),
  );
}

/** The diagnostics of a document, once there are some. */
export async function diagnostics(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  return until('a diagnostic', () => {
    const found = ours(uri);
    return found.length > 0 && found;
  });
}

/** Normscope's diagnostics of a document at this moment. */
export function ours(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Normscope');
}

/** Closes every editor and panel, so that the next spec starts from nothing. */
export async function closeEverything(): Promise<void> {
  // An untitled document would ask whether to be saved.
  for (const document of vscode.workspace.textDocuments) await revert(document);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const { inspected: all } = await api();
  await until('nothing is inspected', () => all().length === 0);
}

async function revert(document: vscode.TextDocument): Promise<void> {
  if (!document.isDirty || document.isClosed) return;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Numbers equal up to an error, relative to the expected one where that is above 1. */
export function near(actual: number, expected: number, tolerance = 1e-12): void {
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), 1);
  assert.ok(error <= tolerance, `${actual} is not ${expected} (off by ${error})`);
}
