import { tensorOf, type Report, type SchemeParams, type Tensor } from '../core';
import type { FittedUse } from '../core/stream';
import { PARAM_NAMES, type ParamName, type ParamRef, type Scheme, type TensorId, type View } from '../protocol/engine';

/** A scheme as the core takes it: each reference replaced by the tensor it stands for. */
export function withTensors(scheme: Scheme, find: (ref: ParamRef) => Tensor): SchemeParams {
  const { weight, bias, runningMean, runningVar, fitted, ...rest } = scheme;
  const tensors: Partial<Record<ParamName, Tensor>> = {};
  for (const name of PARAM_NAMES) {
    const ref = scheme[name];
    if (ref) tensors[name] = find(ref);
  }
  return { ...rest, ...tensors };
}

/** The numbers that a user typed, as a tensor: [n], or 0-d for a single one. */
export function typedTensor(values: readonly number[]): Tensor {
  return tensorOf(Float64Array.from(values), values.length === 1 ? [] : [values.length], 'float64');
}

/** A report fit to travel: tensors replaced by the references that they came as. */
export function withReferences(report: Report<Tensor>, scheme: Scheme): Report<ParamRef> {
  const { weight, bias, runningMean, runningVar, ...rest } = report.scheme;
  const refs: Partial<Record<ParamName, ParamRef>> = {};
  for (const name of PARAM_NAMES) if (scheme[name]) refs[name] = scheme[name];
  return { ...report, scheme: { ...rest, ...refs } };
}

/** A key that is the same for the same scheme, in whichever order its parameters were given. */
export function schemeKey(scheme: Scheme | undefined): string {
  if (!scheme) return '';
  const entries = Object.entries(scheme).filter(([, value]) => value !== undefined);
  return JSON.stringify(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)),
    (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value),
  );
}

/** The key of a view: it starts with the tensor's id and a blank, so that closing the tensor finds all that hangs on it. */
export function viewKey({ tensor, scheme }: View): string {
  return `${tensor} ${schemeKey(scheme)} `;
}

/** The tensors that a view is made of: its own, and those that its scheme refers to. */
export function tensorsOf({ tensor, scheme }: View): TensorId[] {
  const refs = PARAM_NAMES.map((name) => scheme?.[name]);
  return [tensor, ...refs.flatMap((ref) => (ref && 'tensor' in ref ? [ref.tensor] : []))];
}

/** The saved statistics that a scheme is to use in place of the tensor's own. */
export function fittedUse({ fitted }: Scheme): FittedUse | undefined {
  return fitted && { fitted: fitted.statistics, use: fitted.invert ? 'invert' : 'apply' };
}
