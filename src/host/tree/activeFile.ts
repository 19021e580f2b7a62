import { EventEmitter, TabInputCustom, window } from 'vscode';
import type { Disposable, TextDocument, Uri } from 'vscode';
import { TENSOR_EDITOR } from '../tensorEditor';
import { isEligible } from '../text/eligible';

/** The file that the person works on: the last text or tensor file whose editor had the focus, as long as it is open. */
export class ActiveFile implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: Disposable[];
  #document: TextDocument | undefined;
  #file: Uri | undefined;

  constructor() {
    this.#follow();
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor(() => this.#follow()),
      window.tabGroups.onDidChangeTabs(() => this.#follow()),
    ];
  }

  /** The text, where it is one. */
  get document(): TextDocument | undefined {
    return this.#document?.isClosed ? undefined : this.#document;
  }

  /** The tensor file, where it is one. */
  get file(): Uri | undefined {
    return this.#file;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  // A panel or a terminal that has the focus is no file: what was worked on stays.
  #follow(): void {
    const document = window.activeTextEditor?.document;
    const input = window.tabGroups.activeTabGroup.activeTab?.input;
    const file = input instanceof TabInputCustom && input.viewType === TENSOR_EDITOR ? input.uri : undefined;
    const isNone = window.tabGroups.all.every(({ tabs }) => tabs.length === 0);
    if (file) this.#set(undefined, file);
    else if (document && isEligible(document)) this.#set(document, undefined);
    else if (isNone) this.#set(undefined, undefined);
  }

  #set(document: TextDocument | undefined, file: Uri | undefined): void {
    if (document === this.#document && file?.toString() === this.#file?.toString()) return;
    this.#document = document;
    this.#file = file;
    this.#changed.fire();
  }
}
