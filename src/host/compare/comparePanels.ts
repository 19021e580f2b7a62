import { commands, Uri, window } from 'vscode';
import type { Disposable, WebviewPanel, WebviewPanelSerializer } from 'vscode';
import type { Language } from '../../../l10n';
import type { EngineClient } from '../../engine';
import type { CompareClient, CompareHost, CompareMemento, CompareState } from '../../protocol/compare';
import { CodedError, connect, type Local } from '../../protocol/rpc';
import { columnForPage } from '../panel/column';
import { pageHtml, pageOptions } from '../panel/page';
import { explainLoss, type Panels } from '../panel/panels';
import { webviewPort } from '../panel/port';
import type { SessionRegistry } from '../session/registry';
import { restoreSource } from '../source/restore';
import { Pair } from './comparison';
import { parsePair, type SideMemento } from './memento';
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

/** The pages about two tensors, one for every question that was asked. A window that reloads keeps them. */
export class ComparePanels implements WebviewPanelSerializer {
  constructor(private readonly deps: CompareDeps) {}

  /** The commands that ask about two tensors. */
  register(): Disposable[] {
    const run = (question: CompareState['question']) => async (): Promise<void> => {
      const two = await pickTwo(this.deps);
      if (two) this.#show(two, question);
    };
    return [
      commands.registerCommand('normscope.compare', run('compare')),
      commands.registerCommand('normscope.identify', run('identify')),
      window.registerWebviewPanelSerializer(COMPARE_TYPE, this),
    ];
  }

  /** Called by VS Code for each page that was open before a reload of the window. */
  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    const { memento } = (state ?? {}) as CompareMemento;
    const known = parsePair(memento);
    try {
      if (!known) throw new CodedError('host.nothingSaved');
      const chosen = ({ source, tensorName }: SideMemento): Promise<Chosen> =>
        restoreSource(source, this.deps.offered).then((restored) => ({
          source: restored,
          tensorName,
          options: source.options,
        }));
      const [a, b] = known.sides;
      this.#attach(panel, await bothOf([chosen(a), chosen(b)]), known.question);
    } catch (error) {
      explainLoss(error, this.deps.say);
      panel.dispose();
    }
  }

  #show(two: readonly [Chosen, Chosen], question: CompareState['question']): void {
    const place = { viewColumn: columnForPage(), preserveFocus: true };
    const panel = window.createWebviewPanel(COMPARE_TYPE, '', place, pageOptions(this.deps.extension));
    this.#attach(panel, two, question);
  }

  #attach(panel: WebviewPanel, two: readonly [Chosen, Chosen], question: CompareState['question']): void {
    const { extension, engine, sessions, language, say } = this.deps;
    const pair = new Pair(sessions, engine, two);
    const title = (): string => say(question === 'compare' ? 'compare.title' : 'identify.title', { pair: pair.title });
    const state = (): CompareState => ({ language, question, memento: pair.memento(question), ...pair.state() });
    const connection = connect<CompareClient>(webviewPort(panel.webview), hostOf(this.deps, pair, state));
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
    panel.webview.options = pageOptions(extension);
    panel.title = title();
    panel.webview.html = pageHtml(panel.webview, extension, 'compare', language);
  }
}

// Both or neither: what was found again is let go of where the other is gone.
async function bothOf(two: readonly [Promise<Chosen>, Promise<Chosen>]): Promise<readonly [Chosen, Chosen]> {
  const found = await Promise.allSettled(two);
  const lost = found.find(({ status }) => status === 'rejected');
  if (!lost) return Promise.all(two);
  for (const one of found) if (one.status === 'fulfilled') one.value.source.dispose();
  throw (lost as PromiseRejectedResult).reason;
}

function hostOf(
  { engine, sessions, panels, offered }: CompareDeps,
  pair: Pair,
  state: () => CompareState,
): Local<CompareHost> {
  return {
    ready: state,
    compare: (options, signal) =>
      pair.ask((engine, a, b) => engine.compareTensors({ a: { tensor: a }, b: { tensor: b }, options }, signal)),
    identify: (_, signal) =>
      pair.ask((engine, a, b) => engine.identify({ a: { tensor: a }, b: { tensor: b } }, signal)),
    difference: ({ align }, signal) => pair.difference(align, signal),
    element: (request, signal) =>
      pair.ask((engine, a, b) => engine.comparedAt({ a: { tensor: a }, b: { tensor: b }, ...request }, signal)),
    window: (request, signal) => engine.window(request, signal),
    extent: (request, signal) => engine.extent(request, signal),
    explain: (request, signal) => engine.explain(request, signal),
    find: (request, signal) => engine.find(request, signal),
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
