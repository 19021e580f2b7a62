import { window } from 'vscode';
import type { TextEditor } from 'vscode';
import type { SchemeId } from '../../core/schemes/scheme';
import { effectiveScheme } from '../../protocol/effective';
import type { TensorInfo } from '../../protocol/engine';
import { CANCELLED, wireError } from '../../protocol/rpc';
import type { Session } from '../session/session';
import { takeFromEditor } from '../source/take';
import { choose } from './asking';
import type { ActionCommandDeps } from './commands';

let lastUsed: SchemeId | undefined;

/**
 * Normalizes what is selected, or the array around the cursor, and puts the result in its place; the scheme is chosen from a list.
 * Of several arrays in a selection each is normalized on its own.
 */
export async function normalizeAndReplace(deps: ActionCommandDeps): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return inform(deps, 'host.noEditor');
  const session = openQuietly(deps, editor);
  try {
    await session.firstReading;
    await replaceIn(deps, session, !editor.selection.isEmpty);
  } catch (error) {
    const { code, args } = wireError(error);
    if (code !== CANCELLED) void window.showErrorMessage(deps.say(code, args));
  } finally {
    deps.sessions.close(session);
  }
}

function openQuietly({ sessions }: ActionCommandDeps, editor: TextEditor): Session {
  const source = takeFromEditor(editor);
  const cursor = source.toSource(editor.document.offsetAt(editor.selection.active));
  return sessions.open(source, { view: { scheme: { scheme: 'input' } }, cursor });
}

async function replaceIn(deps: ActionCommandDeps, session: Session, isSelected: boolean): Promise<void> {
  const { view, tensors, problems } = session.state;
  const tensor = tensors.find(({ id }) => id === view.tensor);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (!tensor && problem) return inform(deps, problem.code, problem.args);
  if (!tensor) return inform(deps, 'engine.nothingThere');
  const scheme = await pickScheme(deps, session, tensor);
  lastUsed = scheme;
  const shown = (one: TensorInfo) => ({
    tensor: one.id,
    scheme: effectiveScheme({ ...view, scheme: { scheme } }, one, tensors),
  });
  const others = isSelected ? tensors.filter(({ id }) => id !== tensor.id) : [];
  await deps.actions.replaceAll([shown(tensor), ...others.map(shown)], { session });
}

// The one used last comes first, so that Enter does the same again.
async function pickScheme({ say, panels }: ActionCommandDeps, session: Session, { id }: TensorInfo): Promise<SchemeId> {
  const last = lastUsed ?? panels.current?.session.state.view.scheme.scheme;
  const offers = await session.ask((engine) => engine.offers({ tensor: id }));
  const fitting = offers
    .filter(({ problem }) => !problem)
    .sort((a, b) => Number(b.id === last) - Number(a.id === last));
  const choices = fitting.map((offer) => ({
    value: offer.id,
    label: say(`panel.scheme.${offer.id}`),
    description: offer.id === last ? say('action.pick.lastUsed') : undefined,
  }));
  return choose(choices, undefined, say('action.pick.scheme'));
}

function inform({ say }: ActionCommandDeps, code: string, args?: Parameters<typeof say>[1]): void {
  void window.showInformationMessage(say(code, args));
}
