import { window } from 'vscode';
import type { Translate } from '../../../l10n';
import { CANCELLED, CodedError } from '../../protocol/rpc';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly description?: string;
}

/** Lets the user choose, unless the choice is made already. Rejects as cancelled when nothing is chosen. */
export async function choose<T extends string>(
  choices: readonly Choice<T>[],
  made: string | undefined,
  title: string,
): Promise<T> {
  const known = choices.find(({ value }) => value === made);
  const picked = known ?? (await window.showQuickPick([...choices], { title, placeHolder: title }));
  if (!picked) throw new CodedError(CANCELLED);
  return picked.value;
}

/** Runs what refuses to write NaN as JSON; asks the user how to write it, and runs it again so. */
export async function withNotFinite<A>(
  say: Translate,
  run: (notFinite?: 'null' | 'literal') => Promise<A>,
): Promise<A> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof CodedError && error.code === 'replace.notFinite')) throw error;
    const asNull = say('action.notFinite.null');
    const asLiteral = say('action.notFinite.literal');
    const options = { modal: true, detail: say(error.code, error.args) };
    const answer = await window.showWarningMessage(say('action.notFinite'), options, asNull, asLiteral);
    if (answer === undefined) throw new CodedError(CANCELLED);
    return run(answer === asNull ? 'null' : 'literal');
  }
}
