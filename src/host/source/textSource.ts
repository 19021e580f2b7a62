import { EventEmitter, Range, Selection, window, workspace } from 'vscode';
import type { Disposable, TextDocument, TextDocumentChangeEvent, Uri } from 'vscode';
import type { Span } from '../../core/problem';
import type { OpenResult } from '../../protocol/engine';
import { fingerprint } from './fingerprint';
import type { SourceMemento, Taken } from './memento';
import { nameOf, unreadable } from './names';
import { passageOf, toDocument, toPassage } from './passage';
import type { Loaded, Source, SourceChange, SourceText } from './source';
import { follow, touches } from './track';

const BEFORE = 200;

/** Stretches of a document, followed through its edits. */
export class TextSource implements Source {
  readonly #changed = new EventEmitter<SourceChange>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: Disposable[];
  #document: TextDocument;
  #pieces: readonly Span[];
  #starts: readonly number[];

  /** `pieces` are in order and do not overlap. Taken 'around': one empty piece, where the cursor is. */
  constructor(
    document: TextDocument,
    private readonly taken: Taken,
    pieces: readonly Span[],
  ) {
    this.#document = document;
    this.#pieces = pieces;
    this.#starts = pieces.map(({ start }) => start);
    this.#subscriptions = [
      workspace.onDidChangeTextDocument((event) => this.#edited(event)),
      workspace.onDidCloseTextDocument((closed) => this.#closed(closed)),
      workspace.onDidOpenTextDocument((opened) => this.#opened(opened)),
    ];
  }

  get uri(): Uri {
    return this.#document.uri;
  }

  get title(): string {
    return nameOf(this.uri);
  }

  place(): string {
    const [first] = this.#pieces;
    const last = this.#pieces[this.#pieces.length - 1];
    const from = this.#document.positionAt(first.start).line + 1;
    const end = this.#document.positionAt(last.end);
    // What ends with a line break does not reach into the line behind it.
    const to = Math.max(from, end.character === 0 ? end.line : end.line + 1);
    return from === to ? `${this.title}:${from}` : `${this.title}:${from}-${to}`;
  }

  async load(): Promise<Loaded> {
    // A document that was closed keeps its last text, but is no longer told of edits.
    if (this.#document.isClosed) this.#document = await reopen(this.uri);
    const document = this.#document;
    const { version } = document;
    if (this.taken === 'whole') this.#pieces = [{ start: 0, end: lengthOf(document) }];
    const around = this.#around();
    const { text, starts } = around === undefined ? this.#passage() : { text: document.getText(), starts: [] };
    return {
      source: { text },
      around,
      before: around === undefined ? this.#before() : undefined,
      hints: {
        languageId: document.languageId,
        fileName: this.title,
        whole: this.taken === 'around' || this.#coversDocument(),
      },
      settle: (result) => this.#settle(document, version, around === undefined ? { starts } : result),
    };
  }

  text(): SourceText {
    const document = this.#document;
    const { version, languageId } = document;
    const { text, starts } = this.#passage();
    // An array that was looked for in the whole document has its spans there.
    const base = this.taken === 'around' ? this.#starts[0] : 0;
    const pieces = this.#pieces.map(({ start, end }, i) => ({ start: starts[i], end: starts[i] + end - start }));
    const isWhole = (): boolean => this.#coversDocument();
    const isCurrent = (): boolean => !document.isClosed && document === this.#document && document.version === version;
    return { text, base, pieces, languageId, isWhole, isCurrent };
  }

  rangesOf(span: Span): Range[] {
    return toDocument(this.#starts, this.#pieces, span).map((piece) => this.#range(piece));
  }

  ranges(): Range[] {
    return this.#pieces.map((piece) => this.#range(piece));
  }

  /** Whether this stretch of the document is what was taken. */
  covers({ start, end }: Span): boolean {
    const [piece] = this.#pieces;
    return this.#pieces.length === 1 && (this.taken === 'whole' || (piece.start === start && piece.end === end));
  }

  /** Where an offset of the document is in what was read. */
  toSource(offset: number): number | undefined {
    return toPassage(this.#starts, this.#pieces, offset);
  }

  async reveal(ranges: readonly Range[]): Promise<void> {
    const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.uri.toString());
    const editor = await window.showTextDocument(this.uri, { viewColumn: shown?.viewColumn, preview: false });
    editor.selections = ranges.map(({ start, end }) => new Selection(start, end));
    editor.revealRange(ranges[0]);
  }

  memento(): Pick<SourceMemento, 'uri' | 'taken' | 'pieces'> {
    const pieces = this.#pieces.map((piece) => ({
      start: piece.start,
      print: fingerprint(this.taken === 'whole' ? '' : this.#document.getText(this.#range(piece))),
    }));
    return { uri: this.uri.toString(), taken: this.taken, pieces };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  // Where to look for an array, as long as it has not been found.
  #around(): number | undefined {
    const [{ start, end }] = this.#pieces;
    return this.taken === 'around' && start === end ? start : undefined;
  }

  // Whether nothing but blanks is left out. A long rest is not looked at.
  #coversDocument(): boolean {
    if (this.taken === 'whole') return true;
    const [{ start, end }] = this.#pieces;
    const length = lengthOf(this.#document);
    if (this.#pieces.length > 1 || start + length - end > BEFORE) return false;
    const outside = [
      { start: 0, end: start },
      { start: end, end: length },
    ];
    return outside.every((span) => this.#document.getText(this.#range(span)).trim() === '');
  }

  // A part of the text before: it may say what the array is assigned to.
  #before(): string {
    const [{ start }] = this.#pieces;
    return this.#document.getText(this.#range({ start: Math.max(0, start - BEFORE), end: start }));
  }

  #passage() {
    return passageOf((span) => this.#document.getText(this.#range(span)), this.#pieces);
  }

  #settle(document: TextDocument, version: number, read: { starts: readonly number[] } | OpenResult): boolean {
    if (document !== this.#document || document.version !== version) return false;
    if ('span' in read) this.#pieces = [read.span];
    this.#starts = 'span' in read ? [read.span.start] : read.starts;
    return true;
  }

  #range({ start, end }: Span): Range {
    return new Range(this.#document.positionAt(start), this.#document.positionAt(end));
  }

  #edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (document !== this.#document || contentChanges.length === 0) return;
    // From the last to the first: the places of an event's changes are those before all of them.
    const latestFirst = [...contentChanges].sort((a, b) => b.rangeOffset - a.rangeOffset);
    const changes = latestFirst.map(({ rangeOffset, rangeLength, text }) => ({
      at: rangeOffset,
      removed: rangeLength,
      inserted: text.length,
    }));
    const inside = changes.some((change) => this.#pieces.some((piece) => touches(piece, change)));
    for (const change of changes) this.#pieces = this.#pieces.map((piece) => follow(piece, change));
    this.#changed.fire(inside || this.taken === 'whole' ? 'content' : 'place');
  }

  #closed(closed: TextDocument): void {
    if (closed !== this.#document || !closed.isUntitled) return;
    // A document whose language is changed is said to be closed and opened too; one that is closed is so after the event.
    queueMicrotask(() => {
      if (closed.isClosed) this.#changed.fire('gone');
    });
  }

  #opened(opened: TextDocument): void {
    if (opened.uri.toString() !== this.uri.toString()) return;
    // The same document again: its language was changed, which says how the text is to be read.
    this.#document = opened;
    this.#changed.fire('content');
  }
}

export function lengthOf(document: TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

async function reopen(uri: Uri): Promise<TextDocument> {
  try {
    return await workspace.openTextDocument(uri);
  } catch (error) {
    throw unreadable(uri, error);
  }
}
