import { commands, window } from 'vscode';
import type {
  CancellationToken,
  Disposable,
  TextDocument,
  TextEditor,
  Uri,
  WebviewView,
  WebviewViewProvider,
} from 'vscode';
import type { Language } from '../../l10n';
import type { InspectorClient, InspectorHost, InspectorState } from '../protocol/inspector';
import { CANCELLED, CodedError, connect, wireError, type Connection, type Local } from '../protocol/rpc';
import type { Problem, Span } from '../core/problem';
import type { TensorInfo } from '../protocol/engine';
import { arrayHolding } from './outline/find';
import type { Outlines } from './outline/outlines';
import { pageHtml, pageOptions } from './panel/page';
import { webviewPort } from './panel/port';
import { Session } from './session/session';
import type { SessionDeps } from './session/state';
import { revealProblem, shownProblems } from './session/shown';
import { firstTensor } from './session/view';
import { takeArray } from './source/take';
import type { TextSource } from './source/textSource';
import type { Pauses } from './text/pauses';

export const INSPECTOR_VIEW = 'normscope.inspector';

const NOTICE = 10_000;
const BINS = 24;

export interface InspectorDeps extends SessionDeps {
  readonly extension: Uri;
  readonly outlines: Outlines;
  readonly pauses: Pauses;
  readonly language: Language;
}

/** The side view: the array under the cursor, as the cursor moves. Nothing is done while the view is hidden. */
export class Inspector implements WebviewViewProvider, Disposable {
  #view: WebviewView | undefined;
  #connection: Connection<InspectorClient> | undefined;
  #session: Session | undefined;
  #source: TextSource | undefined;
  #state: InspectorState;
  #turn = 0;
  #revision = 0;
  readonly #subscription: Disposable;

  constructor(private readonly deps: InspectorDeps) {
    this.#state = this.#empty();
    this.#subscription = deps.pauses.onDidRest((editor) => this.#view?.visible && void this.#follow(editor));
    deps.engine.onLost((...why) => this.#session?.recover(...why));
  }

  /** What is shown. */
  get state(): InspectorState {
    return this.#state;
  }

  resolveWebviewView(view: WebviewView, _context: unknown, _token: CancellationToken): void {
    const { extension, language } = this.deps;
    this.#view = view;
    view.webview.options = pageOptions(extension);
    this.#connection = connect<InspectorClient>(webviewPort(view.webview), this.#host());
    view.onDidChangeVisibility(() => (view.visible ? void this.#follow(window.activeTextEditor) : this.#rest()));
    view.onDidDispose(() => this.#gone());
    view.webview.html = pageHtml(view.webview, extension, 'inspector', language);
    void this.#follow(window.activeTextEditor);
  }

  dispose(): void {
    this.#gone();
    this.#subscription.dispose();
  }

  #host(): Local<InspectorHost> {
    return {
      ready: () => this.#state,
      open: () => this.#openPanel(),
      revealProblem: ({ key }) => this.#session && revealProblem(this.#session, key),
    };
  }

  // The command takes the array at the cursor of the active editor, which is none while a panel has the focus.
  async #openPanel(): Promise<void> {
    const [range] = window.activeTextEditor ? [] : (this.#source?.ranges() ?? []);
    if (range) await this.#source?.reveal([range.with({ end: range.start })]);
    await commands.executeCommand('normscope.inspect');
  }

  // Where the arrays are is known of the whole text; only the one at the cursor is read.
  async #follow(editor: TextEditor | undefined): Promise<void> {
    if (!editor) return;
    const turn = ++this.#turn;
    const { document } = editor;
    const outline = await this.deps.outlines.of(document);
    if (turn !== this.#turn || !this.#view?.visible) return;
    const cursor = document.offsetAt(editor.selection.active);
    const array = arrayHolding(outline, cursor);
    if (array) return this.#inspect(document, array.span, cursor);
    this.#rest();
    this.#show(this.#empty());
  }

  #inspect(document: TextDocument, span: Span, cursor: number): void {
    if (this.#source?.uri.toString() === document.uri.toString() && this.#source.covers(span)) return void this.#draw();
    this.#rest();
    const source = takeArray(document, span);
    const session = new Session(source, this.deps, {
      view: { scheme: { scheme: 'input' } },
      cursor: cursor - span.start,
    });
    this.#source = source;
    this.#session = session;
    session.onDidChange(() => void this.#draw());
  }

  // Looks at the tensor under the cursor; dropped when the cursor has moved on meanwhile.
  async #draw(): Promise<void> {
    const turn = ++this.#turn;
    const session = this.#session;
    if (!session || session.state.status === 'loading') return;
    const state = await this.#look(session).catch((error: unknown) => this.#failed(session, error));
    if (state && turn === this.#turn) this.#show(state);
  }

  async #look(session: Session): Promise<InspectorState> {
    const { tensors, problems } = session.state;
    const shown = tensorAt(tensors, problems, this.#cursorInSource());
    const isEmpty = !shown && problems.every(({ code }) => code === 'engine.nothingThere');
    if (isEmpty) return this.#empty();
    const found = shown && (await session.ask((engine) => engine.summary({ tensor: shown.id, bins: BINS })));
    return {
      ...this.#empty(),
      status: 'ready',
      place: session.source.place(),
      tensor: shown,
      tensorCount: tensors.length,
      summary: found?.summary,
      histogram: found && {
        edges: Float64Array.from(found.histogram.edges),
        counts: [Float64Array.from(found.histogram.counts)],
      },
      problems: shownProblems(session),
    };
  }

  // The figures of another array must not stay. What is stale or cancelled is about to be drawn anew.
  #failed({ source }: Session, error: unknown): InspectorState | undefined {
    const { code, args } = wireError(error);
    if (code === 'panel.stale' || code === CANCELLED) return undefined;
    return { ...this.#empty(), status: 'ready', place: source.place(), problems: [{ code, args, severity: 'error' }] };
  }

  #cursorInSource(): number | undefined {
    const editor = window.activeTextEditor;
    const isHere = editor?.document.uri.toString() === this.#source?.uri.toString();
    return editor && isHere ? this.#source?.toSource(editor.document.offsetAt(editor.selection.active)) : undefined;
  }

  #show(state: InspectorState): void {
    this.#state = state;
    if (this.#view?.visible)
      this.#connection?.remote.changed(state, AbortSignal.timeout(NOTICE)).catch(() => undefined);
  }

  #empty(): InspectorState {
    const { language } = this.deps;
    return { revision: ++this.#revision, language, status: 'empty', place: '', tensorCount: 0, problems: [] };
  }

  #rest(): void {
    this.#turn++;
    this.#session?.dispose();
    this.#session = this.#source = undefined;
  }

  #gone(): void {
    this.#rest();
    this.#connection?.close(new CodedError('engine.closed'));
    this.#view = this.#connection = undefined;
  }
}

// Where the cursor is in no tensor and something is wrong, the figures of another one would be taken for those of this text.
function tensorAt(tensors: readonly TensorInfo[], problems: readonly Problem[], cursor = -1): TensorInfo | undefined {
  const shown = firstTensor(tensors, cursor);
  const isHere = shown !== undefined && shown.span.start <= cursor && cursor <= shown.span.end;
  return isHere || problems.every(({ severity }) => severity !== 'error') ? shown : undefined;
}
