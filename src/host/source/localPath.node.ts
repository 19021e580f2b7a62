import type { Uri } from 'vscode';

/** Where a file is on the disk that the engine can read by itself; undefined for one that only VS Code can read. */
export function localPath(uri: Uri): string | undefined {
  return uri.scheme === 'file' ? uri.fsPath : undefined;
}
