import { CodeAction, CodeActionKind, Range, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';
import type { Translate } from '../../../l10n';

/** What JSON does not have, though many programs write it. */
const NON_FINITE = /-?\b(?:NaN|Infinity)\b/;
/** JSON alone: JSON5 has NaN. */
const STRICT: ReadonlySet<string> = new Set(['json', 'jsonc', 'jsonl', 'geojson']);
/** A longer document is not searched for all the other places. */
const LONGEST = 5_000_000;

export function isJson({ languageId }: TextDocument): boolean {
  return STRICT.has(languageId);
}

/** NaN or Infinity in a JSON file, which no strict reader takes: null in its place, here or everywhere. */
export function nonFiniteFixes(document: TextDocument, { start }: Range, say: Translate): CodeAction[] {
  if (!isJson(document)) return [];
  const range = document.getWordRangeAtPosition(start, NON_FINITE);
  if (!range || isInText(document, range)) return [];
  const text = document.getText(range);
  const here = replacing(say('text.fix.replace', { text, value: 'null' }), document, [range]);
  const all = everywhere(document);
  if (all.length < 2) return [here];
  return [here, replacing(say('text.fix.replaceAll', { n: all.length }), document, all)];
}

function everywhere(document: TextDocument): Range[] {
  const text = document.getText();
  if (text.length > LONGEST) return [];
  // Texts in quotes are passed over.
  return [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|-?\b(?:NaN|Infinity)\b/g)]
    .filter(([found]) => !found.startsWith('"'))
    .map(({ 0: found, index }) => new Range(document.positionAt(index), document.positionAt(index + found.length)));
}

// An odd number of quotes before it in its line: JSON's texts do not go over lines.
function isInText(document: TextDocument, { start }: Range): boolean {
  const before = document.lineAt(start.line).text.slice(0, start.character);
  return (before.replace(/\\./g, '').match(/"/g) ?? []).length % 2 === 1;
}

function replacing(title: string, document: TextDocument, places: readonly Range[]): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  for (const place of places) action.edit.replace(document.uri, place, 'null');
  return action;
}
