import type { Dtype, TensorData } from '../tensor/dtype';
import type { Nested } from '../tensor/make';
import type { Tensor } from '../tensor/tensor';

export const SCHEME_IDS = ['input', 'batch', 'layer', 'instance', 'group', 'rms'] as const;
export type SchemeId = (typeof SCHEME_IDS)[number];

/** Whose defaults and habits are followed where the frameworks differ; the table is in `docs/core.md`. Default 'pytorch'. */
export type Convention = 'pytorch' | 'keras' | 'onnx' | 'sklearn';

/**
 * What to do with NaN (and missing) values: leave them out of every statistic and keep them where
 * they are; let them spread as the frameworks do; or refuse.
 */
export type NanPolicy = 'omit' | 'propagate' | 'error';

/** What a caller may give for a weight, a bias or running statistics: a tensor, or what `tensor()` makes one of. */
export type ParamValues = Tensor | Nested | TensorData;

/**
 * The parameters of a scheme; the table in the documentation says which scheme takes which.
 * What is absent takes the convention's default. `P` is what stands for a parameter tensor: a
 * Tensor or its numbers in the core, a reference across a thread or a webview.
 */
export interface SchemeParams<P = ParamValues> {
  readonly scheme: SchemeId;
  readonly convention?: Convention;
  /** Added to the variance. 0 is allowed. Input normalization divides by σ and has none, but for what Keras and ONNX add there. */
  readonly eps?: number;
  /** Input only. 0 (population, the default) or 1 (sample). */
  readonly ddof?: 0 | 1;
  /** Input only: the axes that are samples. Default [0] (Keras: all but the last; ONNX: all but 1); for images also the spatial ones. */
  readonly axes?: readonly number[];
  /** Batch, instance, group. Default 1, or -1 by Keras' convention; none for a tensor of fewer than two axes, which is one channel. Negative counts from the end. */
  readonly channelAxis?: number;
  /** Layer, rms: how many of the last axes make up `normalized_shape`. Default 1. */
  readonly normalizedNdim?: number;
  /** Group only. Must divide the number of channels. Default: the greatest common divisor of 32 and the channels; 32 by Keras' convention. */
  readonly numGroups?: number;
  /** Batch only. true (default): the batch's statistics. false: the given running ones. */
  readonly training?: boolean;
  /** Batch only. Default 0.1 (PyTorch), 0.99 the other way round (Keras), 0.9 the other way round (ONNX); null: cumulative average. */
  readonly momentum?: number | null;
  /** Batch only: how many batches a cumulative average has already seen (`num_batches_tracked`). Default 0. */
  readonly batchesTracked?: number;
  readonly weight?: P;
  readonly bias?: P;
  readonly runningMean?: P;
  readonly runningVar?: P;
  readonly nanPolicy?: NanPolicy;
  /** 'float64' (default) or 'input': rounded correctly to the input's dtype, as a framework would hand it back. */
  readonly resultDtype?: 'float64' | 'input';
}

/** The dtypes in which a result can come. */
export type ResultDtype = Extract<Dtype, 'float64' | 'float32' | 'float16' | 'bfloat16'>;
