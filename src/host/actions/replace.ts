import { FilePermission, ViewColumn, window, workspace } from 'vscode';
import type { TextEditor, Uri } from 'vscode';
import type { TensorInfo } from '../../protocol/engine';
import type { TextEdit } from '../../protocol/results';
import { CodedError } from '../../protocol/rpc';
import type { SourceText } from '../source/source';
import { nameOf } from '../source/names';
import { withNotFinite } from './asking';
import { withProgress } from './progress';
import { infoOf, type Action, type ActionDeps, type Target } from './context';

const SHOWN = 5000;

/** The edits that put a target's result into its text, and that text. */
export interface Replacement {
  readonly source: SourceText;
  readonly edits: readonly TextEdit[];
}

/** Works out what replaces the numbers of the text that is shown, as it is now. */
export async function replacementOf({ say }: ActionDeps, target: Target): Promise<Replacement> {
  const { session, tensor, scheme } = target;
  await session.upToDate();
  infoOf(target);
  const source = session.source.text?.();
  const { choice } = session.state;
  if (!source || !choice) throw new CodedError('replace.noText');
  const { text, base, pieces } = source;
  const request = { tensor, scheme, text, base, pieces, choice, options: session.readWith };
  const edits = await withNotFinite(say, (notFinite) =>
    withProgress(say('action.working.replace'), (signal) =>
      session.ask((engine) => engine.replacement({ ...request, notFinite }, signal)),
    ),
  );
  return { source, edits };
}

/** The result takes the place of the numbers it was made of, in one undo step. */
export const replace: Action = (deps, target) => replaceAll(deps, [target]);

/** The results of tensors of one session take the places of their numbers, all in one undo step or none. */
export async function replaceAll(deps: ActionDeps, targets: readonly [Target, ...Target[]]): Promise<void> {
  const { source: place } = targets[0].session;
  await refuseReadOnly(place.uri);
  const made: Replacement[] = [];
  for (const target of targets) made.push(await replacementOf(deps, target));
  const editor = await editorOf(place.uri);
  if (!made.every(({ source }) => source.isCurrent())) throw new CodedError('action.stale');
  const edits = made.flatMap(({ source, edits }) =>
    edits.map(({ start, end, text }) => ({ start: start + source.base, end: end + source.base, text })),
  );
  edits.sort((a, b) => a.start - b.start);
  const refused = new CodedError('action.notApplied', { file: place.title });
  // Tensors whose numbers alternate in the text: an edit reaches from a tensor's first number to its last one.
  if (edits.some(({ start }, i) => i > 0 && start < edits[i - 1].end)) throw refused;
  const replacements = edits.map(({ text, ...span }) => ({ range: place.rangesOf(span)[0], text }));
  // Not a workspace edit: that one is made smaller, to the letters that differ, and what it replaced can not be told any more.
  const done = await editor.edit((builder) => replacements.forEach(({ range, text }) => builder.replace(range, text)));
  if (!done) throw refused;
  await place.reveal(place.ranges());
  const n = targets.reduce((sum, target) => sum + sizeOf(infoOf(target)), 0);
  window.setStatusBarMessage(deps.say('action.replaced', { n, file: place.title }), SHOWN);
}

function sizeOf({ shape }: TensorInfo): number {
  return shape.reduce((product, length) => product * length, 1);
}

async function editorOf(uri: Uri): Promise<TextEditor> {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  return shown ?? window.showTextDocument(uri, { viewColumn: ViewColumn.One, preview: false });
}

async function refuseReadOnly(uri: Uri): Promise<void> {
  const refused = new CodedError('action.readOnly', { file: nameOf(uri) });
  if (uri.scheme === 'untitled' || uri.scheme === 'vscode-notebook-cell') return;
  // Undefined: what an extension shows of its own, which nobody can edit.
  if (!workspace.fs.isWritableFileSystem(uri.scheme)) throw refused;
  const permissions = await permissionsOf(uri);
  if (permissions !== undefined && (permissions & FilePermission.Readonly) !== 0) throw refused;
}

async function permissionsOf(uri: Uri): Promise<FilePermission | undefined> {
  try {
    return (await workspace.fs.stat(uri)).permissions;
  } catch {
    // Not there yet, or not any more: the edit itself will say.
    return undefined;
  }
}
