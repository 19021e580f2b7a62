import { CodeAction, CodeActionKind, commands, env, languages, Selection, window, WorkspaceEdit } from 'vscode';
import type { CodeActionProvider, Disposable, Range, TextDocument } from 'vscode';
import type { Translate } from '../../../l10n';
import { EVERY_LANGUAGE } from '../text/eligible';
import type { Mark } from './mark';
import type { Marks } from './marks';
import { isJson, nonFiniteFixes } from './nonFinite';

export interface FixDeps {
  readonly marks: Marks;
  readonly say: Translate;
}

// What quick fixes run: nothing that a person would look for in the palette.
const SELECT_RANGE = 'normscope.selectRange';
const COPY_LINE = 'normscope.copyLine';

/** How long the status bar says what was copied, in milliseconds. */
const SAID = 5000;

/** What can be done about a problem, from its sentence's code. */
type Fix = (mark: Mark, document: TextDocument, say: Translate) => CodeAction[];

const FIXES: Readonly<Record<string, Fix>> = {
  'readers.ragged': showRow,
  'table.ragged': showRow,
  'readers.numberAmongLists': showRow,
  'readers.listAmongNumbers': showRow,
  'literal.shortened': copyPrintLine,
  'table.shortened': copyPrintLine,
  'table.wrapped': copyPrintLine,
  'readers.textAmongNumbers': numberForText,
  'table.notNumber': emptyCell,
};

/** The light bulb: what can be done about the problems of an array, wherever in it the cursor is. */
export function offerFixes({ marks, say }: FixDeps): Disposable[] {
  const provider: CodeActionProvider = {
    provideCodeActions: (document, range) => [
      ...marks.at(document, range).flatMap((mark) => FIXES[mark.problem.code]?.(mark, document, say) ?? []),
      ...nonFiniteFixes(document, range, say),
    ],
  };
  const metadata = { providedCodeActionKinds: [CodeActionKind.QuickFix] };
  return [
    languages.registerCodeActionsProvider(EVERY_LANGUAGE, provider, metadata),
    commands.registerCommand(SELECT_RANGE, selectRange),
    commands.registerCommand(COPY_LINE, (line: string) => copyLine(line, say)),
  ];
}

async function selectRange(document: TextDocument, range: Range): Promise<void> {
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}

async function copyLine(line: string, say: Translate): Promise<void> {
  await env.clipboard.writeText(line);
  window.setStatusBarMessage(say('text.copied', { code: line }), SAID);
}

function showRow({ problem, diagnostic }: Mark, document: TextDocument, say: Translate): CodeAction[] {
  const action = fix(say('text.fix.showRow', { row: problem.args.row }), diagnostic);
  action.command = { command: SELECT_RANGE, title: action.title, arguments: [document, diagnostic.range] };
  return [action];
}

function copyPrintLine({ problem, diagnostic }: Mark, _document: TextDocument, say: Translate): CodeAction[] {
  const code = String(problem.args.code);
  const action = fix(say('text.fix.copyPrint', { code }), diagnostic);
  action.command = { command: COPY_LINE, title: action.title, arguments: [code] };
  return [action];
}

// A number in quotes is meant as one; any other text stands where a number is missing.
function numberForText({ diagnostic }: Mark, document: TextDocument, say: Translate): CodeAction[] {
  const text = document.getText(diagnostic.range);
  const inside = text.replace(/^["']|["']$/g, '').trim();
  const isNumber = inside !== '' && Number.isFinite(Number(inside));
  const value = isNumber ? inside : isJson(document) ? 'null' : 'nan';
  return [replacing(say('text.fix.replace', { text, value }), { diagnostic, document, value })];
}

function emptyCell({ diagnostic }: Mark, document: TextDocument, say: Translate): CodeAction[] {
  return [
    replacing(say('text.fix.empty', { text: document.getText(diagnostic.range) }), { diagnostic, document, value: '' }),
  ];
}

interface Replacement {
  readonly diagnostic: Mark['diagnostic'];
  readonly document: TextDocument;
  readonly value: string;
}

function replacing(title: string, { diagnostic, document, value }: Replacement): CodeAction {
  const action = fix(title, diagnostic);
  action.edit = new WorkspaceEdit();
  action.edit.replace(document.uri, diagnostic.range, value);
  return action;
}

function fix(title: string, diagnostic: Mark['diagnostic']): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  return action;
}
