// The API of Normscope for other extensions: what `activate` returns. It stands alone: copy this file into your extension.
//
//   const normscope = extensions.getExtension<NormscopeApi>('normscope.normscope');
//   const api = await normscope?.activate();
//
// Within a version, members are only added. What is not declared here is not part of it.
import type { CancellationToken, Disposable, Event, ProviderResult, Range, Uri } from 'vscode';

export interface NormscopeApi {
  readonly version: 1;

  /** Reads an array: shape, dtype and exact statistics. */
  inspect(input: Input, options?: CallOptions): Promise<Outcome<Inspection>>;

  /** A tensor before and after a normalization. */
  normalize(input: Input, scheme: Scheme, options?: NormalizeOptions): Promise<Outcome<Normalization>>;

  /** How two tensors of one shape differ; `b` is what is expected. */
  compare(a: Input, b: Input, options?: CompareOptions): Promise<Outcome<Comparison>>;

  /** Offers tensors that are in no file (a debugger's variables, say) in the Tensors view, for as long as it is not disposed of. */
  registerSource(source: TensorSource): Outcome<RegisteredSource>;

  /** Everything that is being inspected in panels, the oldest first. */
  inspected(): readonly Inspected[];
  /** Fires when something came, went or changed in `inspected()`. */
  readonly onDidChange: Event<void>;
}

/** A value, or why there is none. No call throws or rejects because of what it was given. */
export type Outcome<T> = { readonly ok: T } | { readonly err: Failure };

export interface Failure {
  /** Stable: `api.count`, `scheme.numGroups`, `readers.ragged` … */
  readonly code: string;
  /** The numbers of the message. */
  readonly args: Readonly<Record<string, string | number | boolean>>;
  /** In the language of the editor. */
  readonly message: string;
}

/** Numbers as a text, as values, as the bytes of a file, or a document or file by its address. */
export type Input = (Content | { readonly uri: Uri | string; readonly range?: Range }) & {
  /** Which tensor, by its name, where there are several. Absent: the first. */
  readonly tensor?: string;
};

export type Content =
  /** JSON, CSV, a Python, NumPy or PyTorch literal or print. */
  | { readonly text: string; readonly languageId?: string }
  /** Nested lists with a value a place, or a flat typed array in row-major order with its shape. */
  | { readonly values: Values; readonly shape?: readonly number[]; readonly dtype?: Dtype }
  /** A file by its bytes; the ending of its name says of which format: `.npy`, `.npz`, `.safetensors`, `.json`, `.csv` … */
  | { readonly bytes: Uint8Array; readonly fileName: string };

/** null is a missing value: NaN. */
export type Values = number | bigint | boolean | null | readonly Values[] | TypedArray;
export type TypedArray =
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/**
 * Default: float64 for lists, and for a typed array its own. Of float16 and bfloat16 give the bits in a Uint16Array, of float8
 * and bool in a Uint8Array.
 */
export type Dtype =
  | 'float64'
  | 'float32'
  | 'float16'
  | 'bfloat16'
  | 'float8_e4m3fn'
  | 'float8_e5m2'
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'bool';

export interface CallOptions {
  readonly token?: CancellationToken;
}

export interface TensorFacts {
  /** Dotted path or variable name; '' when the source has none. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}

/** NaN and ±Inf are counted apart; every other figure but `zeros` is over the finite values, NaN where it has no definition. */
export interface Summary {
  readonly count: number;
  /** Finite values. */
  readonly n: number;
  readonly nan: number;
  readonly posInf: number;
  readonly negInf: number;
  readonly zeros: number;
  readonly mean: number;
  /** With the divisor n - ddof. */
  readonly variance: number;
  readonly std: number;
  readonly ddof: 0 | 1;
  readonly min: number;
  readonly max: number;
  /** By linear interpolation, as NumPy's default. */
  readonly quantiles: readonly { readonly p: number; readonly value: number }[];
  /** Biased, as scipy.stats.skew. */
  readonly skewness: number;
  /** Biased, minus 3, as scipy.stats.kurtosis. */
  readonly excessKurtosis: number;
  readonly l2: number;
}

/** Something wrong with the data, or worth knowing. */
export interface Remark extends Failure {
  readonly severity: 'error' | 'warning' | 'info';
}

export interface Inspection {
  readonly tensor: TensorFacts;
  readonly summary: Summary;
  /** The other tensors of the same source. */
  readonly others: readonly TensorFacts[];
  /** What is wrong with the source: ragged rows, text among numbers … */
  readonly problems: readonly Remark[];
}

/** What is absent takes the default of the convention; what a scheme does not take is ignored. docs/core.md has the table. */
export interface Scheme {
  readonly scheme: 'input' | 'batch' | 'layer' | 'instance' | 'group' | 'rms';
  readonly convention?: 'pytorch' | 'keras' | 'onnx' | 'sklearn';
  readonly eps?: number;
  /** Of input: the divisor of the variance is n - ddof. */
  readonly ddof?: 0 | 1;
  /** Of input: the axes that are samples. */
  readonly axes?: readonly number[];
  /** Of batch, instance and group; negative counts from the end. */
  readonly channelAxis?: number;
  /** Of layer and rms: how many of the last axes are normalized together. */
  readonly normalizedNdim?: number;
  readonly numGroups?: number;
  readonly nanPolicy?: 'omit' | 'propagate' | 'error';
  readonly weight?: readonly number[];
  readonly bias?: readonly number[];
  /** Of batch: false normalizes by the running statistics. */
  readonly training?: boolean;
  readonly momentum?: number;
  readonly runningMean?: readonly number[];
  readonly runningVar?: readonly number[];
}

export interface NormalizeOptions extends CallOptions {
  /** Whether the values are wanted. Default: true. Without them nothing but the statistics is handed over. */
  readonly values?: boolean;
}

export interface Normalization {
  readonly tensor: TensorFacts;
  readonly before: Summary;
  readonly after: Summary;
  /** What an expert would point at, the gravest first. */
  readonly findings: readonly Remark[];
  /** The result, row-major, in the tensor's shape. */
  readonly values?: Float64Array;
}

export interface CompareOptions extends CallOptions {
  /** Default 1e-5, as numpy.allclose. */
  readonly rtol?: number;
  /** Default 1e-8. */
  readonly atol?: number;
  /** Default false. */
  readonly equalNan?: boolean;
}

export interface Comparison {
  /** Every element is: |a - b| ≤ atol + rtol·|b|. */
  readonly close: boolean;
  readonly shape: readonly number[];
  readonly count: number;
  /** Elements that are not close. */
  readonly mismatches: number;
  /** The largest |a - b| and its row-major index; -1 where there is none. */
  readonly maxAbs: { readonly value: number; readonly index: number };
  /** The largest |a - b| / |b|, over the elements whose b is not 0. */
  readonly maxRel: { readonly value: number; readonly index: number };
  readonly meanAbs: number;
  readonly rms: number;
  readonly cosine: number;
}

/** Named tensors that an extension has at hand. */
export interface TensorSource {
  /** Tells it from all other sources: begin it with the name of your extension. */
  readonly id: string;
  /** The heading of its tensors in the view. */
  readonly label: string;
  /** Its tensors came, went or changed: the view asks again, and what is inspected of it is read anew. */
  readonly onDidChange?: Event<void>;
  /** What there is. Asked only while the view is visible. */
  tensors(token: CancellationToken): ProviderResult<readonly OfferedTensor[]>;
  /** The numbers of one of them, when somebody inspects it. */
  read(name: string, token: CancellationToken): ProviderResult<Content>;
}

export interface OfferedTensor {
  readonly name: string;
  /** Shown in the view, as far as it is known. */
  readonly shape?: readonly number[];
  readonly dtype?: Dtype;
}

export interface RegisteredSource extends Disposable {
  /** Opens the panel on one of its tensors. */
  show(name: string): Promise<Outcome<void>>;
}

/** What is being inspected, at one moment. */
export interface Inspected {
  readonly uri: string;
  /** `iris.csv:1-151` */
  readonly place: string;
  readonly status: 'loading' | 'ready' | 'gone';
  /** Grows whenever the source was read anew. */
  readonly revision: number;
  /** Shown in a panel that is pinned. */
  readonly pinned: boolean;
  readonly tensors: readonly TensorFacts[];
}
