import { QuickPickItemKind, window, workspace } from 'vscode';
import type { QuickPickItem, TextDocument, Uri } from 'vscode';
import type { Translate } from '../../../l10n';
import type { ReadOptions } from '../../core/readers/reader';
import type { Outlines } from '../outline/outlines';
import type { OfferedSources } from '../offered/offeredSources';
import { nameOf } from '../source/names';
import { restoreSource } from '../source/restore';
import type { Source } from '../source/source';
import { isTensorFile, takeAround, takeFile, takeFromEditor } from '../source/take';
import { FileSource } from '../source/fileSource';
import { TextSource } from '../source/textSource';
import type { Keeping } from '../tree/keeping';
import type { Kept } from '../tree/kept';

export interface PickDeps {
  readonly outlines: Outlines;
  readonly keeping: Keeping;
  readonly offered: OfferedSources;
  readonly say: Translate;
}

/** One of the two: a source, and which of its tensors. */
export interface Chosen {
  readonly source: Source;
  readonly tensorName?: string;
  /** How it is to be read, where that was chosen. */
  readonly options?: ReadOptions;
}

interface Item extends QuickPickItem {
  readonly make?: () => Promise<Chosen | undefined> | Chosen;
}

/** The two tensors to compare: two selections of an editor, or what is picked. Undefined when the user went away. */
export async function pickTwo(deps: PickDeps): Promise<readonly [Chosen, Chosen] | undefined> {
  const selected = twoSelections();
  if (selected) return selected;
  const first = await pickOne(deps, deps.say('compare.pick.first'));
  const second = first && (await pickOne(deps, deps.say('compare.pick.second')));
  if (first && second) return [first, second];
  first?.source.dispose();
  return undefined;
}

function twoSelections(): readonly [Chosen, Chosen] | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selections } = editor;
  const pieces = selections
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
  if (pieces.length !== 2) return undefined;
  const [a, b] = pieces.map((piece): Chosen => ({ source: new TextSource(document, 'selection', [piece]) }));
  return [a, b];
}

async function pickOne(deps: PickDeps, placeHolder: string): Promise<Chosen | undefined> {
  const picked = await window.showQuickPick(itemsOf(deps), { placeHolder, matchOnDescription: true });
  return picked?.make?.();
}

async function itemsOf({ outlines, keeping, offered, say }: PickDeps): Promise<Item[]> {
  const active = window.activeTextEditor?.document;
  const open = workspace.textDocuments.filter((one) => one !== active && SHOWN.includes(one.uri.scheme));
  const here = active ? await arraysOf(active, outlines) : [];
  const elsewhere = (await Promise.all(open.map((one) => arraysOf(one, outlines)))).flat();
  return [
    ...group(say('compare.pick.here'), [...selectionItem(say), ...here]),
    ...group(say('compare.pick.open'), [...elsewhere, ...tensorTabs()]),
    ...group(
      say('compare.pick.kept'),
      [...keeping.list('pinned'), ...keeping.list('recent')].map((kept) => keptItem(kept, offered)),
    ),
    ...group(say('compare.pick.files'), [
      { label: `$(folder-opened) ${say('compare.pick.file')}`, make: () => chooseFile() },
    ]),
  ];
}

const SHOWN: readonly string[] = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-notebook-cell'];

function group(label: string, items: readonly Item[]): Item[] {
  return items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
}

function selectionItem(say: Translate): Item[] {
  const editor = window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) return [];
  return [{ label: `$(selection) ${say('compare.pick.selection')}`, make: () => ({ source: takeFromEditor(editor) }) }];
}

async function arraysOf(document: TextDocument, outlines: Outlines): Promise<Item[]> {
  const outline = await outlines.of(document);
  return outline.arrays.flatMap(({ span, tensors }) =>
    tensors.map(({ name, shape, dtype }): Item => {
      const line = document.positionAt(span.start).line + 1;
      return {
        label: `$(symbol-array) ${name || `${nameOf(document.uri)}:${line}`}`,
        description: `[${shape.join(', ')}] ${dtype} · ${nameOf(document.uri)}:${line}`,
        make: () => ({ source: takeAround(document, span.start + 1), tensorName: name || undefined }),
      };
    }),
  );
}

function tensorTabs(): Item[] {
  const uris = window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(({ input }) => uriOf(input) ?? []));
  return uris
    .filter(isTensorFile)
    .map((uri) => ({ label: `$(file-binary) ${nameOf(uri)}`, make: () => ({ source: new FileSource(uri) }) }));
}

function uriOf(input: unknown): Uri | undefined {
  return (input as { readonly uri?: Uri } | undefined)?.uri;
}

function keptItem({ name, place, shape, dtype, memento }: Kept, offered: OfferedSources): Item {
  return {
    label: `$(pin) ${name || place}`,
    description: `[${shape.join(', ')}] ${dtype} · ${place}`,
    make: async () => ({ source: await restoreSource(memento, offered), tensorName: name || undefined }),
  };
}

async function chooseFile(): Promise<Chosen | undefined> {
  const [uri] = (await window.showOpenDialog({ canSelectMany: false })) ?? [];
  return uri && { source: await takeFile(uri) };
}
