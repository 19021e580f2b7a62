import type { BreakdownPage, BreakdownRequest, BreakdownRow } from '../../src/protocol/engine';
import type { OnProgress, Progress } from '../../src/protocol/rpc';
import { failureOf, type Failure } from '../latest';

/** A breakdown as a whole; which rows of it are fetched is this model's business. */
export type BreakdownQuery = Omit<BreakdownRequest, 'offset' | 'count'>;

/** Rows that are fetched together. */
const PAGE = 200;
/** Pages that are kept: what was in sight long ago is fetched again. */
const KEPT = 50;
/** Pages that are on their way at a time: those that a scroll has passed meanwhile are never asked for. */
const AT_ONCE = 2;

/**
 * The rows of a breakdown, fetched a page at a time as they come into sight. Under a new query the old rows
 * stay until the first new page is there; then they all go.
 */
export class BreakdownModel {
  /** The first page answered: its totals and its chart stand for the whole. */
  page: BreakdownPage | undefined;
  failure: Failure | undefined;
  pending = false;
  /** How far the work on the pending answer is, where it takes long. */
  progress: Progress | undefined;
  /** The query that `page` and the rows answer. */
  query: BreakdownQuery | undefined;
  private pages = new Map<number, readonly BreakdownRow[]>();
  private key = '';
  /** The key of what `page` and the rows answer. */
  private answered = '';
  private next: BreakdownQuery | undefined;
  private running: AbortController | undefined;
  private readonly fetching = new Set<number>();
  /** The pages in sight. */
  private sight = { first: 0, last: 0 };

  constructor(
    private readonly ask: (request: BreakdownRequest, signal: AbortSignal, on: OnProgress) => Promise<BreakdownPage>,
    private readonly changed: () => void,
    /** More rows of the same breakdown are there. */
    private readonly grown: () => void,
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
    void this.fetch(this.sight.first);
  }

  /** A row by its place under the present sort; undefined while it is on its way. */
  row(position: number): BreakdownRow | undefined {
    return this.pages.get(Math.floor(position / PAGE))?.[position % PAGE];
  }

  /** The rows from `first` to `last` are in sight. */
  need(first: number, last: number): void {
    this.sight = { first: Math.floor(first / PAGE), last: Math.floor(last / PAGE) };
    this.fill();
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
    this.pages.clear();
    this.fetching.clear();
    const nothing = { page: undefined, query: undefined, next: undefined, failure: undefined, running: undefined };
    Object.assign(this, nothing, { key: '', answered: '', pending: false, sight: { first: 0, last: 0 } });
    this.changed();
  }

  private fill(): void {
    const { first, last } = this.sight;
    for (let page = first; page <= last && this.fetching.size < AT_ONCE; page++) {
      if (!this.pages.has(page) && !this.fetching.has(page)) void this.fetch(page);
    }
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
    this.fetching.delete(page);
    const isMore = this.query === query;
    if (!isMore) this.pages = new Map();
    this.keep(page, answer.rows);
    const settled = { answered: this.key, failure: undefined, pending: false, progress: undefined };
    Object.assign(this, { query, page: isMore ? this.page : answer }, settled);
    // A shorter breakdown than the one before: the page that was in sight lies behind its end.
    if (answer.rows.length === 0 && answer.matching > 0) void this.fetch(0);
    if (isMore) this.grown();
    else this.changed();
    this.fill();
  }

  private keep(page: number, rows: readonly BreakdownRow[]): void {
    this.pages.set(page, rows);
    if (this.pages.size > KEPT) this.pages.delete([...this.pages.keys()][0]);
  }

  private fail(failure: Failure): void {
    this.pages.clear();
    const nothing = { query: undefined, page: undefined, key: '', answered: '' };
    Object.assign(this, nothing, { failure, pending: false, progress: undefined });
    this.changed();
  }
}
