import { EventEmitter } from 'vscode';
import type { Disposable, Range } from 'vscode';
import type { Problem } from '../../core/problem';
import type { ReadOptions } from '../../core/readers/reader';
import type { EngineClient, LossReason } from '../../engine';
import type { Report } from '../../core/report';
import type { Engine, OpenResult, ParamRef, TensorInfo } from '../../protocol/engine';
import type { PanelView } from '../../protocol/panel';
import { CANCELLED, CodedError, wireError, type OnProgress, type Progress } from '../../protocol/rpc';
import type { SourceMemento } from '../source/memento';
import type { Loaded, Source, SourceChange } from '../source/source';
import type { SessionDeps, SessionOptions, SessionState } from './state';
import { carryOver } from './view';

/** How long typing must pause before the text is read again, or its new place is told, in milliseconds. */
const EDIT_PAUSE = 400;

/** How often a text is read anew after a worker died. After an edit, it is tried as often again. */
const MOST_DEATHS = 2;

type ReportRequest = Parameters<Engine['report']>[0];

// Counted over all sessions: a panel that goes over from one to another must see every number grow.
let revisions = 0;

/**
 * The one owner of what is being inspected: a source, what was read from it, and what the user looks at.
 * It follows the source's changes; whatever was asked about an older reading is answered with `panel.stale`.
 */
export class Session implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Fires after every change of what can be seen. */
  readonly onDidChange = this.#changed.event;
  /** Settles when the source has been read for the first time, well or badly. */
  readonly firstReading: Promise<void>;
  /** As `SessionOptions` has it. */
  readonly asked: boolean;

  readonly #asked = new EventEmitter<void>();
  readonly #subscription: Disposable;
  #state: SessionState;
  #options: ReadOptions;
  #readWith: ReadOptions = {};
  #shown: ReportRequest | undefined;
  #cursor: number | undefined;
  #reading: AbortController | undefined;
  #deaths = 0;
  #settled: Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(
    readonly source: Source,
    private readonly deps: SessionDeps,
    { view, options = {}, cursor, asked = false }: SessionOptions,
  ) {
    this.asked = asked;
    this.#state = {
      revision: ++revisions,
      viewRevision: ++revisions,
      status: 'loading',
      tensors: [],
      problems: [],
      view,
    };
    this.#options = options;
    this.#cursor = cursor;
    this.#subscription = source.onDidChange((change) => this.#sourceChanged(change));
    this.firstReading = this.#settled = this.#read();
  }

  get state(): SessionState {
    return this.#state;
  }

  /** How the source was read: what the document says of itself, and what the user chose. */
  get readWith(): ReadOptions {
    return this.#readWith;
  }

  /** The tensor and the scheme whose result is shown; undefined while nothing of the present reading is. */
  get shown(): ReportRequest | undefined {
    return this.#state.tensors.some(({ id }) => id === this.#shown?.tensor) ? this.#shown : undefined;
  }

  /** As `shown`, once the page has asked for it; undefined where it does not within `patience` milliseconds. */
  async whenShown(patience: number): Promise<ReportRequest | undefined> {
    if (this.shown) return this.shown;
    await new Promise<void>((resolve) => {
      const asked = this.#asked.event(() => this.shown && settle());
      const timer = setTimeout(() => settle(), patience);
      const settle = (): void => {
        asked.dispose();
        clearTimeout(timer);
        resolve();
      };
    });
    return this.shown;
  }

  /** The user looks at something else, in the panel; nobody else draws by that. */
  remember(view: PanelView): void {
    this.#state = { ...this.#state, view };
  }

  /** Something else is to be looked at: what a panel had saved, say. */
  show(view: PanelView): void {
    this.#set({ view: carryOver(view, this.#state.tensors), viewRevision: ++revisions });
  }

  /** Reads the same source in another way. */
  reread(options: ReadOptions): Promise<void> {
    this.#options = options;
    this.#deaths = 0;
    return this.#readNow();
  }

  /** Calls off the reading under way. What was read before it stays; where nothing was, that is said. */
  stopReading(): void {
    if (!this.#reading) return;
    const isFirst = this.#state.status === 'loading';
    this.#stopReading();
    if (!isFirst) return this.#set({ progress: undefined });
    this.#replace({ status: 'ready', tensors: [], problems: [{ code: 'host.stopped', args: {}, severity: 'info' }] });
  }

  /** Asks the engine about this reading. Rejects with `panel.stale` when the source has been read again meanwhile. */
  async ask<A>(ask: (engine: EngineClient) => Promise<A>): Promise<A> {
    const { revision } = this.#state;
    const answer = await ask(this.deps.engine).catch((error: unknown) => {
      throw revision === this.#state.revision ? error : new CodedError('panel.stale');
    });
    if (revision !== this.#state.revision) throw new CodedError('panel.stale');
    return answer;
  }

  /** A tensor under the scheme that is looked at. What the scheme refuses is a problem of the tensor's text until another one is asked for. */
  async report(request: ReportRequest, signal?: AbortSignal, onProgress?: OnProgress): Promise<Report<ParamRef>> {
    this.#shown = request;
    this.#asked.fire();
    try {
      const report = await this.ask((engine) => engine.report(request, signal, onProgress));
      this.#refuse(undefined);
      return report;
    } catch (error) {
      const { code, args } = wireError(error);
      const span = this.#state.tensors.find(({ id }) => id === request.tensor)?.span;
      if (code.startsWith('scheme.')) this.#refuse({ code, args, severity: 'error', span });
      throw error;
    }
  }

  /** Where a problem stands in its document; empty for one of a parameter or a file. */
  rangesOf({ span }: Problem): readonly Range[] {
    return span ? this.source.rangesOf(span) : [];
  }

  /** Waits until what was read is what is there: positions are right only then. */
  async upToDate(): Promise<void> {
    await (this.#timer === undefined ? this.#settled : this.#readNow());
  }

  /**
   * The engine lost tensors: those of this session are read anew. Not while they are being read, which fails or ends
   * well by itself, and not for ever: what this session asks may be what the worker dies of.
   */
  recover(reason: LossReason, detail: string): void {
    const isLost = this.#state.tensors.some(({ id }) => !this.deps.engine.holds(id));
    if (!isLost || this.#reading || this.#state.status === 'gone') return;
    if (reason !== 'cancelled') this.#deaths++;
    if (this.#deaths > MOST_DEATHS) this.#fail(new CodedError('engine.workerDied', { detail }));
    else void this.#readNow();
  }

  memento(pinned: boolean): SourceMemento {
    return { version: 1, ...this.source.memento(), options: this.#options, pinned };
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#telling);
    this.#stopReading();
    this.#subscription.dispose();
    this.source.dispose();
    this.#forget(this.#state.tensors);
    this.#changed.dispose();
    this.#asked.dispose();
  }

  #set(part: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...part };
    this.#changed.fire();
  }

  #refuse(refusal: Problem | undefined): void {
    if (JSON.stringify(refusal) !== JSON.stringify(this.#state.refusal)) this.#set({ refusal });
  }

  #sourceChanged(change: SourceChange): void {
    if (change === 'content') {
      this.#deaths = 0;
      return this.#readSoon();
    }
    if (change === 'place') return this.#tellSoon();
    this.#stopReading();
    this.#set({ status: 'gone' });
  }

  // What marks it in the editor moves with the text by itself.
  #tellSoon(): void {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#set({}), EDIT_PAUSE);
  }

  // What is gone is not to be read: that would open an empty document in its place.
  #stopReading(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#reading?.abort();
    this.#reading = undefined;
  }

  #readSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#readNow(), EDIT_PAUSE);
  }

  #readNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return (this.#settled = this.#read());
  }

  async #read(): Promise<void> {
    this.#reading?.abort();
    const reading = (this.#reading = new AbortController());
    try {
      const loaded = await this.source.load();
      const { source, around, before, hints } = loaded;
      const options = { ...hints, ...this.#options };
      this.#readWith = options;
      const request = { source, around, before, options };
      const heard = (progress: Progress): void => this.#heard(reading, progress);
      this.#take(reading, loaded, await this.deps.engine.open(request, reading.signal, heard));
    } catch (error) {
      if (reading === this.#reading && !this.#disposed) this.#fail(error);
    }
  }

  #heard(reading: AbortController, progress: Progress): void {
    if (reading === this.#reading && !this.#disposed) this.#set({ progress });
  }

  #take(reading: AbortController, loaded: Loaded, result: OpenResult): void {
    const isWanted = reading === this.#reading && !this.#disposed;
    if (!isWanted) return this.#forget(result.tensors);
    this.#reading = undefined;
    if (!loaded.settle(result)) {
      this.#forget(result.tensors);
      return this.#readSoon();
    }
    const { choice, metadata, problems, tensors } = result;
    this.deps.log.info(
      `${this.source.place()}: ${tensors.length} tensors, ${problems.length} problems (${choice?.format ?? 'given'})`,
    );
    this.#replace({ status: 'ready', choice, metadata, problems, tensors });
  }

  #fail(error: unknown): void {
    this.#reading = undefined;
    const { code, args } = wireError(error);
    if (code === CANCELLED) return;
    this.deps.log.error(`${this.source.title}: ${code} ${JSON.stringify(args)}`);
    // Somebody else's work was ended, and this with it.
    if (code === 'engine.workerReplaced') return void this.#readNow();
    const status = code === 'host.unreadable' ? 'gone' : 'ready';
    this.#replace({ status, tensors: [], problems: [{ code, args, severity: 'error' }] });
  }

  #replace(read: Pick<SessionState, 'status' | 'tensors' | 'problems' | 'choice' | 'metadata'>): void {
    const { tensors: old, status } = this.#state;
    const view = carryOver(this.#state.view, read.tensors, this.#cursor);
    this.#cursor = undefined;
    // The first reading decides which tensor is shown; later on the panel keeps the view that it has.
    const viewRevision = status === 'loading' ? ++revisions : this.#state.viewRevision;
    this.#set({ ...read, progress: undefined, refusal: undefined, view, viewRevision, revision: ++revisions });
    this.#forget(old);
  }

  #forget(tensors: readonly TensorInfo[]): void {
    if (tensors.length === 0) return;
    this.deps.engine.close({ tensors: tensors.map(({ id }) => id) }).catch(() => undefined);
  }
}
