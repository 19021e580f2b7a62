import type { BreakdownPage, BreakdownRequest, BreakdownRow } from '../../src/protocol/engine';
import type { OnProgress, Progress } from '../../src/protocol/rpc';
import { failureOf, type Failure } from '../latest';

/** A breakdown as a whole; which rows of it are fetched is this model's business. */
export type BreakdownQuery = Omit<BreakdownRequest, 'offset' | 'count'>;

const PAGE = 200;

/**
 * The rows of a breakdown, fetched a page at a time as they come into sight. Under a new query the old rows
 * stay until the first new page is there; then they all go.
 */
export class BreakdownModel {
  /** The last page answered: its totals and its chart stand for the whole. */
  page: BreakdownPage | undefined;
  failure: Failure | undefined;
  pending = false;
  /** How far the work on the pending answer is, where it takes long. */
  progress: Progress | undefined;
  /** The query that `page` and the rows answer. */
  query: BreakdownQuery | undefined;
  private rows = new Map<number, BreakdownRow>();
  private key = '';
  /** The key of what `page` and the rows answer. */
  private answered = '';
  private next: BreakdownQuery | undefined;
  private running: AbortController | undefined;
  private readonly fetching = new Set<number>();
  private first = 0;

  constructor(
    private readonly ask: (request: BreakdownRequest, signal: AbortSignal, on: OnProgress) => Promise<BreakdownPage>,
    private readonly changed: () => void,
  ) {}

  /** Shows another breakdown, unless it is this one already. */
  put(query: BreakdownQuery, revision: number): void {
    const key = `${revision} ${JSON.stringify(query)}`;
    if (key === this.key) return;
    this.running?.abort();
    this.running = new AbortController();
    Object.assign(this, { key, next: query, pending: true });
    this.fetching.clear();
    this.changed();
    void this.fetch(this.first);
  }

  /** A row by its place under the present sort; undefined while it is on its way. */
  row(position: number): BreakdownRow | undefined {
    return this.rows.get(position);
  }

  /** The rows from `first` to `last` are in sight. */
  need(first: number, last: number): void {
    this.first = Math.floor(first / PAGE);
    for (let page = this.first; page <= Math.floor(last / PAGE); page++) {
      if (!this.rows.has(page * PAGE) && !this.fetching.has(page)) void this.fetch(page);
    }
  }

  /** Calls off what is under way; the rows that are there stay, and more of them can be fetched. */
  stop(): void {
    if (!this.pending) return;
    this.running?.abort();
    this.fetching.clear();
    const { answered: key, query: next } = this;
    Object.assign(this, { key, next, running: new AbortController(), pending: false, progress: undefined });
    this.changed();
  }

  /** There is nothing to break down any more. */
  clear(): void {
    this.running?.abort();
    this.rows.clear();
    this.fetching.clear();
    const nothing = { page: undefined, query: undefined, next: undefined, failure: undefined, running: undefined };
    Object.assign(this, nothing, { key: '', answered: '', pending: false, first: 0 });
    this.changed();
  }

  private async fetch(page: number): Promise<void> {
    const { next, running } = this;
    if (!next || !running) return;
    this.fetching.add(page);
    try {
      const answer = await this.ask({ ...next, offset: page * PAGE, count: PAGE }, running.signal, (progress) => {
        this.progress = progress;
        this.changed();
      });
      if (this.running === running) this.take(next, page, answer);
    } catch (error) {
      if (this.running === running) this.fail(failureOf(error));
    }
  }

  private take(query: BreakdownQuery, page: number, answer: BreakdownPage): void {
    if (this.query !== query) this.rows = new Map();
    answer.rows.forEach((row, i) => this.rows.set(page * PAGE + i, row));
    this.fetching.delete(page);
    Object.assign(this, {
      query,
      answered: this.key,
      page: answer,
      failure: undefined,
      pending: false,
      progress: undefined,
    });
    // A shorter breakdown than the one before: the page that was in sight lies behind its end.
    if (answer.rows.length === 0 && answer.matching > 0) void this.fetch(0);
    this.changed();
  }

  private fail(failure: Failure): void {
    this.rows.clear();
    const nothing = { query: undefined, page: undefined, key: '', answered: '' };
    Object.assign(this, nothing, { failure, pending: false, progress: undefined });
    this.changed();
  }
}
