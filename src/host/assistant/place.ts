import { Uri, workspace } from 'vscode';
import { CodedError } from '../../protocol/rpc';

/**
 * The file that a model's words name: a path in the workspace, an absolute one, or an address. A model may read what the
 * workspace holds and what is open in an editor, and nothing else: `tool.outside`.
 */
export function fileNamed(file: string): Uri {
  const uri = addressOf(file);
  if (isReadable(uri)) return uri;
  throw new CodedError('tool.outside', { file });
}

/** The same file in few words, to be asked about. */
export function shortName(file: string): string {
  try {
    return workspace.asRelativePath(addressOf(file));
  } catch {
    // No address at all: it is refused when it is read.
    return file;
  }
}

function addressOf(file: string): Uri {
  if (/^[a-z][\w+.-]+:/i.test(file)) return Uri.parse(file, true);
  const folders = workspace.workspaceFolders ?? [];
  const [folder] = folders;
  const isAbsolute = /^([/\\]|[a-z]:[/\\])/i.test(file);
  if (!folder) return Uri.file(file);
  if (isAbsolute) return folder.uri.scheme === 'file' ? Uri.file(file) : folder.uri.with({ path: file });
  // Of several folders, a path may begin with the name of the one that it lies in, as VS Code writes it.
  const [first, ...rest] = file.split('/');
  const named = folders.length > 1 && rest.length > 0 ? folders.find(({ name }) => name === first) : undefined;
  return named ? Uri.joinPath(named.uri, ...rest) : Uri.joinPath(folder.uri, file);
}

function isReadable(uri: Uri): boolean {
  const address = uri.toString();
  return (
    workspace.getWorkspaceFolder(uri) !== undefined ||
    workspace.textDocuments.some((document) => !document.isClosed && document.uri.toString() === address)
  );
}
