import type { Outcome } from '../problem';
import type { Tensor } from '../tensor/tensor';
import type { NanPolicy } from './scheme';

/**
 * What input normalization learnt from data, a small JSON object as it stands: one entry a feature in every list.
 * `names` may be empty. `scale` is σ, or 1 where σ is 0.
 */
export interface FittedInput {
  readonly names: readonly string[];
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly ddof: 0 | 1;
  /** How many values each feature was fitted on. */
  readonly n: readonly number[];
  /** The least and the greatest value of the fit: drift measures what lies outside. */
  readonly min: readonly number[];
  readonly max: readonly number[];
  /** Deciles of the fit (10 %, 20 % … 90 %): the bins of the population stability index. */
  readonly deciles: readonly (readonly number[])[];
}

export interface FitOptions {
  /** The axes that are samples. Default [0]. What remains are the features. */
  readonly axes?: readonly number[];
  readonly ddof?: 0 | 1;
  /** One name a feature (row-major over the kept axes). */
  readonly names?: readonly string[];
  readonly nanPolicy?: NanPolicy;
}

/** How far new data have moved from the fitted ones, one entry a feature. */
export interface Drift {
  /** (mean of the new data - fitted mean) / fitted scale. */
  readonly meanShift: Float64Array;
  /** σ of the new data / fitted scale. */
  readonly scaleRatio: Float64Array;
  /** Share of the new values outside [min, max] of the fit. */
  readonly outside: Float64Array;
  /** Population stability index over the fit's deciles: Σ (q - p)·ln(q / p). */
  readonly psi: Float64Array;
}

/** Learns mean and σ of every feature. */
export function fitInput(_tensor: Tensor, _options?: FitOptions): Outcome<FittedInput> {
  throw new Error('not yet');
}

/** (x - mean) / scale with fitted figures; `axes` as at the fit. Err where the number of features differs. */
export function applyInput(_tensor: Tensor, _fitted: FittedInput, _axes?: readonly number[]): Outcome<Tensor> {
  throw new Error('not yet');
}

/** x · scale + mean: undoes `applyInput`. */
export function invertInput(_tensor: Tensor, _fitted: FittedInput, _axes?: readonly number[]): Outcome<Tensor> {
  throw new Error('not yet');
}

/** How far a tensor's features have moved from the fitted ones. */
export function drift(_tensor: Tensor, _fitted: FittedInput, _axes?: readonly number[]): Outcome<Drift> {
  throw new Error('not yet');
}

/** A fitted object from JSON that somebody saved: checked, since files are untrusted. */
export function parseFitted(_json: string): Outcome<FittedInput> {
  throw new Error('not yet');
}
