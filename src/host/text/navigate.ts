import { commands, Position, Range, Selection, TextEditorRevealType, Uri, window, workspace } from 'vscode';
import type { Disposable, TextEditor } from 'vscode';
import { inform, inspectSource, type InspectDeps } from '../inspect';
import { arrayHolding, stopBeside } from '../outline/find';
import type { Outlines } from '../outline/outlines';
import { takeArray } from '../source/take';

export interface NavigateDeps extends InspectDeps {
  readonly outlines: Outlines;
}

/** A place in a document, as it comes out of a link or a lens. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** Commands that go from one array of a document to the next, and that inspect the array at a place. */
export function registerNavigation(deps: NavigateDeps): Disposable[] {
  return [
    commands.registerTextEditorCommand('normscope.nextTensor', (editor) => void goTo(deps, editor, 'next')),
    commands.registerTextEditorCommand('normscope.previousTensor', (editor) => void goTo(deps, editor, 'previous')),
    commands.registerCommand('normscope.inspectAt', (uri: string, place: Place) => inspectAt(deps, uri, place)),
    commands.registerCommand('normscope.reveal', reveal),
  ];
}

async function goTo(deps: NavigateDeps, editor: TextEditor, direction: 'next' | 'previous'): Promise<void> {
  const { document } = editor;
  const outline = await deps.outlines.of(document);
  const stop = stopBeside(outline, document.offsetAt(editor.selection.active), direction);
  if (stop === undefined) return inform(deps, 'text.noArrays');
  show(editor, document.positionAt(stop));
}

async function inspectAt(deps: NavigateDeps, uri: string, { line, character }: Place): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  const offset = document.offsetAt(new Position(line, character));
  const array = arrayHolding(await deps.outlines.of(document), offset);
  if (!array) return inform(deps, 'engine.nothingThere');
  const source = takeArray(document, array.span);
  await inspectSource(deps, source, { cursor: offset - array.span.start });
}

/** Shows a place of a document in an editor and puts the cursor there. */
export async function reveal(uri: string, place: Place, preserveFocus = false): Promise<void> {
  const address = Uri.parse(uri, true);
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const editor = await window.showTextDocument(address, { viewColumn: shown?.viewColumn, preserveFocus });
  show(editor, new Position(place.line, place.character));
}

function show(editor: TextEditor, place: Position): void {
  editor.selection = new Selection(place, place);
  editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
}
