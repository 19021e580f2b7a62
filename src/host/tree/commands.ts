import { commands, Uri, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import { wireError } from '../../protocol/rpc';
import { inspectSource, type InspectDeps } from '../inspect';
import { OfferedSource } from '../offered/offeredSource';
import { uriOf, type OfferedSources } from '../offered/offeredSources';
import type { SourceMemento } from '../source/memento';
import { restoreSource } from '../source/restore';
import { isTensorFile } from '../source/take';
import { TENSOR_EDITOR } from '../tensorEditor';
import type { Keeping } from './keeping';
import type { Kept } from './kept';
import type { Leaf, Node, Offered } from './node';
import { pin } from './pinning';
import { TENSORS_VIEW } from './tensorsTree';

export interface TreeCommandDeps extends InspectDeps {
  readonly keeping: Keeping;
  readonly offered: OfferedSources;
}

type OnLeaves = (deps: TreeCommandDeps, leaves: readonly Leaf[]) => unknown;

/** What the rows of the tree offer; each takes the row it was run on and the selected ones. */
const ON_LEAVES: Readonly<Record<string, OnLeaves>> = {
  'normscope.tensors.inspect': (deps, [leaf]) => leaf && inspectLeaf(deps, leaf),
  'normscope.tensors.reveal': (deps, [leaf]) => leaf && revealLeaf(deps, leaf),
  'normscope.tensors.pin': ({ keeping }, leaves) => leaves.forEach((leaf) => pin(keeping, leaf)),
  'normscope.tensors.unpin': ({ keeping }, leaves) => keeping.remove('pinned', keysOf(leaves)),
  'normscope.tensors.remove': ({ keeping }, leaves) => keeping.remove('recent', keysOf(leaves)),
};

export function registerTreeCommands(deps: TreeCommandDeps): Disposable[] {
  const { keeping } = deps;
  const onLeaves = Object.entries(ON_LEAVES).map(([command, run]) =>
    commands.registerCommand(command, (node?: Node, selected?: readonly Node[]) => run(deps, leavesOf(node, selected))),
  );
  return [
    ...onLeaves,
    commands.registerCommand('normscope.tensors.clearRecent', () =>
      keeping.remove(
        'recent',
        keeping.list('recent').map(({ key }) => key),
      ),
    ),
    commands.registerCommand('normscope.tensors.filter', filtering()),
  ];
}

// VS Code's own search in a tree, which marks what it finds until it is told to hide the rest; it remembers that.
function filtering(): () => Promise<void> {
  let isTold = workspace.getConfiguration('workbench.list').get('defaultFindMode') === 'filter';
  return async () => {
    await commands.executeCommand(`${TENSORS_VIEW}.focus`);
    await commands.executeCommand('list.find');
    if (!isTold) await commands.executeCommand('list.toggleFindMode');
    isTold = true;
  };
}

function leavesOf(node: Node | undefined, selected: readonly Node[] = []): Leaf[] {
  const nodes = selected.length > 0 ? selected : node ? [node] : [];
  return nodes.filter((one): one is Leaf => one.kind !== 'group');
}

function keysOf(leaves: readonly Leaf[]): string[] {
  return leaves.flatMap((leaf) => (leaf.kind === 'kept' ? leaf.entry.key : []));
}

async function inspectLeaf(deps: TreeCommandDeps, leaf: Leaf): Promise<void> {
  if (leaf.kind === 'kept') return inspectKept(deps, leaf.entry);
  if (leaf.kind === 'member') return showMember(deps, leaf.uri, leaf.info.name);
  if (leaf.kind === 'offered') return inspectOffered(deps, leaf);
  const { document, at } = leaf;
  await commands.executeCommand('normscope.inspectAt', document.uri.toString(), {
    line: at.line,
    character: at.character,
  });
}

async function revealLeaf(deps: TreeCommandDeps, leaf: Leaf): Promise<void> {
  if (leaf.kind === 'member') return showMember(deps, leaf.uri, leaf.info.name);
  if (leaf.kind === 'kept') return revealKept(deps, leaf.entry);
  if (leaf.kind === 'offered') return inspectOffered(deps, leaf);
  const { document, at } = leaf;
  await commands.executeCommand('normscope.reveal', document.uri.toString(), {
    line: at.line,
    character: at.character,
  });
}

/** Shows a tensor of another extension in the panel. */
export async function inspectOffered(
  deps: Pick<TreeCommandDeps, 'offered' | 'sessions' | 'panels' | 'say'>,
  { id, tensor }: Pick<Offered, 'id' | 'tensor'>,
): Promise<void> {
  await inspectSource(deps, new OfferedSource(uriOf(id, tensor.name), deps.offered));
}

async function inspectKept(deps: TreeCommandDeps, { memento, name, scheme }: Kept): Promise<void> {
  if (isFile(memento)) return showMember(deps, Uri.parse(memento.uri, true), name);
  await telling(deps, async () =>
    inspectSource(deps, await restoreSource(memento, deps.offered), { scheme, tensorName: name }),
  );
}

async function revealKept(deps: TreeCommandDeps, { memento, name }: Kept): Promise<void> {
  if (isFile(memento)) return showMember(deps, Uri.parse(memento.uri, true), name);
  await telling(deps, async () => {
    const source = await restoreSource(memento, deps.offered);
    await source.reveal(source.ranges());
    source.dispose();
  });
}

// Opens a tensor file in its editor, with one of its tensors shown.
async function showMember({ sessions }: TreeCommandDeps, uri: Uri, name: string): Promise<void> {
  await commands.executeCommand('vscode.openWith', uri, TENSOR_EDITOR);
  const session = [...sessions].find(({ source }) => source.uri.toString() === uri.toString());
  await session?.firstReading;
  const tensor = session?.state.tensors.find((one) => one.name === name);
  if (session && tensor) session.show({ ...session.state.view, tensor: tensor.id, tensorName: name });
}

function isFile({ taken, uri }: SourceMemento): boolean {
  return taken === 'file' && isTensorFile(Uri.parse(uri, true));
}

// A file that was deleted, an untitled text that was closed: what was kept cannot be read any more.
async function telling({ say }: TreeCommandDeps, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const { code, args } = wireError(error);
    void window.showWarningMessage(say(code, args));
  }
}
