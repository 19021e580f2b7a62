import type { ReadChoice, ReadOptions } from '../core/readers/reader';
import type { Span } from '../core/problem';
import type { FittedInput, FitOptions } from '../core/schemes/fitted';
import type { Framework } from '../core/writers/code/code';
import type { DataSource } from '../core/writers/code/data';
import type { ReplaceOptions } from '../core/writers/replace/replace';
import type { TextEdit } from '../core/writers/replace/element-edits';
import type { Scheme, TensorId, View } from './engine';

export type { DataSource, FittedInput, Framework, TextEdit };

/** Statistics that were fitted on other data, applied in place of the tensor's own, or undone. */
export interface AppliedFit {
  readonly statistics: FittedInput;
  /** Where they came from, to be shown: the file's name. */
  readonly name: string;
  readonly invert?: boolean;
}

/** A text that a tensor was read of: offsets are those of the source that was opened, from `base` on. */
export interface ReplaceRequest extends ReplaceOptions {
  readonly tensor: TensorId;
  readonly scheme: Scheme;
  readonly text: string;
  readonly base: number;
  readonly pieces: readonly Span[];
  readonly choice: ReadChoice;
  readonly options: ReadOptions;
}

export type WriteFormat = 'json' | 'csv' | 'npy';

/** The result under a scheme; without one, the tensor as it is. */
export interface WriteRequest extends View, ReplaceOptions {
  readonly format: WriteFormat;
}

export interface CodeRequest extends View {
  readonly scheme: Scheme;
  readonly framework: Framework;
  /** A small tensor stands in the code itself, whatever this is. */
  readonly source: DataSource;
}

export interface FitRequest extends Pick<FitOptions, 'axes' | 'ddof' | 'nanPolicy' | 'convention'> {
  readonly tensor: TensorId;
}

/** What is made of a result: text, bytes, code, statistics to be saved. */
export interface Results {
  /** The edits that put the result into the text it came from; see `replaceValues`. */
  replacement(request: ReplaceRequest): readonly TextEdit[];
  /** The file's bytes, text in UTF-8. `replace.notFinite` where JSON is asked for without saying how it is to spell NaN. */
  write(request: WriteRequest): Uint8Array;
  /** `code.noLayer` where the framework has nothing that computes the scheme. */
  code(request: CodeRequest): string;
  fit(request: FitRequest): FittedInput;
  /** `fitted.json` and `fitted.field` for what is no saved statistics. */
  parseFitted(request: { readonly json: string }): FittedInput;
}
