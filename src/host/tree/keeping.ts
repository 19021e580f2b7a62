import { EventEmitter } from 'vscode';
import type { Disposable, Memento } from 'vscode';
import type { Session } from '../session/session';
import type { SessionRegistry } from '../session/registry';
import { keyOf, moved, parseKept, withoutKeys, withPinned, withRecent, type Kept } from './kept';

export type List = 'pinned' | 'recent';

const STORED = { pinned: 'normscope.pinned', recent: 'normscope.recent' } as const satisfies Record<List, string>;

/** The pins and recent reports of a workspace; they last through reloads. */
export class Keeping implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscription: Disposable;
  /** What has been looked at already: a session is one recent report, however often it changes. */
  readonly #seen = new WeakSet<Session>();

  constructor(
    private readonly state: Memento,
    sessions: SessionRegistry,
  ) {
    this.#subscription = sessions.onDidChange(() => {
      for (const session of sessions) this.#note(session);
    });
  }

  list(list: List): readonly Kept[] {
    return parseKept(this.state.get(STORED[list]));
  }

  isPinned(key: string): boolean {
    return this.list('pinned').some((one) => one.key === key);
  }

  pin(entry: Kept): void {
    this.#store('pinned', withPinned(this.list('pinned'), entry));
  }

  remove(list: List, keys: readonly string[]): void {
    this.#store(list, withoutKeys(this.list(list), keys));
  }

  /** Puts pins before another one, or at the end. */
  move(keys: readonly string[], before?: string): void {
    this.#store('pinned', moved(this.list('pinned'), keys, before));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #note(session: Session): void {
    const { status, tensors, view } = session.state;
    if (!session.asked || this.#seen.has(session) || status !== 'ready') return;
    this.#seen.add(session);
    const shown = tensors.find(({ id }) => id === view.tensor);
    if (!shown) return;
    const { name, shape, dtype } = shown;
    const memento = session.memento(false);
    const entry: Kept = {
      key: keyOf(memento, name),
      name,
      place: session.source.place(),
      shape,
      dtype,
      scheme: view.scheme.scheme,
      memento,
    };
    this.#store('recent', withRecent(this.list('recent'), entry));
  }

  #store(list: List, entries: readonly Kept[]): void {
    void this.state.update(STORED[list], entries);
    this.#changed.fire();
  }
}
