import { EventEmitter } from 'vscode';
import type { Disposable } from 'vscode';
import type { EngineClient } from '../../engine';
import type { Alignment } from '../../core/compare/align';
import type { ComparedSide, CompareState } from '../../protocol/compare';
import type { TensorId, TensorInfo } from '../../protocol/engine';
import { CodedError } from '../../protocol/rpc';
import type { Session } from '../session/session';
import type { SessionRegistry } from '../session/registry';
import { freshView } from '../inspect';
import type { PairMemento, SideMemento } from './memento';
import type { Chosen } from './pick';

/** Two tensors, each in a session of its own, which follow their texts. */
export class Pair implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #sessions: readonly [Session, Session];
  readonly #subscriptions: Disposable[];
  #difference: TensorId | undefined;

  constructor(
    private readonly registry: SessionRegistry,
    private readonly engine: EngineClient,
    [a, b]: readonly [Chosen, Chosen],
  ) {
    const open = ({ source, tensorName, options }: Chosen): Session =>
      registry.open(source, { view: { ...freshView(), tensorName }, options });
    this.#sessions = [open(a), open(b)];
    this.#subscriptions = this.#sessions.map((session) => session.onDidChange(() => this.#changed.fire()));
  }

  get sessions(): readonly [Session, Session] {
    return this.#sessions;
  }

  get title(): string {
    return this.#sessions.map(({ source }) => source.title).join(' ↔ ');
  }

  /** Both sides, once both are read; a problem where one of them has nothing to compare. */
  state(): Pick<CompareState, 'revision' | 'sides' | 'problem'> {
    const revision = Math.max(...this.#sessions.map(({ state }) => state.revision));
    const [a, b] = this.#sessions.map(sideOf);
    if (a && b) return { revision, sides: [a, b] };
    const failed = this.#sessions.find((session, i) => session.state.status !== 'loading' && ![a, b][i]);
    const [problem] = failed?.state.problems ?? [];
    const none = failed && { code: 'compare.nothing', args: { place: failed.source.place() } };
    return { revision, problem: problem ? { code: problem.code, args: problem.args } : none };
  }

  /** Asks the engine about both; `panel.stale` when one of them is not there any more. */
  ask<A>(ask: (engine: EngineClient, a: string, b: string) => Promise<A>): Promise<A> {
    const { sides } = this.state();
    if (!sides) return Promise.reject(new CodedError('panel.stale'));
    const [first, second] = this.#sessions;
    const [a, b] = sides.map(({ info }) => info.id);
    return first.ask(() => second.ask((engine) => ask(engine, a, b)));
  }

  /** What is needed to find the two again after a reload. */
  memento(question: CompareState['question']): PairMemento {
    const [a, b] = this.#sessions.map((session): SideMemento => {
      const info = session.state.tensors.find(({ id }) => id === session.state.view.tensor);
      return { source: session.memento(false), tensorName: info?.name ?? session.state.view.tensorName };
    });
    return { version: 1, question, sides: [a, b] };
  }

  /** Their difference as a tensor of its own, in place of the one that was asked for before. */
  async difference(align: Alignment | undefined, signal: AbortSignal): Promise<TensorInfo> {
    const info = await this.ask((engine, a, b) =>
      engine.difference({ a: { tensor: a }, b: { tensor: b }, align }, signal),
    );
    this.#letGo();
    this.#difference = info.id;
    return info;
  }

  swap(): void {
    this.#sessions = [this.#sessions[1], this.#sessions[0]];
    this.#changed.fire();
  }

  /** Selects the elements at one place in both texts. */
  async reveal(index: number): Promise<void> {
    for (const session of [...this.#sessions].reverse()) {
      await session.upToDate();
      const side = sideOf(session);
      if (!side) continue;
      const span = (await this.engine.locate({ tensor: side.info.id, index })) ?? side.info.span;
      const ranges = session.source.rangesOf(span);
      if (ranges.length > 0) await session.source.reveal(ranges);
    }
  }

  dispose(): void {
    this.#letGo();
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const session of this.#sessions) this.registry.close(session);
    this.#changed.dispose();
  }

  #letGo(): void {
    if (this.#difference) this.engine.close({ tensors: [this.#difference] }).catch(() => undefined);
    this.#difference = undefined;
  }
}

function sideOf({ source, state }: Session): ComparedSide | undefined {
  const info = state.tensors.find(({ id }) => id === state.view.tensor) ?? state.tensors.at(0);
  return state.status === 'ready' && info
    ? { title: info.name ? `${info.name} · ${source.place()}` : source.place(), info }
    : undefined;
}
