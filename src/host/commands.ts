import { commands, TabInputCustom, TabInputText, Uri, window } from 'vscode';
import type { Disposable, TextEditor } from 'vscode';
import type { SchemeId } from '../core/schemes/scheme';
import { withScheme } from '../protocol/view';
import { inform, inspectSource, type InspectDeps } from './inspect';
import type { Session } from './session/session';
import { isTensorFile, isTooLargeForEditor, takeFile, takeFromEditor } from './source/take';
import { TENSOR_EDITOR } from './tensorEditor';

export type CommandDeps = InspectDeps;

/** The commands that normalize what is selected, and the scheme each of them shows. */
const SCHEME_COMMANDS = {
  input: 'normscope.inputNormalize',
  batch: 'normscope.batchNormalize',
  layer: 'normscope.layerNormalize',
  instance: 'normscope.instanceNormalize',
  group: 'normscope.groupNormalize',
  rms: 'normscope.rmsNormalize',
} as const satisfies Record<SchemeId, string>;

/** Registers every command of the extension. */
export function registerCommands(deps: CommandDeps): Disposable[] {
  const schemes = Object.entries(SCHEME_COMMANDS).map(([scheme, command]) =>
    commands.registerCommand(command, () => inspectAtHand(deps, scheme as SchemeId)),
  );
  return [
    ...schemes,
    commands.registerCommand('normscope.inspect', () => inspectAtHand(deps)),
    commands.registerCommand('normscope.togglePin', () => deps.panels.togglePin()),
    commands.registerCommand('normscope.inspectFile', (uri?: Uri) => inspectFile(deps, uri)),
  ];
}

async function inspectAtHand(deps: CommandDeps, scheme?: SchemeId): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor) return inspectEditor(deps, editor, scheme);
  const uri = fileAtHand();
  const shown = deps.panels.active ?? sessionOfFile(deps, uri);
  if (shown) return switchScheme(shown, scheme);
  if (uri) await inspectFile(deps, uri, scheme);
  else inform(deps, 'host.noEditor');
}

async function inspectEditor(deps: CommandDeps, editor: TextEditor, scheme?: SchemeId): Promise<void> {
  const source = takeFromEditor(editor);
  const cursor = source.toSource(editor.document.offsetAt(editor.selection.active));
  await inspectSource(deps, source, { scheme, cursor });
}

async function inspectFile(deps: CommandDeps, uri: Uri | undefined, scheme?: SchemeId): Promise<void> {
  if (!(uri instanceof Uri)) return inform(deps, 'host.noFile');
  if (isTensorFile(uri) && !(await isTooLargeForEditor(uri)))
    await commands.executeCommand('vscode.openWith', uri, TENSOR_EDITOR);
  else await inspectSource(deps, await takeFile(uri), { scheme });
}

// The file of a tab that is no text editor to an extension: a tensor file, another viewer, a text of more than 50 MB.
function fileAtHand(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
}

function sessionOfFile({ sessions }: CommandDeps, uri: Uri | undefined): Session | undefined {
  return uri && isTensorFile(uri)
    ? [...sessions].find(({ source }) => source.uri.toString() === uri.toString())
    : undefined;
}

function switchScheme(shown: Session, scheme: SchemeId | undefined): void {
  if (scheme) shown.show(withScheme(shown.state.view, scheme));
}
