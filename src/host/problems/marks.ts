import { languages, Range, window } from 'vscode';
import type { Disposable, TextDocument } from 'vscode';
import type { Translate } from '../../../l10n';
import type { Span } from '../../core/problem';
import type { Outlines } from '../outline/outlines';
import type { SessionRegistry } from '../session/registry';
import type { Session } from '../session/session';
import { onDidChangeSetting, setting } from '../settings';
import { isEligible } from '../text/eligible';
import type { Pauses } from '../text/pauses';
import { marksOf, type Mark } from './mark';

export interface MarksDeps {
  readonly sessions: SessionRegistry;
  readonly outlines: Outlines;
  readonly pauses: Pauses;
  readonly say: Translate;
}

type ByDocument = ReadonlyMap<string, readonly Mark[]>;

/**
 * The problems that the editor shows on their exact ranges: of what is being inspected, and, where the user wants it,
 * of every array in an open editor. Gone when they are mended or nobody looks any more.
 */
export class Marks implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('normscope');
  readonly #subscriptions: Disposable[];
  #open: ByDocument = new Map();
  #shown: ByDocument = new Map();
  #key = '';
  #turn = 0;

  constructor(private readonly deps: MarksDeps) {
    this.#subscriptions = [
      deps.sessions.onDidChange(() => this.#draw()),
      window.onDidChangeVisibleTextEditors(() => void this.#look()),
      deps.pauses.onDidPause(() => void this.#look()),
      onDidChangeSetting('problems', () => void this.#look()),
    ];
    void this.#look();
  }

  /** The marks of a document's arrays that hold a range or have a problem there. */
  at({ uri }: TextDocument, range: Range): readonly Mark[] {
    const marks = this.#shown.get(uri.toString()) ?? [];
    return marks.filter(({ diagnostic, array }) =>
      [diagnostic.range, ...array].some((one) => one.intersection(range) !== undefined),
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }

  async #look(): Promise<void> {
    const documents = window.visibleTextEditors.map(({ document }) => document);
    const wanted = documents.filter((document) => setting('problems', document) === 'open' && isEligible(document));
    const turn = ++this.#turn;
    if (wanted.length === 0 && this.#open.size === 0) return;
    const found = await Promise.all(
      wanted.map(async (document) => [keyOf(document), await this.#ofDocument(document)] as const),
    );
    // A look that began later has seen more: one that ends after it is out of date.
    if (turn !== this.#turn) return;
    this.#open = new Map(found);
    this.#draw();
  }

  async #ofDocument(document: TextDocument): Promise<Mark[]> {
    const { arrays } = await this.deps.outlines.passively(document);
    const ranges = (span: Span): Range[] => [new Range(document.positionAt(span.start), document.positionAt(span.end))];
    return arrays.flatMap(({ span, problems }) =>
      problems.flatMap((problem) => marksOf(problem, ranges(problem.span ?? span), ranges(span), this.deps.say)),
    );
  }

  // Most changes of a session are not about problems: markers that stay do not flicker.
  #draw(): void {
    const marks = new Map(this.#open);
    // What is inspected is read by its session, whose reading is the one that the panel shows.
    for (const { source } of this.deps.sessions) marks.set(source.uri.toString(), []);
    for (const session of this.deps.sessions) {
      const key = session.source.uri.toString();
      marks.set(key, [...(marks.get(key) ?? []), ...ofSession(session, this.deps.say)]);
    }
    this.#shown = marks;
    const key = JSON.stringify([...marks].map(([uri, list]) => [uri, list.map(({ diagnostic }) => diagnostic)]));
    if (key === this.#key) return;
    this.#key = key;
    this.#collection.clear();
    this.#write();
  }

  #write(): void {
    const uris = new Map([...this.deps.sessions].map(({ source }) => [source.uri.toString(), source.uri]));
    for (const { document } of window.visibleTextEditors) uris.set(keyOf(document), document.uri);
    for (const [key, uri] of uris) {
      const marks = this.#shown.get(key) ?? [];
      if (marks.length > 0)
        this.#collection.set(
          uri,
          marks.map(({ diagnostic }) => diagnostic),
        );
    }
  }
}

function ofSession(session: Session, say: Translate): Mark[] {
  const { problems, refusal } = session.state;
  const array = session.source.ranges();
  const all = refusal ? [...problems, refusal] : problems;
  return all.flatMap((problem) => marksOf(problem, session.rangesOf(problem), array, say));
}

function keyOf({ uri }: TextDocument): string {
  return uri.toString();
}
