import { window, workspace } from 'vscode';
import type { Report } from '../../core/report';
import type { ParamRef } from '../../protocol/engine';
import { CANCELLED, CodedError } from '../../protocol/rpc';
import { nameOf, unreadable } from '../source/names';
import type { Action, ActionDeps, Target } from './context';
import { withProgress } from './progress';
import { fileName, save } from './save';

/** Mean and σ of every feature, learnt of the tensor, as JSON. */
export const fitInput: Action = (deps, target) =>
  saveJson(deps, target, 'statistics', (signal) => fitted(target, signal));

/** Batch norm's running statistics after this batch, as JSON. */
export const saveRunning: Action = (deps, target) =>
  saveJson(deps, target, 'running', (signal) => running(target, signal));

async function saveJson(
  deps: ActionDeps,
  target: Target,
  suffix: string,
  make: (signal: AbortSignal) => Promise<object>,
): Promise<void> {
  const made = await withProgress(deps.say('action.working.write'), make);
  await save(deps, target, {
    name: fileName(target, suffix, 'json'),
    filters: { JSON: ['json'] },
    make: () => new TextEncoder().encode(`${JSON.stringify(made, undefined, 2)}\n`),
  });
}

/** Statistics that were saved take the place of the tensor's own. */
export const applyStatistics: Action = async ({ say, engine }, { session, tensor, scheme }) => {
  const [uri] = (await window.showOpenDialog({ filters: { [say('action.fitted.filter')]: ['json'] } })) ?? [];
  if (!uri) throw new CodedError(CANCELLED);
  const json = await readText(uri);
  const statistics = await engine.parseFitted({ json });
  const name = nameOf(uri);
  const { axes } = scheme.scheme === 'input' ? scheme : {};
  const applied = { scheme: 'input', axes, fitted: { statistics, name } } as const;
  // What does not fit is said here, not only in the panel.
  await session.ask((asked) => asked.report({ tensor, scheme: applied }));
  session.show({ ...session.state.view, tensor, scheme: applied, paramNames: undefined });
  void window.showInformationMessage(say('action.fitted.applied', { file: name }));
};

async function readText(uri: Parameters<typeof workspace.fs.readFile>[0]): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch (error) {
    throw unreadable(uri, error);
  }
}

async function fitted({ session, tensor, scheme }: Target, signal: AbortSignal): Promise<object> {
  const { axes, ddof, nanPolicy, convention } = scheme.scheme === 'input' ? scheme : {};
  return session.ask((engine) => engine.fit({ tensor, axes, ddof, nanPolicy, convention }, signal));
}

// By the names of PyTorch's state dicts. Evaluation has nothing new: what it divides by is given.
async function running({ session, tensor, scheme }: Target, signal: AbortSignal): Promise<object> {
  const report: Report<ParamRef> = await session.ask((engine) => engine.report({ tensor, scheme }, signal));
  if (!report.running) throw new CodedError('action.noRunning');
  const { mean, variance, batchesTracked } = report.running;
  return { running_mean: Array.from(mean), running_var: Array.from(variance), num_batches_tracked: batchesTracked };
}
