import { commands, Uri, ViewColumn, window } from 'vscode';
import type { Disposable } from 'vscode';
import type { Language } from '../../../l10n';
import type { EngineClient } from '../../engine';
import type { CompareClient, CompareHost, CompareState } from '../../protocol/compare';
import { CodedError, connect, type Local } from '../../protocol/rpc';
import { pageHtml, pageOptions } from '../panel/page';
import type { Panels } from '../panel/panels';
import { webviewPort } from '../panel/port';
import type { SessionRegistry } from '../session/registry';
import { restoreSource } from '../source/restore';
import { Pair } from './comparison';
import { pickTwo, type Chosen, type PickDeps } from './pick';

export const COMPARE_TYPE = 'normscope.compare';

export interface CompareDeps extends PickDeps {
  readonly extension: Uri;
  readonly engine: EngineClient;
  readonly sessions: SessionRegistry;
  readonly panels: Panels;
  readonly language: Language;
}

const NOTICE = 10_000;

/** The commands that ask about two tensors. */
export function registerCompareCommands(deps: CompareDeps): Disposable[] {
  const run = (question: CompareState['question']) => async (): Promise<void> => {
    const two = await pickTwo(deps);
    if (two) showComparison(deps, two, question);
  };
  return [
    commands.registerCommand('normscope.compare', run('compare')),
    commands.registerCommand('normscope.identify', run('identify')),
  ];
}

function showComparison(deps: CompareDeps, two: readonly [Chosen, Chosen], question: CompareState['question']): void {
  const { extension, language, say } = deps;
  const pair = new Pair(deps.sessions, deps.engine, two);
  const title = (): string => say(question === 'compare' ? 'compare.title' : 'identify.title', { pair: pair.title });
  const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
  const panel = window.createWebviewPanel(COMPARE_TYPE, title(), place, pageOptions(extension));
  const state = (): CompareState => ({ language, question, ...pair.state() });
  const connection = connect<CompareClient>(webviewPort(panel.webview), hostOf(deps, pair, state));
  const subscription = pair.onDidChange(() => {
    panel.title = title();
    connection.remote.changed(state(), AbortSignal.timeout(NOTICE)).catch(() => undefined);
  });
  panel.onDidDispose(() => {
    subscription.dispose();
    connection.close(new CodedError('engine.closed'));
    pair.dispose();
  });
  panel.iconPath = Uri.joinPath(extension, 'media', 'icons', 'normscope.png');
  panel.webview.html = pageHtml(panel.webview, extension, 'compare', language);
}

function hostOf({ sessions, panels, offered }: CompareDeps, pair: Pair, state: () => CompareState): Local<CompareHost> {
  return {
    ready: state,
    compare: (options, signal) =>
      pair.ask((engine, a, b) => engine.compareTensors({ a: { tensor: a }, b: { tensor: b }, options }, signal)),
    identify: (_, signal) =>
      pair.ask((engine, a, b) => engine.identify({ a: { tensor: a }, b: { tensor: b } }, signal)),
    swap: () => pair.swap(),
    reveal: ({ index }) => pair.reveal(index),
    open: async (scheme) => {
      const [session] = pair.sessions;
      const { tensorName } = session.state.view;
      panels.show(
        sessions.open(await restoreSource(session.memento(false), offered), { view: { scheme, tensorName } }),
      );
    },
  };
}
