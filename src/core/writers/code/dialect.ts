/** How a library of Python spells what normalizing takes. Axes are a tuple, statistics keep their axes. */
export interface Dialect {
  readonly module: 'np' | 'torch' | 'tf';
  readonly imports: readonly string[];
  /** A float64 tensor of nested lists, or of a NumPy array. */
  of(values: string): string;
  mean(x: string, axes: string): string;
  /** The variance with divisor n - ddof. */
  variance(x: string, axes: string, ddof: 0 | 1, n: number): string;
  sum(x: string, axes: string): string;
  greatest(x: string, axes: string): string;
  least(x: string, axes: string): string;
  reshape(x: string, shape: string): string;
  isFinite(x: string): string;
  /** A 0 or 1 of each truth, to be summed. */
  asNumbers(x: string): string;
  /** A tensor like `x` of one number. */
  filled(x: string, value: string): string;
  maximum(x: string, value: string): string;
  toDtype(x: string, dtype: string): string;
}

export const NUMPY: Dialect = {
  module: 'np',
  imports: ['import numpy as np'],
  of: (values) => `np.array(${values}, dtype=np.float64)`,
  mean: (x, axes) => `${x}.mean(axis=${axes}, keepdims=True)`,
  variance: (x, axes, ddof) => `${x}.var(axis=${axes}, ddof=${ddof}, keepdims=True)`,
  sum: (x, axes) => `${x}.sum(axis=${axes}, keepdims=True)`,
  greatest: (x, axes) => `${x}.max(axis=${axes}, keepdims=True)`,
  least: (x, axes) => `${x}.min(axis=${axes}, keepdims=True)`,
  reshape: (x, shape) => `${x}.reshape(${shape})`,
  isFinite: (x) => `np.isfinite(${x})`,
  asNumbers: (x) => `${x}.astype(np.float64)`,
  filled: (x, value) => `np.full_like(${x}, ${value})`,
  maximum: (x, value) => `np.maximum(${x}, ${value})`,
  toDtype: (x, dtype) => `${x}.astype(np.${dtype})`,
};

export const TORCH: Dialect = {
  module: 'torch',
  imports: ['import torch', 'import torch.nn.functional as F'],
  of: (values) => `torch.as_tensor(${values}, dtype=torch.float64)`,
  mean: (x, axes) => `${x}.mean(dim=${axes}, keepdim=True)`,
  variance: (x, axes, ddof) => `${x}.var(dim=${axes}, unbiased=${ddof === 1 ? 'True' : 'False'}, keepdim=True)`,
  sum: (x, axes) => `${x}.sum(dim=${axes}, keepdim=True)`,
  greatest: (x, axes) => `${x}.amax(dim=${axes}, keepdim=True)`,
  least: (x, axes) => `${x}.amin(dim=${axes}, keepdim=True)`,
  reshape: (x, shape) => `${x}.reshape(${shape})`,
  isFinite: (x) => `torch.isfinite(${x})`,
  asNumbers: (x) => `${x}.double()`,
  filled: (x, value) => `torch.full_like(${x}, ${value})`,
  maximum: (x, value) => `${x}.clamp(min=${value})`,
  toDtype: (x, dtype) => `${x}.to(torch.${dtype})`,
};

export const TENSORFLOW: Dialect = {
  module: 'tf',
  imports: ['import tensorflow as tf'],
  of: (values) => `tf.constant(${values}, dtype=tf.float64)`,
  mean: (x, axes) => `tf.reduce_mean(${x}, axis=${axes}, keepdims=True)`,
  // tf.math.reduce_variance divides by n.
  variance: (x, axes, ddof, n) =>
    `tf.math.reduce_variance(${x}, axis=${axes}, keepdims=True)${ddof === 1 ? ` * (${n} / ${n - 1})` : ''}`,
  sum: (x, axes) => `tf.reduce_sum(${x}, axis=${axes}, keepdims=True)`,
  greatest: (x, axes) => `tf.reduce_max(${x}, axis=${axes}, keepdims=True)`,
  least: (x, axes) => `tf.reduce_min(${x}, axis=${axes}, keepdims=True)`,
  reshape: (x, shape) => `tf.reshape(${x}, ${shape})`,
  isFinite: (x) => `tf.math.is_finite(${x})`,
  asNumbers: (x) => `tf.cast(${x}, tf.float64)`,
  filled: (x, value) => `tf.fill(tf.shape(${x}), tf.constant(${value}, dtype=tf.float64))`,
  maximum: (x, value) => `tf.maximum(${x}, ${value})`,
  toDtype: (x, dtype) => `tf.cast(${x}, tf.${dtype})`,
};
