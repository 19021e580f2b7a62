import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Inspected } from '../../../src/host/inside';
import { api, closeEverything, diagnostics, inspected, near, sampleUri, until } from '../kit/kit';

const SCHEME = 'specs-virtual';
const TEXT = 'x = [[1.5, 2.5], [3.5, 4.5]]\nragged = [[1, 2],\n          [3]]\n';

/** A file system of another extension: what is in it is on no disk. */
class Memory implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>();

  put(path: string, bytes: Uint8Array): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path });
    const isNew = !this.#files.has(path);
    this.#files.set(path, { bytes, mtime: (this.#files.get(path)?.mtime ?? 0) + 1 });
    const type = isNew ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed;
    this.#changed.fire([{ type, uri }]);
    return uri;
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    if (path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { bytes, mtime } = this.#at(path);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.length };
  }
  readFile({ path }: vscode.Uri): Uint8Array {
    return this.#at(path).bytes;
  }
  writeFile({ path }: vscode.Uri, bytes: Uint8Array): void {
    this.put(path, bytes);
  }
  readDirectory(): [string, vscode.FileType][] {
    return [...this.#files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }
  createDirectory(): void {}
  delete({ path }: vscode.Uri): void {
    this.#files.delete(path);
  }
  rename(): void {}

  #at(path: string): { readonly bytes: Uint8Array; readonly mtime: number } {
    const found = this.#files.get(path);
    if (!found) throw vscode.FileSystemError.FileNotFound(path);
    return found;
  }
}

async function untilNamed(name: string): Promise<Inspected> {
  const { inspected: all } = await api();
  return until(`${name} is inspected`, () =>
    all().find(({ status, tensors }) => status === 'ready' && tensors[0]?.name === name),
  );
}

describe('in a virtual file system', () => {
  const memory = new Memory();
  let provider: vscode.Disposable;

  before(async () => {
    await api();
    provider = vscode.workspace.registerFileSystemProvider(SCHEME, memory);
  });
  afterEach(closeEverything);
  after(() => {
    provider.dispose();
  });

  it('a text has its lines, hovers, diagnostics and panel, and its numbers can be replaced', async () => {
    const uri = memory.put('/printed.py', new TextEncoder().encode(TEXT));
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 9);
    assert.ok(lenses.some(({ command }) => command?.title === '2×2 · float64'));
    const at = new vscode.Position(0, 7);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
    const said = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    assert.ok(said.some((part) => part.includes('2×2')));

    editor.selection = new vscode.Selection(1, 12, 1, 12);
    await vscode.commands.executeCommand('normscope.inspect');
    assert.equal((await diagnostics(uri))[0].code, 'readers.ragged');
    editor.selection = new vscode.Selection(0, 7, 0, 7);
    await vscode.commands.executeCommand('normscope.layerNormalize');
    const { revision, tensors } = await untilNamed('x');
    assert.deepEqual(tensors[0].shape, [2, 2]);
    await vscode.commands.executeCommand('normscope.replaceSelection');
    await inspected(uri, revision);
    assert.match(document.getText(), /^x = \[\[-0\.99998\d*, 0\.99998\d*\]/);
  });

  it('a tensor file opens in its editor', async () => {
    const bytes = await vscode.workspace.fs.readFile(sampleUri('embeddings.npy'));
    const uri = memory.put('/embeddings.npy', bytes);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'normscope.tensorFile');
    const { tensors } = await inspected(uri);
    assert.deepEqual(tensors[0].shape, [64, 24]);
    const { inspect } = await api();
    const outcome = await inspect({ uri });
    assert.ok('ok' in outcome);
    near(outcome.ok.summary.mean, 0.0322, 1e-3);
  });
});
