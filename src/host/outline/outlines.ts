import { EventEmitter, workspace } from 'vscode';
import type { CancellationToken, Disposable, TextDocument } from 'vscode';
import type { EngineClient } from '../../engine';
import type { Outline } from '../../protocol/engine';
import { CANCELLED, wireError } from '../../protocol/rpc';
import { nameOf } from '../source/names';
import { isTable } from '../source/take';
import { lengthOf } from '../source/textSource';

/** How long typing must pause before a text is looked at again, in milliseconds; longer where there is more to read. */
const PAUSE = 250;
const LONGEST_PAUSE = 3000;
const CHARACTERS_A_MILLISECOND = 10_000;

/** What is shown without being asked for (code lenses, the status bar) leaves longer texts alone. */
const PASSIVE_LIMIT = 5_000_000;

const NOTHING: Outline = { arrays: [], total: 0 };

interface Known {
  readonly version: number;
  readonly outline: Promise<Outline | undefined>;
  readonly reading: AbortController;
  value?: Outline;
}

export interface OutlinesDeps {
  readonly engine: Pick<EngineClient, 'outline'>;
  readonly log: { warn(message: string): void };
}

/**
 * The one owner of what arrays a document holds. Each version of a text is read once, when somebody asks for it and
 * typing has paused, whoever and however many ask; a reading whose text has changed is called off.
 */
export class Outlines implements Disposable {
  readonly #known = new Map<string, Known>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** How long the texts were when they were read: to be asked for at every stroke, that has to cost nothing. */
  readonly #lengths = new Map<string, number>();
  readonly #rested = new EventEmitter<TextDocument>();
  readonly #read = new EventEmitter<TextDocument>();
  /** Typing in a document has paused: whoever shows something of it looks again. */
  readonly onDidRest = this.#rested.event;
  /** A document has been read, for whoever asked. */
  readonly onDidRead = this.#read.event;
  readonly #subscriptions: Disposable[];

  constructor(private readonly deps: OutlinesDeps) {
    this.#subscriptions = [
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#edited(document);
      }),
      // A document whose language is changed is closed and opened again.
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
    ];
  }

  /** The arrays of a document as it is when typing pauses. Nothing of one that is closed or not wanted any more. */
  async of(document: TextDocument, token?: CancellationToken): Promise<Outline> {
    while (!document.isClosed && !token?.isCancellationRequested) {
      const { version } = document;
      const outline = this.#isResting(document) ? await this.#at(document) : await this.#rest(document);
      if (outline && version === document.version) return outline;
    }
    return NOTHING;
  }

  /** The same for what nobody asked for: nothing of a text so long that reading it is worth a thought. */
  async passively(document: TextDocument, token?: CancellationToken): Promise<Outline> {
    return isLong(document) ? NOTHING : this.of(document, token);
  }

  /** What is known of a document as it is now, without reading it. */
  peek(document: TextDocument): Outline | undefined {
    const known = this.#known.get(keyOf(document));
    return known?.version === document.version ? known.value : undefined;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const { reading } of this.#known.values()) reading.abort();
    this.#rested.dispose();
    this.#read.dispose();
  }

  #at(document: TextDocument): Promise<Outline | undefined> {
    const key = keyOf(document);
    const known = this.#known.get(key);
    if (known?.version === document.version) return known.outline;
    known?.reading.abort();
    const reading = new AbortController();
    const made: Known = { version: document.version, reading, outline: this.#readNow(document, reading.signal) };
    this.#known.set(key, made);
    void made.outline.then((outline) => {
      if (this.#known.get(key) !== made) return;
      made.value = outline;
      if (outline) this.#read.fire(document);
      else this.#known.delete(key);
    });
    return made.outline;
  }

  async #readNow(document: TextDocument, signal: AbortSignal): Promise<Outline | undefined> {
    const text = document.getText();
    this.#lengths.set(keyOf(document), text.length);
    const options = { languageId: document.languageId, fileName: nameOf(document.uri), whole: true };
    try {
      return await this.deps.engine.outline({ text, options, isArray: isTable(document) }, signal);
    } catch (error) {
      const { code, args } = wireError(error);
      // Somebody else's reading was ended, and this one with it.
      if (code === CANCELLED || code === 'engine.workerReplaced') return undefined;
      this.deps.log.warn(`${nameOf(document.uri)}: ${code} ${JSON.stringify(args)}`);
      return NOTHING;
    }
  }

  #edited(document: TextDocument): void {
    const key = keyOf(document);
    this.#known.get(key)?.reading.abort();
    this.#known.delete(key);
    clearTimeout(this.#timers.get(key));
    const rested = (): void => {
      this.#timers.delete(key);
      this.#rested.fire(document);
    };
    this.#timers.set(key, setTimeout(rested, pauseFor(this.#lengths.get(key))));
  }

  #isResting(document: TextDocument): boolean {
    return !this.#timers.has(keyOf(document));
  }

  // Resolves at the next pause, or when the document is closed.
  #rest(document: TextDocument): Promise<undefined> {
    return new Promise((resolve) => {
      const rested = this.#rested.event((one) => {
        if (one !== document) return;
        rested.dispose();
        resolve(undefined);
      });
    });
  }

  #forget(document: TextDocument): void {
    const key = keyOf(document);
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#known.get(key)?.reading.abort();
    this.#known.delete(key);
    this.#lengths.delete(key);
    this.#rested.fire(document);
  }
}

function pauseFor(length = 0): number {
  return Math.min(LONGEST_PAUSE, PAUSE + length / CHARACTERS_A_MILLISECOND);
}

function isLong(document: TextDocument): boolean {
  return lengthOf(document) > PASSIVE_LIMIT;
}

function keyOf({ uri }: TextDocument): string {
  return uri.toString();
}
