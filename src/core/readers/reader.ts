import type { Problem, Span } from '../problem';
import type { Tensor } from '../tensor/tensor';
import type { StoredTensor } from '../stream/stored';
import type { Source } from './source';

export type FormatId = 'json' | 'ndjson' | 'table' | 'literal' | 'npy' | 'npz' | 'safetensors';

/** Whether a text may begin and end inside brackets that it does not show. */
export type Extent = 'whole' | 'selection';

/** What a reader may be told. Everything is optional; what is absent is sniffed from the content. */
export interface ReadOptions {
  readonly format?: FormatId;
  /** VS Code's language id, a hint only. */
  readonly languageId?: string;
  /** A hint only: its ending speaks for a format, its stem names an unnamed tensor. */
  readonly fileName?: string;
  /**
   * The source is a whole document: brackets that are cut off at either end are mistakes. Otherwise a
   * text may be a selection that begins and ends inside brackets; a file is always whole.
   */
  readonly whole?: boolean;
  readonly table?: TableOptions;
}

export interface TableOptions {
  /** One character, or 'whitespace' for columns aligned by runs of blanks. */
  readonly delimiter?: string;
  readonly decimal?: '.' | ',';
  readonly header?: boolean;
  readonly indexColumn?: boolean;
}

/** One named tensor of a source. */
export interface ReadTensor {
  /** Dotted for nested objects (`layer1.weight`); '' when the source gives no name. */
  readonly name: string;
  readonly tensor: Tensor;
  /** The text (or bytes) that this tensor came from. */
  readonly span: Span;
  /** The names along an axis where the source has them: columns of a table on axis 1, an index column on axis 0. */
  readonly labels?: readonly (readonly string[] | undefined)[];
  /** Where element `index` (row-major) stands in a text source. Absent for binary sources. */
  locate?(index: number): Span;
}

/** How the source was understood, shown to the user and changeable through ReadOptions. */
export interface ReadChoice {
  readonly format: FormatId;
  readonly table?: Required<TableOptions>;
}

export interface ReadResult {
  readonly choice: ReadChoice;
  readonly tensors: readonly ReadTensor[];
  readonly problems: readonly Problem[];
  /** Free metadata of the file, as safetensors has it. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A tensor that was found in a file and left there. */
export interface FoundTensor extends Pick<ReadTensor, 'name' | 'span'> {
  readonly tensor: StoredTensor;
}

/** What a file holds, without its elements. */
export interface StoredResult extends Omit<ReadResult, 'tensors' | 'choice'> {
  readonly tensors: readonly FoundTensor[];
}

/** A format: one file of this folder and one row in the table of readers. */
export interface Reader {
  readonly id: FormatId;
  /** Reads the whole source. Never throws on bad input, never recurses on its depth. */
  read(source: Source, options: ReadOptions): ReadResult;
}
