import { env, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { languageOf, translator } from '../l10n';
import { createApi, type NormscopeApi } from './host/api';
import { registerCommands } from './host/commands';
import { reportProblems } from './host/diagnostics';
import { startEngine } from './host/engine';
import { highlightInspected } from './host/highlight';
import { Inspector, INSPECTOR_VIEW } from './host/inspector';
import { PANEL_TYPE, Panels } from './host/panel/panels';
import { SessionRegistry } from './host/session/registry';
import { TENSOR_EDITOR, TensorEditor } from './host/tensorEditor';

/** The extension's table of contents. */
export function activate({ extensionUri: extension, subscriptions }: ExtensionContext): NormscopeApi {
  const language = languageOf(env.language);
  const say = translator(language);
  const log = window.createOutputChannel('Normscope', { log: true });
  const engine = startEngine(extension, log, say);
  const sessions = new SessionRegistry({ engine, log });
  const parts = { extension, engine, sessions, language, say, log };
  const panels = new Panels(parts);
  const inspector = new Inspector(parts);

  subscriptions.push(
    log,
    engine,
    sessions,
    inspector,
    ...registerCommands({ ...parts, panels }),
    ...highlightInspected(sessions),
    ...reportProblems(sessions, say),
    window.registerWebviewPanelSerializer(PANEL_TYPE, panels),
    window.registerWebviewViewProvider(INSPECTOR_VIEW, inspector),
    window.registerCustomEditorProvider(TENSOR_EDITOR, new TensorEditor(parts), {
      supportsMultipleEditorsPerDocument: true,
    }),
  );
  return createApi({ ...parts, panels, inspector });
}
