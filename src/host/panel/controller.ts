import type { Disposable, Webview } from 'vscode';
import type { ReportPictures } from '../../protocol/actions';
import type { PanelClient, PanelMemento } from '../../protocol/panel';
import { CodedError, connect, type Connection } from '../../protocol/rpc';
import type { Session } from '../session/session';
import { panelHost, panelState, type PanelContext } from './panelHost';
import { webviewPort } from './port';

/** How long a panel may take to take notice of a new state. One that is hidden never does: it asks when it is shown again. */
const NOTICE = 10_000;

export interface ControllerOptions extends Pick<PanelContext, 'language' | 'engine' | 'actions'> {
  readonly session: Session;
  readonly pinned?: boolean;
  /** The page is the editor of a file: it is not pinned, and nothing but the page itself saved what was looked at. */
  readonly isEditor?: boolean;
  /** The title may have to change. */
  readonly onRefresh?: () => void;
}

/** The host's side of one panel page: answers it, and tells it when its session changes. */
export class PanelController implements PanelContext, Disposable {
  readonly language: PanelContext['language'];
  readonly engine: PanelContext['engine'];
  readonly actions: PanelContext['actions'];
  readonly pinnable: boolean;
  pinned: boolean;
  #isFresh: boolean;
  readonly #connection: Connection<PanelClient>;
  readonly #onRefresh: () => void;
  #session: Session;
  #subscription: Disposable;

  constructor(webview: Webview, options: ControllerOptions) {
    const { language, engine, actions, session, pinned = false, isEditor = false, onRefresh } = options;
    this.pinnable = !isEditor;
    this.#isFresh = isEditor;
    this.language = language;
    this.engine = engine;
    this.actions = actions;
    this.pinned = pinned;
    this.#session = session;
    this.#onRefresh = onRefresh ?? (() => undefined);
    this.#subscription = session.onDidChange(() => this.refresh());
    this.#connection = connect<PanelClient>(webviewPort(webview), panelHost(this));
  }

  get session(): Session {
    return this.#session;
  }

  /** Goes over to another session; the one before is the caller's to close. */
  show(session: Session): void {
    this.#subscription.dispose();
    this.#session = session;
    this.#subscription = session.onDidChange(() => this.refresh());
    this.refresh();
  }

  loaded(saved: PanelMemento | undefined): void {
    if (this.#isFresh && saved?.view) this.#session.show(saved.view);
    this.#isFresh = false;
  }

  pictures(signal: AbortSignal): Promise<ReportPictures> {
    return this.#connection.remote.pictures(undefined, signal);
  }

  /** A pinned panel keeps what it shows: the next command opens another one. */
  pin(pinned: boolean): void {
    this.pinned = pinned;
    this.refresh();
  }

  refresh(): void {
    this.#onRefresh();
    const noticed = this.#connection.remote.changed(panelState(this), AbortSignal.timeout(NOTICE));
    noticed.catch(() => undefined);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#connection.close(new CodedError('engine.closed'));
  }
}
