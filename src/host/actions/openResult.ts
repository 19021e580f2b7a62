import { ViewColumn, window, workspace } from 'vscode';
import { CodedError } from '../../protocol/rpc';
import { withNotFinite } from './asking';
import type { Action, ActionDeps, Target } from './context';
import { withProgress } from './progress';
import { replacementOf } from './replace';

/** VS Code gives extensions no document beyond this. */
const LARGEST = 50 * 2 ** 20;

interface Content {
  readonly content: string;
  readonly language: string;
}

/** The result as a new document: the text that it came from with its numbers replaced, or JSON where there is no text. */
export const openResult: Action = async (deps, target) => {
  const made = (await inLayout(deps, target)) ?? (await asJson(deps, target));
  if (made.content.length > LARGEST) throw tooLarge(made.content.length);
  const document = await workspace.openTextDocument(made);
  await window.showTextDocument(document, { viewColumn: ViewColumn.One, preview: false });
};

async function inLayout(deps: ActionDeps, target: Target): Promise<Content | undefined> {
  try {
    const { source, edits } = await replacementOf(deps, target);
    let content = '';
    let from = 0;
    for (const { start, end, text } of edits) {
      content += source.text.slice(from, start) + text;
      from = end;
    }
    return { content: content + source.text.slice(from), language: source.languageId };
  } catch (error) {
    const isOfText = error instanceof CodedError && ['replace.noText', 'replace.unfaithful'].includes(error.code);
    if (isOfText) return undefined;
    throw error;
  }
}

async function asJson({ say }: ActionDeps, target: Target): Promise<Content> {
  const { session, tensor, scheme } = target;
  const bytes = await withNotFinite(say, (notFinite) =>
    withProgress(say('action.working.write'), (signal) =>
      session.ask((engine) => engine.write({ tensor, scheme, format: 'json', notFinite }, signal)),
    ),
  );
  if (bytes.length > LARGEST) throw tooLarge(bytes.length);
  return { content: new TextDecoder().decode(bytes), language: 'json' };
}

function tooLarge(length: number): CodedError {
  return new CodedError('action.tooLargeToOpen', { size: Math.round(length / 2 ** 20) });
}
