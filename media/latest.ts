import type { MessageArgs } from '../src/core/problem';
import { CodedError, type OnProgress, type Progress } from '../src/protocol/rpc';

/** Why there is no answer: a code and its arguments, to be said in the user's language. */
export interface Failure {
  readonly code: string;
  readonly args: MessageArgs;
}

/** The source changed meanwhile and a newer state is on its way: the answer is not wanted any more. */
const STALE = 'panel.stale';

/** A thrown value as a failure that can be said. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CodedError) return { code: error.code, args: error.args };
  return { code: 'internal', args: { detail: error instanceof Error ? error.message : String(error) } };
}

/**
 * The answer to a question that keeps changing. The last answer stays while the next one is under way,
 * so that nothing flickers; an answer to an older question is dropped, and its work is called off.
 */
export class Latest<Q, A> {
  value: A | undefined;
  failure: Failure | undefined;
  pending = false;
  /** How far the work on the pending answer is, where it takes long. */
  progress: Progress | undefined;
  private asked = '';
  /** What the last answer answers, failures included. */
  private answered = '';
  private running: AbortController | undefined;

  constructor(
    private readonly ask: (question: Q, signal: AbortSignal, onProgress: OnProgress) => Promise<A>,
    private readonly changed: () => void,
  ) {}

  /** Asks, unless this very question was the last one. `revision` tells apart equal questions about changed data. */
  async put(question: Q, revision: number): Promise<void> {
    const text = `${revision} ${JSON.stringify(question)}`;
    if (text === this.asked) return;
    this.running?.abort();
    const controller = new AbortController();
    Object.assign(this, { asked: text, running: controller, pending: true, progress: undefined });
    this.changed();
    try {
      const value = await this.ask(question, controller.signal, (progress) => this.hear(controller, progress));
      if (this.running === controller) this.settle({ value, failure: undefined });
    } catch (error) {
      if (this.running === controller) this.fail(failureOf(error));
    }
  }

  /** Calls off what is under way; the last answer stays, and is not asked for again by its question. */
  stop(): void {
    if (!this.pending) return;
    this.running?.abort();
    Object.assign(this, { asked: this.answered, running: undefined, pending: false, progress: undefined });
    this.changed();
  }

  /** There is nothing to ask any more. */
  clear(): void {
    this.running?.abort();
    this.asked = '';
    this.settle({ value: undefined, failure: undefined });
  }

  private hear(controller: AbortController, progress: Progress): void {
    if (this.running !== controller) return;
    this.progress = progress;
    this.changed();
  }

  private fail(failure: Failure): void {
    if (failure.code === STALE) this.asked = '';
    else this.settle({ value: undefined, failure });
  }

  private settle(answer: Pick<this, 'value' | 'failure'>): void {
    const settled = { answered: this.asked, pending: false, running: undefined, progress: undefined };
    Object.assign(this, answer, settled);
    this.changed();
  }
}
