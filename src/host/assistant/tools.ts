import * as vscode from 'vscode';
import type { CancellationToken, Disposable, LanguageModelToolInvocationOptions } from 'vscode';
import type { Translate } from '../../../l10n';
import type { EngineClient } from '../../engine';
import { wireError } from '../../protocol/rpc';
import { ANSWERS, type ToolName } from './answers';
import { shortName } from './place';
import { jsonWithin } from './within';

export interface ToolDeps {
  readonly engine: EngineClient;
  readonly say: Translate;
}

/** Of longer answers the ends of lists are left out: a model has other things to read. */
const MOST_CHARACTERS = 20_000;

const SENTENCES = {
  normscope_inspect: { invoking: 'tool.normscope_inspect.invoking', title: 'tool.normscope_inspect.title' },
  normscope_normalize: { invoking: 'tool.normscope_normalize.invoking', title: 'tool.normscope_normalize.title' },
  normscope_compare: { invoking: 'tool.normscope_compare.invoking', title: 'tool.normscope_compare.title' },
} as const satisfies Record<ToolName, { readonly invoking: string; readonly title: string }>;

/** The tools that a language model may call; none where the editor has no language models. */
export function registerTools(deps: ToolDeps): Disposable[] {
  const { lm } = vscode as { readonly lm?: typeof vscode.lm };
  if (typeof lm?.registerTool !== 'function') return [];
  return (Object.keys(ANSWERS) as ToolName[]).map((name) => lm.registerTool(name, toolOf(name, deps)));
}

function toolOf(name: ToolName, { engine, say }: ToolDeps): vscode.LanguageModelTool<Record<string, unknown>> {
  return {
    prepareInvocation: ({ input }) => ({
      invocationMessage: say(SENTENCES[name].invoking),
      confirmationMessages: {
        title: say(SENTENCES[name].title),
        message: say('tool.confirm', whatOf(input)),
      },
    }),
    invoke: async (
      { input }: LanguageModelToolInvocationOptions<Record<string, unknown>>,
      token: CancellationToken,
    ) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      const found = await answer(name, { engine, input, signal: controller.signal }).catch((error: unknown) => {
        const { code, args } = wireError(error);
        return { error: { code, message: say(code, args) } };
      });
      const text = jsonWithin(found, MOST_CHARACTERS);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
  };
}

// Asynchronous from the start: an input that makes no sense is refused as a promise too.
async function answer(
  name: ToolName,
  call: Parameters<(typeof ANSWERS)[ToolName]>[0],
): Promise<Readonly<Record<string, unknown>>> {
  return ANSWERS[name](call);
}

// What is read, in the words of the input: the files, or that it is a text that the call itself brings.
function whatOf(input: Record<string, unknown>): { readonly files: string; readonly text: boolean } {
  const parts = [input, input.a, input.b].flatMap((part) => {
    const file = (part as { readonly file?: unknown } | undefined)?.file;
    return typeof file === 'string' ? [shortName(file)] : [];
  });
  return { files: parts.join(', '), text: parts.length === 0 };
}
