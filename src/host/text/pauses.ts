import { EventEmitter, window, workspace } from 'vscode';
import type { Disposable, Event, TextDocument, TextEditor } from 'vscode';
import { isEligible } from './eligible';

/** How long typing must pause before a text is looked at again, in milliseconds. */
const TYPING_PAUSE = 400;
/** How long the cursor must rest where nothing is typed, in milliseconds. */
const CURSOR_PAUSE = 150;

type Timer = ReturnType<typeof setTimeout>;

/**
 * The one who hears every key. Whoever looks at what is edited waits for a pause, so that a key stroke costs the restart
 * of one timer, however many look.
 */
export class Pauses implements Disposable {
  readonly #typing = new Map<TextDocument, Timer>();
  readonly #longer = new WeakMap<TextDocument, number>();
  #moving: Timer | undefined;
  readonly #begun = new EventEmitter<TextDocument>();
  readonly #paused = new EventEmitter<TextDocument>();
  readonly #rested = new EventEmitter<TextEditor | undefined>();
  /** The first edit of a document since typing paused. */
  readonly onDidBegin: Event<TextDocument> = this.#begun.event;
  /** Typing in a document has paused, or the document was closed. */
  readonly onDidPause: Event<TextDocument> = this.#paused.event;
  /** The active editor has come to rest: after its cursor moved, after typing, or because it is another one. */
  readonly onDidRest: Event<TextEditor | undefined> = this.#rested.event;
  readonly #subscriptions: Disposable[];

  constructor() {
    this.#subscriptions = [
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isEligible(document)) this.#typed(document);
      }),
      // A document whose language is changed is closed and opened again.
      workspace.onDidCloseTextDocument((document) => this.#pause(document)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moved(textEditor)),
      window.onDidChangeActiveTextEditor((editor) => this.#moved(editor)),
    ];
  }

  isTyping(document: TextDocument): boolean {
    return this.#typing.has(document);
  }

  /** Resolves at the next pause of a document that is typed in, or when it is closed. */
  next(document: TextDocument): Promise<void> {
    return new Promise((resolve) => {
      const paused = this.onDidPause((one) => {
        if (one !== document) return;
        paused.dispose();
        resolve();
      });
    });
  }

  /** A document that takes long to read is looked at after a longer pause, in milliseconds over the usual one. */
  lengthen(document: TextDocument, longer: number): void {
    this.#longer.set(document, longer);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const timer of this.#typing.values()) clearTimeout(timer);
    clearTimeout(this.#moving);
    for (const emitter of [this.#begun, this.#paused, this.#rested]) emitter.dispose();
  }

  #typed(document: TextDocument): void {
    const timer = this.#typing.get(document);
    clearTimeout(timer);
    const pause = TYPING_PAUSE + (this.#longer.get(document) ?? 0);
    this.#typing.set(
      document,
      setTimeout(() => this.#pause(document), pause),
    );
    if (timer === undefined) this.#begun.fire(document);
  }

  #pause(document: TextDocument): void {
    clearTimeout(this.#typing.get(document));
    this.#typing.delete(document);
    this.#paused.fire(document);
    if (document === window.activeTextEditor?.document) this.#rest();
  }

  // Where typing moves it, the cursor rests when typing pauses.
  #moved(editor: TextEditor | undefined): void {
    if (editor !== window.activeTextEditor || (editor && this.isTyping(editor.document))) return;
    clearTimeout(this.#moving);
    this.#moving = setTimeout(() => this.#rest(), CURSOR_PAUSE);
  }

  #rest(): void {
    clearTimeout(this.#moving);
    this.#rested.fire(window.activeTextEditor);
  }
}
