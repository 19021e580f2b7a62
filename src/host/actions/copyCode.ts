import { env, window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import type { DataSource, Framework } from '../../protocol/results';
import { choose, type Choice } from './asking';
import { infoOf, type Action, type Target } from './context';

const FRAMEWORKS: readonly Framework[] = ['numpy', 'pytorch', 'tensorflow', 'sklearn'];
const SHOWN = 5000;

/** Code that makes the result, to the clipboard. */
export const copyCode: Action = async ({ say }, target, choice) => {
  const { session, tensor, scheme } = target;
  const choices = FRAMEWORKS.map((value): Choice<Framework> => ({ value, label: say(`code.name.${value}`) }));
  const offered = choices.filter(({ value }) => value !== 'sklearn' || scheme.scheme === 'input');
  const framework = await choose(offered, choice, say('action.pick.framework'));
  const request = { tensor, scheme, framework, source: dataSource(target) };
  await env.clipboard.writeText(await session.ask((engine) => engine.code(request)));
  window.setStatusBarMessage(say('action.copied.code', { framework: say(`code.name.${framework}`) }), SHOWN);
};

/** How code finds the tensor again: in the file it came from, or in one that is to be saved first. */
function dataSource(target: Target): DataSource {
  const { source, state } = target.session;
  const { choice } = state;
  const { name: key, labels } = infoOf(target);
  const path = pathOf(source.uri);
  const text = source.text?.();
  const isWhole = source.uri.scheme !== 'untitled' && (text === undefined || text.isWhole());
  const columns = labels?.[1];
  if (!isWhole || !choice) return unsaved();
  switch (choice.format) {
    case 'npy':
      return { kind: 'npy', path };
    case 'npz':
    case 'safetensors':
      return { kind: choice.format, path, key };
    case 'json':
    case 'ndjson':
      // Python's json takes no comments; a file's own name is no key.
      return /\.(?:json|jsonl|ndjson)$/i.test(path) ? { kind: choice.format, path, key, columns } : unsaved();
    case 'table':
      return choice.table ? { kind: 'csv', path, columns, ...choice.table } : unsaved();
    case 'literal':
      return unsaved();
  }
}

function unsaved(): DataSource {
  return { kind: 'npy', path: 'x.npy', unsaved: true };
}

function pathOf(uri: Uri): string {
  return workspace.getWorkspaceFolder(uri) ? workspace.asRelativePath(uri, false) : uri.fsPath;
}
