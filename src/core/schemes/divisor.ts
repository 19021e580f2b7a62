/** The figures of one set that a divisor is made of. */
export interface SetFigures {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  readonly std: number;
}

/** What x - mean is divided by. `unit` is what 1 is in the figures' scale, which is not 1 where they were scaled. */
export type Divisor = (figures: SetFigures, eps: number, unit: number) => number;

/** √(variance + eps). The root itself where there is no eps, or where the variance left the range. */
export const rootDivisor: Divisor = ({ variance, std }, eps, unit) =>
  eps === 0 || !Number.isFinite(variance) ? std : Math.sqrt(variance + eps * unit * unit);

/** σ; 1 where σ is 0, so that a constant becomes 0. */
export const plainDivisor: Divisor = ({ std }, _eps, unit) => (std === 0 ? unit : std);

/**
 * σ; 1 where the feature cannot be told from a constant, given how a two-pass variance rounds:
 * scikit-learn's `_is_constant_feature`, after Chan, Golub and LeVeque 1983.
 */
export const sklearnDivisor: Divisor = ({ n, mean, variance, std }, _eps, unit) => {
  const rounding = n * mean * 2 ** -52;
  return variance <= n * 2 ** -52 * variance + rounding * rounding ? unit : std;
};

/** max(σ, eps): Keras' `Normalization` layer. */
export const kerasDivisor: Divisor = ({ std }, eps, unit) => Math.max(std, eps * unit);

/** σ + eps: ONNX' `MeanVarianceNormalization`. */
export const onnxDivisor: Divisor = ({ std }, eps, unit) => std + eps * unit;
