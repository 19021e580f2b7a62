import type { Disposable, Event, Range, Uri } from 'vscode';
import type { Span } from '../../core/problem';
import type { ReadOptions } from '../../core/readers/reader';
import type { OpenRequest, OpenResult } from '../../protocol/engine';
import type { SourceMemento } from './memento';

/** What has become of a source: its numbers changed, only its place did, or it is not there any more. */
export type SourceChange = 'content' | 'place' | 'gone';

/** Where numbers come from: a text in an editor, or a file. */
export interface Source extends Disposable {
  readonly uri: Uri;
  /** The name of the file or of the untitled document. */
  readonly title: string;
  readonly onDidChange: Event<SourceChange>;
  /** `iris.csv:1-151` */
  place(): string;
  /** What is there now, for the engine; `settle` takes what the engine made of it. */
  load(): Promise<Loaded>;
  /** Where all that was taken stands in its document; empty for a file. */
  ranges(): readonly Range[];
  /** Where a stretch of what was read stands in its document; empty for a file. */
  rangesOf(span: Span): readonly Range[];
  /** The text that was read, as it is now; none of a file. */
  text?(): SourceText;
  /** Shows ranges in the editor and selects them. */
  reveal(ranges: readonly Range[]): Promise<void>;
  /** What finds this source again after a reload of the window. */
  memento(): Pick<SourceMemento, 'uri' | 'taken' | 'pieces'>;
}

/** A text that was read, in one moment. */
export interface SourceText {
  readonly text: string;
  /** Where `text` begins in the source that was read. */
  readonly base: number;
  /** The stretches of `text` that stand in the document. */
  readonly pieces: readonly Span[];
  readonly languageId: string;
  /** Whether this is all that the document holds. */
  isWhole(): boolean;
  /** Whether the document is still the same. */
  isCurrent(): boolean;
}

export interface Loaded extends Pick<OpenRequest, 'source' | 'around' | 'before'> {
  readonly hints: ReadOptions;
  /** Takes over what was read; false when the source has changed meanwhile, so that it has to be read again. */
  settle(result: OpenResult): boolean;
}
