import type { Alignment } from '../core/compare/align';
import type { Comparison, CompareOptions } from '../core/compare/compare';
import type { Tolerance, ToleranceId } from '../core/compare/tolerance';
import type { ExplainedBy, Identification } from '../core/identify/identify';
import type { Dtype, TensorData } from '../core/tensor/dtype';
import type { Scheme, TensorId, TensorInfo } from './engine';
import type { Language } from './panel';

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
  /** Why there is nothing to compare. */
  readonly problem?: { readonly code: string; readonly args: Readonly<Record<string, string | number | boolean>> };
}

export interface CompareRequest {
  readonly tolerance: Tolerance | ToleranceId;
  readonly align?: Alignment;
}

/** What the page of a comparison may ask of the host. */
export interface CompareHost {
  ready(request: undefined): CompareState;
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
