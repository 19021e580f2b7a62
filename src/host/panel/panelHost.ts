import type { Language } from '../../../l10n';
import type { Span } from '../../core/problem';
import type { EngineClient } from '../../engine';
import type { ReportPictures } from '../../protocol/actions';
import type { PanelHost, PanelMemento, PanelState } from '../../protocol/panel';
import { CodedError, relayed, type Local } from '../../protocol/rpc';
import type { ActionRunner } from '../actions/actions';
import type { Session } from '../session/session';
import { revealProblem, shownProblems } from '../session/shown';

/** What a panel is at the moment: the session that it shows may be exchanged for another one. */
export interface PanelContext {
  readonly language: Language;
  readonly engine: EngineClient;
  readonly session: Session;
  readonly pinned: boolean;
  readonly pinnable: boolean;
  readonly actions: ActionRunner;
  /** The page's charts, as they are drawn now. */
  pictures(signal: AbortSignal): Promise<ReportPictures>;
  /** The page is there, with what it had saved. */
  loaded(saved: PanelMemento | undefined): void;
  pin(pinned: boolean): void;
}

/** Answers what a panel asks. */
export function panelHost(context: PanelContext): Local<PanelHost> {
  return {
    ready: (saved) => {
      context.loaded(saved);
      return panelState(context);
    },
    report: (request, signal, work) => context.session.report(request, signal, relayed(work)),
    breakdown: (request, signal, work) =>
      context.session.ask((engine) => engine.breakdown(request, signal, relayed(work))),
    window: (request, signal) => context.session.ask((engine) => engine.window(request, signal)),
    extent: (request, signal) => context.session.ask((engine) => engine.extent(request, signal)),
    explain: (request, signal) => context.session.ask((engine) => engine.explain(request, signal)),
    find: (request, signal) => context.session.ask((engine) => engine.find(request, signal)),
    slice: (request, signal) => context.session.ask((engine) => engine.slice(request, signal)),
    compare: (request, signal) => context.session.ask((engine) => engine.compare(request, signal)),
    batchSize: (request, signal) => context.session.ask((engine) => engine.batchSize(request, signal)),
    offers: (request, signal) => context.session.ask((engine) => engine.offers(request, signal)),
    describe: (request, signal) => context.engine.describe(request, signal),
    remember: (view) => context.session.remember(view),
    reveal: (request) => reveal(context, request),
    revealProblem: ({ key }) => revealProblem(context.session, key),
    setPinned: (pinned) => context.pin(pinned),
    act: (request) => context.actions.act(request, context),
    savePicture: (picture) => context.actions.savePicture(picture, context),
    stopReading: () => context.session.stopReading(),
    reread: (options) => context.session.reread(options),
  };
}

/** What a panel has to know of its session. */
export function panelState({ session, language, pinned, pinnable }: PanelContext): PanelState {
  const { source, state } = session;
  const { revision, viewRevision, status, progress, tensors, choice, view } = state;
  return {
    revision,
    viewRevision,
    language,
    status,
    progress,
    pinned,
    pinnable,
    source: { title: source.title, place: source.place(), choice },
    tensors,
    problems: shownProblems(session),
    view,
    memento: session.memento(pinned),
  };
}

type RevealRequest = Parameters<PanelHost['reveal']>[0];

async function reveal({ session }: PanelContext, request: RevealRequest): Promise<void> {
  await session.upToDate();
  const spans = await session.ask((engine) => spansOf(engine, session, request));
  const ranges = spans.flatMap((span) => session.source.rangesOf(span));
  await session.source.reveal(ranges.length > 0 ? ranges : session.source.ranges());
}

async function spansOf(engine: EngineClient, session: Session, request: RevealRequest): Promise<readonly Span[]> {
  const { tensor, index, slice } = request;
  if (slice) return engine.locateSlice({ tensor, ...slice });
  const element = index === undefined ? undefined : await engine.locate({ tensor, index });
  if (element) return [element];
  const info = session.state.tensors.find(({ id }) => id === tensor);
  if (!info) throw new CodedError('panel.stale');
  return [info.span];
}
