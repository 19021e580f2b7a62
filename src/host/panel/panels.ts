import { Uri, window } from 'vscode';
import type { WebviewPanel, WebviewPanelSerializer } from 'vscode';
import type { Language, Translate } from '../../../l10n';
import type { EngineClient } from '../../engine';
import type { PanelMemento } from '../../protocol/panel';
import { CodedError, wireError } from '../../protocol/rpc';
import type { ActionRunner } from '../actions/actions';
import type { OfferedSources } from '../offered/offeredSources';
import type { SessionRegistry } from '../session/registry';
import type { Session } from '../session/session';
import { parseMemento } from '../source/memento';
import { restoreSource } from '../source/restore';
import { columnForPage } from './column';
import { PanelController } from './controller';
import { pageHtml, pageOptions } from './page';

export const PANEL_TYPE = 'normscope.panel';

export interface PanelDeps {
  readonly extension: Uri;
  readonly engine: EngineClient;
  readonly sessions: SessionRegistry;
  readonly offered: OfferedSources;
  readonly actions: ActionRunner;
  readonly language: Language;
  readonly say: Translate;
}

interface Shown {
  readonly panel: WebviewPanel;
  readonly controller: PanelController;
}

/**
 * The panels beside the editors: one that is used again by every command, and those that were pinned. They are not
 * closed when the extension stops: a window that reloads keeps them, and has them restored.
 */
export class Panels implements WebviewPanelSerializer {
  readonly #shown = new Set<Shown>();

  constructor(private readonly deps: PanelDeps) {}

  /** The panel that the next command will use. */
  get current(): PanelController | undefined {
    return this.#free()?.controller;
  }

  /** The panel that has the focus. */
  get focused(): PanelController | undefined {
    return this.#active()?.controller;
  }

  /** What the panel that has the focus shows. */
  get active(): Session | undefined {
    return this.#active()?.controller.session;
  }

  get controllers(): readonly PanelController[] {
    return [...this.#shown].map(({ controller }) => controller);
  }

  /** Shows a session: in the panel that is not pinned, or in a new one. */
  show(session: Session): void {
    const free = this.#free();
    if (!free) return this.#attach(this.#create(session), session, false);
    const before = free.controller.session;
    free.controller.show(session);
    this.deps.sessions.close(before);
    free.panel.reveal(undefined, true);
  }

  /** Pins the panel that has the focus, or the one that the next command would use; pinned already, it is let go. */
  togglePin(): void {
    const controller = this.#active()?.controller ?? this.current;
    controller?.pin(!controller.pinned);
  }

  /** Called by VS Code for each panel that was open before a reload of the window. */
  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    const { memento, view } = (state ?? {}) as Partial<PanelMemento>;
    const known = parseMemento(memento);
    try {
      if (!known || !view?.scheme) throw new CodedError('host.nothingSaved');
      const source = await restoreSource(known, this.deps.offered);
      this.#attach(panel, this.deps.sessions.open(source, { view, options: known.options }), known.pinned);
    } catch (error) {
      explainLoss(error, this.deps.say);
      panel.dispose();
    }
  }

  #active(): Shown | undefined {
    return [...this.#shown].find(({ panel }) => panel.active);
  }

  #free(): Shown | undefined {
    return [...this.#shown].reverse().find(({ controller }) => !controller.pinned);
  }

  #create(session: Session): WebviewPanel {
    const place = { viewColumn: columnForPage(), preserveFocus: true };
    return window.createWebviewPanel(PANEL_TYPE, titleOf(session), place, pageOptions(this.deps.extension));
  }

  #attach(panel: WebviewPanel, session: Session, pinned: boolean): void {
    const { extension, engine, actions, language, sessions } = this.deps;
    const onRefresh = (): void => {
      panel.title = titleOf(controller.session);
    };
    const controller: PanelController = new PanelController(panel.webview, {
      language,
      engine,
      actions,
      session,
      pinned,
      onRefresh,
    });
    const shown: Shown = { panel, controller };
    this.#shown.add(shown);
    panel.onDidDispose(() => {
      this.#shown.delete(shown);
      controller.dispose();
      sessions.close(controller.session);
    });
    panel.iconPath = Uri.joinPath(extension, 'media', 'icons', 'normscope.png');
    panel.webview.options = pageOptions(extension);
    panel.title = titleOf(controller.session);
    panel.webview.html = pageHtml(panel.webview, extension, 'panel', language);
  }
}

/** Says why a page that was open before a reload is not there any more. */
export function explainLoss(error: unknown, say: Translate): void {
  const { code, args } = wireError(error);
  void window.showWarningMessage(say('host.notRestored', { reason: say(code, args) }));
}

function titleOf({ source }: Session): string {
  return `Normscope: ${source.title}`;
}
