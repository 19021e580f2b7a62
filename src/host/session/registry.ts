import { EventEmitter } from 'vscode';
import type { Disposable } from 'vscode';
import { Session } from './session';
import type { SessionDeps, SessionOptions } from './state';
import type { Source } from '../source/source';

/** All sessions that there are. What draws in the editor (highlight, diagnostics) listens here. */
export class SessionRegistry implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Fires when a session came, went or changed. */
  readonly onDidChange = this.#changed.event;
  readonly #sessions = new Set<Session>();

  constructor(private readonly deps: SessionDeps) {
    deps.engine.onLost((...why) => this.#sessions.forEach((session) => session.recover(...why)));
  }

  [Symbol.iterator](): Iterator<Session> {
    return this.#sessions.values();
  }

  open(source: Source, options: SessionOptions): Session {
    const session = new Session(source, this.deps, options);
    this.#sessions.add(session);
    session.onDidChange(() => this.#changed.fire());
    return session;
  }

  close(session: Session): void {
    if (!this.#sessions.delete(session)) return;
    session.dispose();
    this.#changed.fire();
  }

  dispose(): void {
    for (const session of this.#sessions) session.dispose();
    this.#sessions.clear();
    this.#changed.dispose();
  }
}
