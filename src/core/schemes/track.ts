import type { Outcome } from '../problem';
import { setMoments } from '../stats/moments';
import { setsOfView } from '../stats/sets';
import { floatView } from '../tensor/floats';
import { tensorOf, type Tensor } from '../tensor/tensor';
import { parametersOf } from './parameters';
import { schemeProblem } from './plan';
import { refuseNan } from './refuse-nan';
import { resolution, type Resolution } from './resolve';
import { updateRunning, type BatchFigures, type Running } from './running';
import type { SchemeParams } from './scheme';

/** Batch norm's running statistics after a sequence of batches, starting from `params.runningMean`, `runningVar` and `batchesTracked`. */
export function trackRunning(batches: readonly Tensor[], params: Omit<SchemeParams, 'scheme'>): Outcome<Running> {
  let running: Running | undefined;
  for (const batch of batches) {
    const carried: Partial<SchemeParams> = running
      ? {
          runningMean: tensorOf(running.mean, [running.mean.length], 'float64'),
          runningVar: tensorOf(running.variance, [running.variance.length], 'float64'),
          batchesTracked: running.batchesTracked,
        }
      : {};
    const outcome = batchFigures(batch, { ...params, ...carried, scheme: 'batch', training: true });
    if ('err' in outcome) return outcome;
    running = outcome.ok;
  }
  return running ? { ok: running } : schemeProblem('scheme.noBatches', {});
}

function batchFigures(batch: Tensor, params: SchemeParams): Outcome<Running> {
  const outcome = resolution(batch, params);
  if ('err' in outcome) return outcome;
  const view = floatView(batch);
  const refused = refuseNan(view, outcome.ok);
  if (refused) return refused;
  const given = parametersOf(outcome.ok);
  if ('err' in given) return given;
  const moments = setMoments(view, setsOfView(view, outcome.ok.axes), true, outcome.ok.scheme.nanPolicy);
  return { ok: nextRunning(moments, outcome.ok, given.ok.running) };
}

/** The running statistics after one more batch, by the scheme's convention. */
export function nextRunning(batch: BatchFigures, { scheme, defaults }: Resolution, running: Running): Running {
  return defaults.running ? updateRunning(running, batch, scheme.momentum ?? null, defaults.running) : running;
}
