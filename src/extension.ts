import { env, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { languageOf, translator } from '../l10n';
import { ActionRunner } from './host/actions/actions';
import { registerActionCommands } from './host/actions/commands';
import { registerTools } from './host/assistant/tools';
import { ComparePanels } from './host/compare/comparePanels';
import { createApi, type HostApi } from './host/api';
import { registerCommands } from './host/commands';
import { startEngine } from './host/engine';
import { highlightInspected } from './host/highlight';
import { Inspector, INSPECTOR_VIEW } from './host/inspector';
import { Outlines } from './host/outline/outlines';
import { OfferedSources } from './host/offered/offeredSources';
import { PANEL_TYPE, Panels } from './host/panel/panels';
import { offerFixes } from './host/problems/fixes';
import { Marks } from './host/problems/marks';
import { registerSamples } from './host/samples';
import { SessionRegistry } from './host/session/registry';
import { TENSOR_EDITOR, TensorEditor } from './host/tensorEditor';
import { showCodeLenses } from './host/text/codeLens';
import { showHovers } from './host/text/hover';
import { registerNavigation } from './host/text/navigate';
import { Pauses } from './host/text/pauses';
import { StatusBar } from './host/text/statusBar';
import { registerTreeCommands } from './host/tree/commands';
import { Keeping } from './host/tree/keeping';
import { TensorsTree } from './host/tree/tensorsTree';

/** The extension's table of contents. */
export function activate({
  extensionUri: extension,
  extension: { packageJSON },
  globalStorageUri: storage,
  subscriptions,
  workspaceState,
}: ExtensionContext): HostApi {
  const language = languageOf(env.language);
  const say = translator(language);
  const log = window.createOutputChannel('Normscope', { log: true });
  const engine = startEngine(extension, log, say);
  const sessions = new SessionRegistry({ engine, log });
  // Texts are looked over beside the work on what is inspected, and by a worker of their own: looking can be called off.
  const lookout = startEngine(extension, log, say);
  const pauses = new Pauses();
  const outlines = new Outlines({ engine: lookout, pauses, log });
  const { version } = packageJSON as { readonly version: string };
  const actions = new ActionRunner({ engine, language, say, version });
  const offered = new OfferedSources();
  const parts = { extension, engine, sessions, actions, pauses, outlines, offered, language, say, log };
  const panels = new Panels(parts);
  const inspector = new Inspector(parts);
  const tensorEditor = new TensorEditor(parts);
  const keeping = new Keeping(workspaceState, sessions);
  const marks = new Marks(parts);

  subscriptions.push(
    log,
    engine,
    sessions,
    lookout,
    pauses,
    outlines,
    offered,
    inspector,
    keeping,
    marks,
    new TensorsTree({ ...parts, keeping }),
    new StatusBar({ ...parts, engine: lookout }),
    ...registerCommands({ ...parts, panels }),
    ...registerActionCommands({ ...parts, panels, tensorEditor }),
    ...registerNavigation({ ...parts, panels }),
    ...new ComparePanels({ ...parts, panels, keeping }).register(),
    ...registerTools(parts),
    registerSamples({ ...parts, storage, version }),
    ...registerTreeCommands({ ...parts, panels, keeping }),
    ...highlightInspected(sessions, extension),
    ...offerFixes({ marks, say }),
    ...showCodeLenses(parts),
    showHovers(parts),
    window.registerWebviewPanelSerializer(PANEL_TYPE, panels),
    window.registerWebviewViewProvider(INSPECTOR_VIEW, inspector),
    window.registerCustomEditorProvider(TENSOR_EDITOR, tensorEditor, {
      supportsMultipleEditorsPerDocument: true,
    }),
  );
  return createApi({ ...parts, panels, inspector });
}
