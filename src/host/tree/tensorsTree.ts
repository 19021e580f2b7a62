import { DataTransferItem, EventEmitter, window } from 'vscode';
import type {
  DataTransfer,
  Disposable,
  TextDocument,
  TreeDataProvider,
  TreeDragAndDropController,
  TreeItem,
  TreeView,
} from 'vscode';
import type { Translate } from '../../../l10n';
import type { Span } from '../../core/problem';
import type { OutlineArray } from '../../protocol/engine';
import { complaintsBeside, complaintsOf } from '../outline/find';
import { wireError } from '../../protocol/rpc';
import type { Outlines } from '../outline/outlines';
import type { OfferedSources } from '../offered/offeredSources';
import type { SessionRegistry } from '../session/registry';
import { ActiveFile } from './activeFile';
import { treeItem } from './items';
import type { Keeping, List } from './keeping';
import type { Found, Group, KeptNode, Leaf, Member, Node, Offered, Unread } from './node';
import type { Pauses } from '../text/pauses';
import { pin } from './pinning';

export const TENSORS_VIEW = 'normscope.tensors';
const MIME = `application/vnd.code.tree.${TENSORS_VIEW}`;

/** What a drag carries, handed back as it is. */
class Dragged {
  constructor(readonly nodes: readonly Node[]) {}
}

export interface TreeDeps {
  readonly outlines: Outlines;
  readonly pauses: Pauses;
  readonly sessions: SessionRegistry;
  readonly keeping: Keeping;
  readonly offered: OfferedSources;
  readonly say: Translate;
  readonly log: { warn(message: string): void };
}

/**
 * The tree of tensors: those of the active file, the pins and the recent reports. VS Code asks for children only while
 * the view is visible, and nothing is read before it asks.
 */
export class TensorsTree implements TreeDataProvider<Node>, TreeDragAndDropController<Node>, Disposable {
  readonly dragMimeTypes = [MIME];
  readonly dropMimeTypes = [MIME];
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #active = new ActiveFile();
  readonly #view: TreeView<Node>;
  readonly #subscriptions: Disposable[];

  constructor(private readonly deps: TreeDeps) {
    const { outlines, pauses, keeping, sessions, offered } = deps;
    const options = { treeDataProvider: this, dragAndDropController: this, canSelectMany: true };
    this.#view = window.createTreeView(TENSORS_VIEW, options);
    const refresh = (): void => this.#changed.fire(undefined);
    this.#subscriptions = [
      this.#view,
      this.#active,
      this.#active.onDidChange(() => (refresh(), this.#count())),
      keeping.onDidChange(refresh),
      offered.onDidChange(refresh),
      pauses.onDidPause((document) => document === this.#active.document && refresh()),
      outlines.onDidRead((document) => document === this.#active.document && this.#count()),
      sessions.onDidChange(() => this.#active.file && refresh()),
    ];
  }

  getTreeItem(node: Node): TreeItem {
    return treeItem(node, this.deps.say);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return node.kind === 'group' ? [...node.children] : [];
    const groups: Group[] = [
      { kind: 'group', id: 'file', children: await this.#inFile() },
      ...(await this.#offered()),
      { kind: 'group', id: 'pinned', children: this.#kept('pinned') },
      { kind: 'group', id: 'recent', children: this.#kept('recent') },
    ];
    // With nothing in any of them, VS Code shows what to do.
    return groups.filter(({ children }) => children.length > 0);
  }

  handleDrag(nodes: readonly Node[], data: DataTransfer): void {
    data.set(MIME, new DataTransferItem(new Dragged(nodes)));
  }

  handleDrop(target: Node | undefined, data: DataTransfer): void {
    // Of rows that were replaced while they were dragged, VS Code hands over no more than their names: nothing is moved then.
    const dragged: unknown = data.get(MIME)?.value;
    if (!(dragged instanceof Dragged)) return;
    const { keeping } = this.deps;
    const before = target?.kind === 'kept' && target.list === 'pinned' ? target.entry.key : undefined;
    const isOnPins = before !== undefined || (target?.kind === 'group' && target.id === 'pinned');
    if (!isOnPins) return;
    const keys = dragged.nodes.flatMap((node) => this.#pinned(node) ?? []);
    keeping.move(keys, before);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  // The key of a dragged tensor among the pins, where it is put if it is not there yet.
  #pinned(node: Node): string | undefined {
    if (node.kind === 'group') return undefined;
    // One that is there is only moved: a change less to be drawn.
    if (node.kind === 'kept' && node.list === 'pinned') return node.entry.key;
    return pin(this.deps.keeping, node);
  }

  #kept(list: List): KeptNode[] {
    return this.deps.keeping.list(list).map((entry) => ({ kind: 'kept', list, entry }));
  }

  async #offered(): Promise<Group[]> {
    const { offered, log } = this.deps;
    return Promise.all(
      offered.ids.map(async (id): Promise<Group> => {
        const label = offered.labelOf(id);
        const tensors = await offered.tensors(id).catch((error: unknown) => {
          log.warn(`${label}: ${JSON.stringify(wireError(error))}`);
          return [];
        });
        const children = tensors.map((tensor): Offered => ({ kind: 'offered', id, label, tensor }));
        return { kind: 'group', id: { id, label }, children };
      }),
    );
  }

  async #inFile(): Promise<Leaf[]> {
    const { document, file } = this.#active;
    this.#view.message = undefined;
    if (file) return this.#members(file.toString());
    if (!document) return [];
    const { arrays, total } = await this.deps.outlines.of(document);
    const more = total - arrays.length;
    if (more > 0) this.#view.message = this.deps.say('tree.more', { n: more });
    return arrays.flatMap((array) => leavesOf(document, array));
  }

  #members(uri: string): Member[] {
    const session = [...this.deps.sessions].find(({ source }) => source.uri.toString() === uri);
    if (!session) return [];
    return session.state.tensors.map((info) => ({ kind: 'member', session, uri: session.source.uri, info }));
  }

  // On the icon of the view, which is seen while the view is not: what is known anyway, and nothing is read for it.
  #count(): void {
    const { document } = this.#active;
    const outline = document && this.deps.outlines.peek(document);
    const value = outline ? complaintsOf(outline) : 0;
    this.#view.badge = value > 0 ? { value, tooltip: this.deps.say('tree.problems', { n: value }) } : undefined;
  }
}

// In the order of the text: its tensors, and what is none.
function leavesOf(document: TextDocument, array: OutlineArray): Leaf[] {
  const at = (span: Span) => document.positionAt(span.start);
  const found = array.tensors.map((tensor): Found => ({ kind: 'found', document, at: at(tensor.span), array, tensor }));
  const unread = complaintsBeside(array).map((problem): Unread => ({
    kind: 'unread',
    document,
    at: at(problem.span ?? array.span),
    array,
    problem,
  }));
  return [...found, ...unread].sort((a, b) => a.at.compareTo(b.at));
}
