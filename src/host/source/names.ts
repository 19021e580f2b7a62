import type { Uri } from 'vscode';
import { CodedError } from '../../protocol/rpc';

/** The last part of a path: `iris.csv`, `Untitled-1`. */
export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** A file or document could not be read: deleted, moved, or access was denied. */
export function unreadable(uri: Uri, error: unknown): CodedError {
  const detail = error instanceof Error ? error.message : String(error);
  return new CodedError('host.unreadable', { file: nameOf(uri), detail });
}

/** A file could not be written. */
export function unwritable(uri: Uri, error: unknown): CodedError {
  const detail = error instanceof Error ? error.message : String(error);
  return new CodedError('action.unwritable', { file: nameOf(uri), detail });
}
