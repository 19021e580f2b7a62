import { failureOf, type Failure } from './latest';

/**
 * The answer to a question that changes faster than it is answered: one is under way at a time, and after it only the
 * newest is asked. Nothing is called off, so that pointing and scrolling never end what else the engine is at.
 */
export class Coalesced<Q, A> {
  /** The last answer, and what it answers. */
  answered: { readonly question: Q; readonly value: A } | undefined;
  /** The last question that has no answer, and why; undefined once a later one is answered. */
  failed: { readonly question: Q; readonly revision: number; readonly failure: Failure } | undefined;
  private wanted: { readonly question: Q; readonly revision: number; readonly text: string } | undefined;
  private asked = '';
  private busy = false;

  constructor(
    private readonly ask: (question: Q) => Promise<A>,
    private readonly changed: () => void,
  ) {}

  /** Asks, unless this is what is asked or answered already. `revision` tells apart equal questions about changed data. */
  put(question: Q, revision: number): void {
    const text = `${revision} ${JSON.stringify(question)}`;
    this.wanted = { question, revision, text };
    if (!this.busy && text !== this.asked) void this.run();
  }

  clear(): void {
    this.wanted = this.answered = this.failed = undefined;
    this.asked = '';
  }

  private async run(): Promise<void> {
    this.busy = true;
    while (this.wanted && this.wanted.text !== this.asked) {
      const { question, revision, text } = this.wanted;
      this.asked = text;
      try {
        const value = await this.ask(question);
        if (this.asked === text) Object.assign(this, { answered: { question, value }, failed: undefined });
      } catch (error) {
        const failure = failureOf(error);
        // The source changed meanwhile: the question comes again with the new one.
        if (this.asked === text && failure.code !== 'panel.stale') this.failed = { question, revision, failure };
      }
      this.changed();
    }
    this.busy = false;
  }
}
