import { workspace } from 'vscode';
import type { TextDocument, TextEditor, Uri } from 'vscode';
import type { Span } from '../../core/problem';
import { FileSource } from './fileSource';
import type { Source } from './source';
import { TextSource } from './textSource';

const TABLE_LANGUAGES: readonly string[] = ['csv', 'tsv', 'csv (semicolon)', 'csv (pipe)', 'dynamic csv'];
const MIB = 2 ** 20;
/** VS Code lets extensions have no larger file as a document. */
const LARGEST_DOCUMENT = 50 * MIB;
const TENSOR_FILE = /\.(?:npy|npz|safetensors)$/i;
const TABLE_FILE = /\.(?:csv|tsv|tab|psv)$/i;

/** What an editor's selections hold; with nothing selected the whole of a table, or the array around the cursor. */
export function takeFromEditor({ document, selections }: TextEditor): TextSource {
  const pieces = selections
    .map(({ start, end }): Span => ({ start: document.offsetAt(start), end: document.offsetAt(end) }))
    .sort((a, b) => a.start - b.start);
  if (pieces.some(({ start, end }) => end > start)) return new TextSource(document, 'selection', pieces);
  return takeAround(document, document.offsetAt(selections[0].active));
}

/** The array around an offset, or the whole of a table. */
export function takeAround(document: TextDocument, offset: number): TextSource {
  if (isTable(document)) return takeWhole(document);
  return new TextSource(document, 'around', [{ start: offset, end: offset }]);
}

/** An array of a document whose place is known. */
export function takeArray(document: TextDocument, span: Span): TextSource {
  return isTable(document) ? takeWhole(document) : new TextSource(document, 'around', [span]);
}

export function takeWhole(document: TextDocument): TextSource {
  return new TextSource(document, 'whole', [{ start: 0, end: 0 }]);
}

/** A file that was chosen without opening it: as a text where VS Code gives it as one, as bytes otherwise. */
export async function takeFile(uri: Uri): Promise<Source> {
  // VS Code would take the whole of it into its window first, and then refuse it.
  if (await isLarger(uri, LARGEST_DOCUMENT)) return new FileSource(uri);
  try {
    return takeWhole(await workspace.openTextDocument(uri));
  } catch {
    // Binary.
    return new FileSource(uri);
  }
}

/** Whether a file is one of those that the tensor editor opens. */
export function isTensorFile(uri: Uri): boolean {
  return TENSOR_FILE.test(uri.path);
}

export function isTable({ languageId, fileName }: TextDocument): boolean {
  return TABLE_LANGUAGES.includes(languageId) || TABLE_FILE.test(fileName);
}

/** Whether VS Code asks before it opens a file of this size in any editor: then the panel shows it, which does not take it into memory. */
export async function isTooLargeForEditor(uri: Uri): Promise<boolean> {
  const limit = workspace.getConfiguration('workbench').get<number>('editorLargeFileConfirmation', 1024);
  return isLarger(uri, limit * MIB);
}

async function isLarger(uri: Uri, bytes: number): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).size > bytes;
  } catch {
    // Whoever opens it says what is wrong with it.
    return false;
  }
}
