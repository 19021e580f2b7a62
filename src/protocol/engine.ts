import type { Dtype } from '../core/tensor/dtype';
import type { MessageArgs, Problem, Span } from '../core/problem';
import type { ReadChoice, ReadOptions } from '../core/readers/reader';
import type { Report } from '../core/report';
import type { SchemeDescription } from '../core/schemes/descriptions';
import type { Pairwise, TensorContents } from './compare';
import type { Place, Questions } from './questions';
import type { SchemeId, SchemeParams } from '../core/schemes/scheme';
import type { Summary } from '../core/stats/summary';
import type { AppliedFit, Results } from './results';
import type { Extent } from '../core/values/extent';
import type { ElementExplanation, ExplainRequest, FindRequest, ValuesOf, ValueWindow, WindowRequest } from './values';

/** A tensor that the engine keeps. Ids are never used twice. */
export type TensorId = string;

/** A parameter tensor on its way to the engine: one that it keeps, or typed numbers (a 1-element list fits any shape). */
export type ParamRef = { readonly tensor: TensorId } | { readonly values: readonly number[] };
export interface Scheme extends SchemeParams<ParamRef> {
  /** Input only: statistics fitted on other data, in place of the tensor's own. */
  readonly fitted?: AppliedFit;
}

/** What the engine is given to read. A text is given once; afterwards everything goes by id. */
export type SourceInput =
  | { readonly text: string }
  | { readonly bytes: Uint8Array }
  | { readonly file: FileInput }
  | { readonly values: GivenValues };

/** A tensor that a program gives as it is: nothing is read. The engine takes the data for itself, with the whole of their buffer. */
export interface GivenValues extends TensorContents {
  /** '' for one without a name. */
  readonly name: string;
}

/** A file that the engine reads itself, in its own thread. */
export interface FileInput {
  readonly path: string;
  /** In bytes, as far as the host knows. */
  readonly size: number;
}

export interface TensorInfo {
  readonly id: TensorId;
  /** Dotted path or variable name; '' when the source has none. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  readonly span: Span;
  /** Element ranges can be asked for (`locate`). */
  readonly locatable: boolean;
  /** Names along each axis, cut to the first 1000 of an axis. */
  readonly labels?: readonly (readonly string[] | undefined)[];
  /** Absent for a tensor that has stayed in its file: nobody has looked at its values yet. */
  readonly nan?: number;
  readonly posInf?: number;
  readonly negInf?: number;
  /** The tensor has stayed in its file, and is read when it is asked about. */
  readonly stored?: StoredInfo;
  /**
   * weight, bias and running statistics found beside this tensor by their names (`bn1.weight` beside `bn1.input`).
   * Whether their shapes fit depends on the scheme; `report` says so when they do not.
   */
  readonly companions?: Partial<Record<ParamName, TensorId>>;
}

/** The parameters that are tensors. */
export const PARAM_NAMES = ['weight', 'bias', 'runningMean', 'runningVar'] as const;
export type ParamName = (typeof PARAM_NAMES)[number];

export interface StoredInfo {
  readonly bytes: number;
  /** It does not fit into memory: whatever is asked about it takes passes over the file. */
  readonly streamed: boolean;
  /** How long a report and a breakdown take, in seconds, at the rate that this machine was measured at. */
  readonly seconds: number;
}

export interface OpenRequest {
  readonly source: SourceInput;
  readonly options: ReadOptions;
  /** Of a text, read only the array around this offset. Absent: read all of it. */
  readonly around?: number;
  /** What stands right before the text in its document, a line at most: it may say what the array is assigned to. */
  readonly before?: string;
}
export interface OpenResult {
  /** What was read, in the source that was given: all of it, or the array around `around`. Every other span lies within. */
  readonly span: Span;
  /** How the source was understood. Absent for given values. */
  readonly choice?: ReadChoice;
  readonly tensors: readonly TensorInfo[];
  readonly problems: readonly Problem[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A tensor under a scheme; without one, the tensor as it is. */
export interface View {
  readonly tensor: TensorId;
  readonly scheme?: Scheme;
}

export type RowFlag = 'constant' | 'dead' | 'nan' | 'inf';
export interface RowStats {
  readonly n: number;
  readonly nan: number;
  readonly inf: number;
  readonly mean: number;
  readonly std: number;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}
export type RowColumn = 'index' | keyof RowStats;
export interface BreakdownRow {
  readonly index: number;
  readonly label?: string;
  readonly before: RowStats;
  readonly after?: RowStats;
  readonly flags: readonly RowFlag[];
}
export interface BreakdownRequest extends View {
  readonly axis: number;
  /** Of a slice alone: places on other axes. */
  readonly within?: readonly Place[];
  readonly sort?: { readonly column: RowColumn; readonly of: 'before' | 'after'; readonly descending: boolean };
  /** Flagged rows before the others, whatever the sort. */
  readonly flaggedFirst?: boolean;
  /** The rows with these indices before all others. */
  readonly first?: readonly number[];
  /** Rows whose label or index contains this, case-insensitive. */
  readonly search?: string;
  readonly offset: number;
  readonly count: number;
}
/** One side of the breakdown's chart: at most some hundred points, each the merged statistics of its indices. */
export interface BreakdownSeries {
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly min: readonly number[];
  readonly q1: readonly number[];
  readonly median: readonly number[];
  readonly q3: readonly number[];
  readonly max: readonly number[];
}
export interface BreakdownPage {
  readonly axis: number;
  /** How far quartiles may be from the true ones, where a tensor does not fit into memory. Absent: they are exact. */
  readonly quantileError?: number;
  /** Rows that match the search, and all of them. */
  readonly matching: number;
  readonly total: number;
  readonly flagged: number;
  readonly offset: number;
  readonly rows: readonly BreakdownRow[];
  readonly chart: {
    /** First index of each point; a point covers the indices up to the next one. */
    readonly index: readonly number[];
    readonly before: BreakdownSeries;
    readonly after?: BreakdownSeries;
  };
}

/** A scheme as it is offered for one tensor. */
export interface SchemeOffer {
  readonly id: SchemeId;
  /** Why it cannot be applied to this tensor, whatever its parameters. */
  readonly problem?: { readonly code: string; readonly args: MessageArgs };
}

/** A tensor of an outline: read, looked at and let go. */
export interface OutlineTensor extends Pick<TensorInfo, 'name' | 'shape' | 'dtype' | 'span'> {
  readonly summary: Summary;
  /** How many finite values fall into each of some bins of equal width, from the least to the greatest one. */
  readonly counts: readonly number[];
}
/** An array of a document, with what it holds: several tensors where it is an object of arrays. */
export interface OutlineArray {
  readonly span: Span;
  /** What it is assigned to, or the key it stands under; '' if nothing says. */
  readonly name: string;
  readonly tensors: readonly OutlineTensor[];
  /** The worst first. */
  readonly problems: readonly Problem[];
}
export interface OutlineRequest {
  readonly text: string;
  readonly options: ReadOptions;
  /** The text is one array (a table, a selection), not a text that holds arrays. */
  readonly isArray?: boolean;
}
export interface Outline {
  /** Outermost arrays in the order of the text, at most `OUTLINE_LIMIT`. */
  readonly arrays: readonly OutlineArray[];
  /** How many there are in all, as far as they were looked for. */
  readonly total: number;
}
/** No more arrays of a document are read. */
export const OUTLINE_LIMIT = 1000;

/** What the engine does. Each call is answered with a value or rejected with a CodedError, whose sentence is in `l10n/`. */
export interface Engine extends Results, Questions, Pairwise {
  /** `engine.nothingThere` when there is no array around `around`. Bad input is no error: it comes as problems. */
  open(request: OpenRequest): OpenResult;
  /** Every array of a text at a glance; nothing of it is kept. */
  outline(request: OutlineRequest): Outline;
  /** Forgets tensors and all that was computed from them. */
  close(request: { readonly tensors: readonly TensorId[] }): void;
  summary(request: { readonly tensor: TensorId; readonly bins?: number }): {
    readonly summary: Summary;
    readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] };
  };
  report(request: { readonly tensor: TensorId; readonly scheme: Scheme }): Report<ParamRef>;
  breakdown(request: BreakdownRequest): BreakdownPage;
  /** Writes a view as a .npy file, chunk by chunk. A file that could not be written to its end is taken away again. */
  save(request: View & { readonly path: string }): void;
  /** The schemes there are, and which of them apply to this tensor's shape. */
  offers(request: { readonly tensor: TensorId }): readonly SchemeOffer[];
  /** What a person should know of a scheme: definition, formula, advantages, drawbacks. */
  describe(request: { readonly scheme: SchemeId; readonly language: 'en' | 'ko' }): SchemeDescription;
  /** A part of a plane of a tensor's values, or of their averages. `engine.plane` for one that the tensor does not have. */
  window(request: WindowRequest): ValueWindow;
  /** How far the values of a whole tensor reach: what a colour scale is made of. */
  extent(request: ValuesOf): Extent;
  /** One element, and the numbers that its normalized value came from. */
  explain(request: ExplainRequest): ElementExplanation;
  /** The row-major index of a value; undefined where there is none like it. */
  find(request: FindRequest): number | undefined;
  /** Where an element (row-major index) stands in its text; undefined for a binary source. */
  locate(request: { readonly tensor: TensorId; readonly index: number }): Span | undefined;
  /** Where all elements at `index` along `axis` stand, neighbours joined, at most 10 000 spans; none for a binary source. */
  locateSlice(request: Place & { readonly tensor: TensorId; readonly within?: readonly Place[] }): readonly Span[];
}
