import type { Alignment } from '../core/compare/align';
import type { Comparison, CompareOptions } from '../core/compare/compare';
import type { ComparedElement } from '../core/compare/element';
import type { Tolerance, ToleranceId } from '../core/compare/tolerance';
import type { ExplainedBy, Identification } from '../core/identify/identify';
import type { Dtype, TensorData } from '../core/tensor/dtype';
import type { Scheme, TensorId, TensorInfo } from './engine';
import type { Language, PanelHost, ValuesView } from './panel';

/** A tensor's numbers on their way from one engine to another: row-major. */
export interface TensorContents {
  readonly data: TensorData;
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}

/** One of two tensors. Both ids of one engine, or the contents of the one that another engine keeps. */
export type Operand = { readonly tensor: TensorId } | { readonly contents: TensorContents };

/** An explanation fit to travel: weight and bias as numbers. */
export interface Explanation extends Omit<ExplainedBy, 'params'> {
  readonly params: Scheme;
}
export interface Identified extends Omit<Identification, 'best' | 'runnersUp'> {
  readonly best?: Explanation;
  readonly runnersUp: readonly Explanation[];
}

/** What the engine does with two tensors. */
export interface Pairwise {
  contents(request: { readonly tensor: TensorId }): TensorContents;
  compareTensors(request: { readonly a: Operand; readonly b: Operand; readonly options?: CompareOptions }): Comparison;
  /** a - b, kept as a tensor of its own until it is closed. */
  difference(request: { readonly a: Operand; readonly b: Operand; readonly align?: Alignment }): TensorInfo;
  /** The elements at one place (row-major index of a). */
  comparedAt(request: ElementRequest & { readonly a: Operand; readonly b: Operand }): ComparedElement;
  /** Which normalization made b out of a. */
  identify(request: { readonly a: Operand; readonly b: Operand }): Identified;
}

/** One side of a comparison, as its page shows it. */
export interface ComparedSide {
  readonly title: string;
  readonly info: TensorInfo;
}

export interface CompareState {
  readonly language: Language;
  readonly question: 'compare' | 'identify';
  /** Grows whenever one of the two was read anew. */
  readonly revision: number;
  /** Absent while they are read, or when one of them is gone. */
  readonly sides?: readonly [a: ComparedSide, b: ComparedSide];
  /** What the host needs to find the two again after a reload; the page keeps it, unread. */
  readonly memento: unknown;
  /** Why there is nothing to compare. */
  readonly problem?: { readonly code: string; readonly args: Readonly<Record<string, string | number | boolean>> };
}

export interface CompareRequest {
  readonly tolerance: Tolerance | ToleranceId;
  readonly align?: Alignment;
}

export interface ElementRequest extends CompareRequest {
  readonly index: number;
}

/** What the page hands to VS Code's `setState`, and gets back after a reload. */
export interface CompareMemento {
  /** What the host needs to find the two again, unread by the page. */
  readonly memento?: unknown;
  readonly request?: CompareRequest;
  /** What is shown of the picture of the difference. */
  readonly values?: ValuesView;
}

/** What the page of a comparison may ask of the host. The picture of the difference is asked for as the panel's values are. */
export interface CompareHost extends Pick<PanelHost, 'window' | 'extent' | 'explain' | 'find'> {
  ready(request: undefined): CompareState;
  /** a - b as a tensor that the picture is asked about. The one before it is let go of. */
  difference(request: Pick<CompareRequest, 'align'>): TensorInfo;
  element(request: ElementRequest): ComparedElement;
  compare(request: CompareRequest): Comparison;
  identify(request: undefined): Identified;
  /** The two change places. */
  swap(request: undefined): void;
  /** Selects an element (row-major index of a) in both editors. */
  reveal(request: { readonly index: number }): void;
  /** Opens the panel on a, under a scheme. */
  open(scheme: Scheme): void;
}

export interface CompareClient {
  changed(state: CompareState): void;
}
