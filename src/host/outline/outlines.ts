import { EventEmitter } from 'vscode';
import type { CancellationToken, Disposable, TextDocument } from 'vscode';
import type { EngineClient } from '../../engine';
import type { Outline } from '../../protocol/engine';
import { CANCELLED, wireError } from '../../protocol/rpc';
import { nameOf } from '../source/names';
import { isTable } from '../source/take';
import { lengthOf } from '../source/textSource';
import type { Pauses } from '../text/pauses';

/** How much longer typing must pause where there is more to read: about what reading takes, and at most so many milliseconds. */
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
  readonly pauses: Pauses;
  readonly log: { warn(message: string): void };
}

/**
 * The one owner of what arrays a document holds. Each version of a text is read once, when somebody asks for it and
 * typing has paused, whoever and however many ask; a reading whose text has changed is called off.
 */
export class Outlines implements Disposable {
  readonly #known = new Map<string, Known>();
  readonly #read = new EventEmitter<TextDocument>();
  /** A document has been read, for whoever asked. */
  readonly onDidRead = this.#read.event;
  readonly #subscriptions: Disposable[];

  constructor(private readonly deps: OutlinesDeps) {
    const { pauses } = deps;
    this.#subscriptions = [
      pauses.onDidBegin((document) => this.#forget(document)),
      // A document may have been closed, or its language changed.
      pauses.onDidPause((document) => this.#forget(document)),
    ];
  }

  /** The arrays of a document as it is when typing pauses. Nothing of one that is closed or not wanted any more. */
  async of(document: TextDocument, token?: CancellationToken): Promise<Outline> {
    while (!document.isClosed && !token?.isCancellationRequested) {
      const { version } = document;
      const { pauses } = this.deps;
      const outline = pauses.isTyping(document) ? await pauses.next(document) : await this.#at(document);
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
    for (const { reading } of this.#known.values()) reading.abort();
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
    this.deps.pauses.lengthen(document, Math.min(LONGEST_PAUSE, text.length / CHARACTERS_A_MILLISECOND));
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

  #forget(document: TextDocument): void {
    const key = keyOf(document);
    this.#known.get(key)?.reading.abort();
    this.#known.delete(key);
  }
}

function isLong(document: TextDocument): boolean {
  return lengthOf(document) > PASSIVE_LIMIT;
}

function keyOf({ uri }: TextDocument): string {
  return uri.toString();
}
