import { StatusBarAlignment, window } from 'vscode';
import type { Disposable, StatusBarItem, TextEditor } from 'vscode';
import type { EngineClient } from '../../engine';
import type { Outline, OutlineTensor } from '../../protocol/engine';
import { statusLine } from '../glance/line';
import { glanceMarkdown } from '../glance/markdown';
import { tensorHolding } from '../outline/find';
import { onDidChangeSetting, setting } from '../settings';
import { takeFromEditor } from '../source/take';
import type { TextDeps } from './codeLens';
import { isEligible } from './eligible';
import type { Pauses } from './pauses';

export interface StatusDeps extends TextDeps {
  readonly engine: Pick<EngineClient, 'outline'>;
  readonly pauses: Pauses;
}

/** A longer selection is read when it is inspected. */
const LONGEST_SELECTION = 2_000_000;
/** Left of the line and column of the cursor. */
const PRIORITY = 101;

/** In the status bar: the selection, or the array at the cursor. */
export class StatusBar implements Disposable {
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable[];
  #looking = new AbortController();

  constructor(private readonly deps: StatusDeps) {
    this.#item = window.createStatusBarItem('normscope.array', StatusBarAlignment.Right, PRIORITY);
    this.#item.name = deps.say('text.statusBar');
    this.#item.command = 'normscope.inspect';
    this.#subscriptions = [
      deps.pauses.onDidRest(() => void this.#look()),
      onDidChangeSetting('statusBar', () => void this.#look()),
    ];
    void this.#look();
  }

  dispose(): void {
    this.#looking.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  async #look(): Promise<void> {
    this.#looking.abort();
    const looking = (this.#looking = new AbortController());
    const editor = window.activeTextEditor;
    const isWanted = editor && setting('statusBar', editor.document) && isEligible(editor.document);
    const found = isWanted ? await this.#at(editor, looking.signal).catch(() => []) : [];
    if (!looking.signal.aborted) this.#show(found);
  }

  // The tensors of the selection, or the one at the cursor.
  async #at(editor: TextEditor, signal: AbortSignal): Promise<readonly OutlineTensor[]> {
    const { document, selection } = editor;
    if (!selection.isEmpty) return tensorsOf(await this.#selected(editor, signal));
    const outline = await this.deps.outlines.passively(document);
    const tensor = tensorHolding(outline, document.offsetAt(selection.active));
    return tensor ? [tensor] : [];
  }

  async #selected(editor: TextEditor, signal: AbortSignal): Promise<Outline> {
    const source = takeFromEditor(editor);
    try {
      const { source: taken, hints } = await source.load();
      const text = 'text' in taken ? taken.text : '';
      const isReadable = text.length <= LONGEST_SELECTION && /\d/.test(text);
      if (!isReadable) return { arrays: [], total: 0 };
      return await this.deps.engine.outline({ text, options: hints, isArray: true }, signal);
    } finally {
      source.dispose();
    }
  }

  #show(tensors: readonly OutlineTensor[]): void {
    const { say } = this.deps;
    const [first] = tensors;
    if (!first) return this.#item.hide();
    const { nan, posInf, negInf } = first.summary;
    const mark = nan + posInf + negInf > 0 ? '$(warning) ' : '';
    const more = tensors.length > 1 ? ` · ${say('panel.tensors', { n: tensors.length })}` : '';
    this.#item.text = `${mark}${statusLine(first)}${more}`;
    this.#item.tooltip = glanceMarkdown(first, say, { title: say('text.statusBar') });
    this.#item.show();
  }
}

function tensorsOf({ arrays }: Outline): readonly OutlineTensor[] {
  return arrays.flatMap(({ tensors }) => tensors);
}
