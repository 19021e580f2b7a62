import type { Scheme } from '../../protocol/engine';
import type { WriteFormat } from '../../protocol/results';
import { choose, withNotFinite, type Choice } from './asking';
import type { Action, ActionDeps, Target } from './context';
import { withProgress } from './progress';
import { fileName, save } from './save';

const FORMATS: readonly Choice<WriteFormat>[] = [
  { value: 'json', label: 'JSON', description: '.json' },
  { value: 'csv', label: 'CSV', description: '.csv' },
  { value: 'npy', label: 'NumPy', description: '.npy' },
];

/** The result as a file. */
export const saveResult: Action = (deps, target, choice) => write(deps, target, target.scheme, choice);

/** The tensor as it was read, as a file. */
export const saveTensor: Action = (deps, target, choice) => write(deps, target, undefined, choice);

async function write(
  deps: ActionDeps,
  target: Target,
  scheme: Scheme | undefined,
  choice: string | undefined,
): Promise<void> {
  const { session, tensor } = target;
  const format = await choose(FORMATS, choice, deps.say('action.pick.format'));
  const label = FORMATS.find(({ value }) => value === format)?.label ?? format;
  const suffix = scheme ? (scheme.fitted?.invert ? 'inverted' : scheme.scheme) : '';
  await save(deps, target, {
    name: fileName(target, suffix, format),
    filters: { [label]: [format] },
    make: () =>
      withNotFinite(deps.say, (notFinite) =>
        withProgress(deps.say('action.working.write'), (signal) =>
          session.ask((engine) => engine.write({ tensor, scheme, format, notFinite }, signal)),
        ),
      ),
  });
}
