import { commands, window } from 'vscode';
import type { Disposable } from 'vscode';
import type { Translate } from '../../../l10n';
import type { ActionId } from '../../protocol/actions';
import type { Panels } from '../panel/panels';
import type { SessionRegistry } from '../session/registry';
import type { TensorEditor } from '../tensorEditor';
import type { ActionRunner } from './actions';
import { normalizeAndReplace } from './normalizeAndReplace';

export interface ActionCommandDeps {
  readonly actions: ActionRunner;
  readonly sessions: SessionRegistry;
  readonly panels: Panels;
  readonly tensorEditor: TensorEditor;
  readonly say: Translate;
}

/** The commands that do something with the result that is shown. */
const COMMANDS = {
  'normscope.replaceSelection': 'replace',
  'normscope.openResult': 'openResult',
  'normscope.saveResult': 'saveResult',
  'normscope.copyCode': 'copyCode',
  'normscope.exportReport': 'exportReport',
  'normscope.fitInput': 'fitInput',
  'normscope.applyStatistics': 'applyStatistics',
} as const satisfies Record<string, ActionId>;

// The context key by which the manifest offers what needs a result.
const SHOWN = 'normscope.shown';

/** Registers the commands of the actions. */
export function registerActionCommands(deps: ActionCommandDeps): Disposable[] {
  const shown = Object.entries(COMMANDS).map(([command, id]) =>
    commands.registerCommand(command, () => runShown(deps, id)),
  );
  let offered = false;
  const offer = (): void => {
    const isShown = [...deps.sessions].length > 0;
    if (isShown !== offered) void commands.executeCommand('setContext', SHOWN, isShown);
    offered = isShown;
  };
  return [
    ...shown,
    deps.sessions.onDidChange(offer),
    commands.registerCommand('normscope.normalizeAndReplace', () => normalizeAndReplace(deps)),
  ];
}

async function runShown({ actions, panels, tensorEditor, say }: ActionCommandDeps, id: ActionId): Promise<void> {
  const controller = panels.focused ?? tensorEditor.focused ?? panels.current;
  if (controller) await actions.run(id, controller);
  else void window.showInformationMessage(say('action.noTarget'));
}
