import { commands, EventEmitter } from 'vscode';
import type { Disposable, Range, Uri } from 'vscode';
import type { SourceMemento } from '../source/memento';
import type { Loaded, Source, SourceChange } from '../source/source';
import { partsOf, type OfferedSources } from './offeredSources';

/** A tensor that another extension has at hand. */
export class OfferedSource implements Source {
  readonly #changed = new EventEmitter<SourceChange>();
  readonly onDidChange = this.#changed.event;
  readonly #subscription: Disposable;
  readonly title: string;

  constructor(
    readonly uri: Uri,
    private readonly sources: OfferedSources,
  ) {
    const { id, name } = partsOf(uri);
    this.title = name;
    this.#subscription = sources.onDidChange((changed) => {
      if (changed === id) this.#changed.fire(sources.ids.includes(id) ? 'content' : 'gone');
    });
  }

  place(): string {
    return this.sources.labelOf(partsOf(this.uri).id);
  }

  async load(): Promise<Loaded> {
    const { source, options, before } = await this.sources.read(this.uri);
    return { source, before, hints: options, settle: () => true };
  }

  ranges(): Range[] {
    return [];
  }

  rangesOf(): Range[] {
    return [];
  }

  // It stands in no text: the view is where it is seen.
  async reveal(): Promise<void> {
    await commands.executeCommand('normscope.tensors.focus');
  }

  memento(): Pick<SourceMemento, 'uri' | 'taken' | 'pieces'> {
    return { uri: this.uri.toString(), taken: 'offered', pieces: [] };
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
