import type { DocumentSelector, TextDocument } from 'vscode';

/** Every language there is; which documents are left alone `isEligible` says. */
export const EVERY_LANGUAGE: DocumentSelector = '*';

// Texts that nobody edits or that are written while they are read: logs, comments, search results, VS Code's own.
const LEFT_ALONE: ReadonlySet<string> = new Set([
  'output',
  'debug',
  'comment',
  'search-editor',
  'vscode',
  'vscode-terminal',
]);

/** Whether a document is one in which a person looks for arrays. */
export function isEligible({ uri }: TextDocument): boolean {
  return !LEFT_ALONE.has(uri.scheme);
}
