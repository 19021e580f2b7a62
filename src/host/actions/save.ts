import { commands, FileType, Uri, window, workspace } from 'vscode';
import { CANCELLED, CodedError } from '../../protocol/rpc';
import { nameOf, unwritable } from '../source/names';
import type { ActionDeps, Target } from './context';

export interface Saving {
  /** `iris-layer.csv` */
  readonly name: string;
  /** Endings by the name of what they are, as the save dialog shows them. */
  readonly filters: Readonly<Record<string, string[]>>;
  /** What is written; made once the user has said where. */
  readonly make: () => Uint8Array | Promise<Uint8Array>;
}

/** Asks where to, writes, and offers to open what was written. */
export async function save({ say }: ActionDeps, { session }: Target, { name, filters, make }: Saving): Promise<Uri> {
  const defaultUri = Uri.joinPath(await folderOf(session.source.uri), name);
  const uri = await window.showSaveDialog({ defaultUri, filters: { ...filters } });
  if (!uri) throw new CodedError(CANCELLED);
  const bytes = await make();
  try {
    await workspace.fs.writeFile(uri, bytes);
  } catch (error) {
    throw unwritable(uri, error);
  }
  void offerToOpen(say('action.saved', { file: nameOf(uri) }), say('action.saved.open'), uri);
  return uri;
}

async function offerToOpen(message: string, open: string, uri: Uri): Promise<void> {
  const answer = await window.showInformationMessage(message, open);
  if (answer === open) await commands.executeCommand('vscode.open', uri);
}

// Beside the source, where something can be written there.
async function folderOf(source: Uri): Promise<Uri> {
  const beside = Uri.joinPath(source, '..');
  const isWritable = workspace.fs.isWritableFileSystem(source.scheme) === true;
  if (isWritable && (await isFolder(beside))) return beside;
  return workspace.workspaceFolders?.[0]?.uri ?? beside;
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

const UNSAFE = /[\\/:*?"<>|\p{Cc}]+/gu;
const LONGEST = 60;

/** A name for a file of what a target shows: `iris-layer.csv`. */
export function fileName({ session, tensor }: Target, suffix: string, ending: string): string {
  const { title } = session.source;
  const stem = title.replace(/\.[^.]*$/, '') || title;
  const { tensors } = session.state;
  const tensorName = tensors.length > 1 ? tensors.find(({ id }) => id === tensor)?.name : undefined;
  const parts = [stem, tensorName, suffix].filter((part) => part !== undefined && part !== '');
  return `${parts.map((part) => part?.replace(UNSAFE, '_').slice(0, LONGEST)).join('-')}.${ending}`;
}
