import type { Outcome } from '../problem';
import { layFitted, type FittedInput } from '../schemes/fitted';
import { parametersOf } from '../schemes/parameters';
import { resolution } from '../schemes/resolve';
import { plainBoxes, type StreamedScheme } from './scheme';
import type { Stored } from './stored';

/** Statistics fitted on other data, and whether they are applied or taken back. */
export interface FittedUse {
  readonly fitted: FittedInput;
  readonly use: 'apply' | 'invert';
}

/** Lays input normalization by fitted statistics over a stored tensor: no pass is needed. Err as `applyFitted`. */
export function streamFitted(
  stored: Stored,
  { fitted, use }: FittedUse,
  axes: readonly number[] | undefined,
): Outcome<StreamedScheme> {
  const outcome = resolution(stored, { scheme: 'input', axes });
  if ('err' in outcome) return outcome;
  const { scheme } = outcome.ok;
  const params = parametersOf(outcome.ok);
  if ('err' in params) return params;
  const laid = layFitted(stored, fitted, scheme.reducedAxes, use === 'invert');
  if ('err' in laid) return laid;
  const { mean, meanLow, scale, weight, bias } = laid.ok.affine;
  const counted = fitted.n.length === mean.length;
  const n = counted ? Float64Array.from(fitted.n) : new Float64Array(mean.length).fill(NaN);
  const figures = { n, mean, meanLow, scale, std: scale, variance: scale.map((s) => s * s), scaled: [] };
  const resolved = { ...outcome.ok, axes: laid.ok.axes, scheme: { ...scheme, ddof: fitted.ddof } };
  const boxes = plainBoxes(stored, laid.ok.axes);
  return { ok: { resolved, params: { ...params.ok, weight, bias }, boxes, figures, dtype: 'float64' } };
}
