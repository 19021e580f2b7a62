import { commands, EventEmitter, RelativePattern, Uri, workspace } from 'vscode';
import type { FileSystemWatcher, Range } from 'vscode';
import { CodedError } from '../../protocol/rpc';
import type { SourceInput } from '../../protocol/engine';
import { SMALL_SOURCE } from '../../engine';
import { localPath } from './localPath';
import type { SourceMemento } from './memento';
import { nameOf, unreadable } from './names';
import type { Loaded, Source, SourceChange } from './source';

/** What VS Code has to read it reads as a whole, and a byte array holds no more than this in every host. */
const LARGEST_FILE = 2 ** 31 - 1;
const GIB = 2 ** 30;

/** A file that is read as bytes: a tensor file, or a text too large for an editor. */
export class FileSource implements Source {
  readonly #changed = new EventEmitter<SourceChange>();
  readonly onDidChange = this.#changed.event;
  readonly #watcher: FileSystemWatcher;
  readonly title: string;

  constructor(readonly uri: Uri) {
    this.title = nameOf(uri);
    // In a pattern, brackets and the like have a meaning; a file that only looks similar is read again for nothing.
    const pattern = new RelativePattern(Uri.joinPath(uri, '..'), this.title.replace(/[[\]{}*?\\]/g, '?'));
    this.#watcher = workspace.createFileSystemWatcher(pattern);
    this.#watcher.onDidChange(() => this.#changed.fire('content'));
    this.#watcher.onDidCreate(() => this.#changed.fire('content'));
    this.#watcher.onDidDelete(() => this.#changed.fire('gone'));
  }

  place(): string {
    // The path of what is outside of the workspace says little and is long.
    return workspace.getWorkspaceFolder(this.uri) ? workspace.asRelativePath(this.uri) : this.title;
  }

  async load(): Promise<Loaded> {
    return { source: await this.#source(), hints: { fileName: this.title, whole: true }, settle: () => true };
  }

  ranges(): Range[] {
    return [];
  }

  rangesOf(): Range[] {
    return [];
  }

  async reveal(): Promise<void> {
    await commands.executeCommand('vscode.open', this.uri);
  }

  memento(): Pick<SourceMemento, 'uri' | 'taken' | 'pieces'> {
    return { uri: this.uri.toString(), taken: 'file', pieces: [] };
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#changed.dispose();
  }

  // The engine reads the disk by itself, whatever the size; what is small comes with the request, and needs no thread.
  async #source(): Promise<SourceInput> {
    try {
      const { size } = await workspace.fs.stat(this.uri);
      const path = localPath(this.uri);
      if (path !== undefined && size > SMALL_SOURCE) return { file: { path, size } };
      if (size > LARGEST_FILE) throw tooLarge(this.title, size);
      return { bytes: await workspace.fs.readFile(this.uri) };
    } catch (error) {
      throw error instanceof CodedError ? error : unreadable(this.uri, error);
    }
  }
}

function tooLarge(file: string, size: number): CodedError {
  return new CodedError('host.tooLarge', { file, size: Number((size / GIB).toFixed(2)), limit: 2 });
}
