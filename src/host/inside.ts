import type { Event } from 'vscode';
import type { ReadChoice } from '../core/readers/reader';
import type { Report } from '../core/report';
import type { BreakdownPage, BreakdownRequest, Engine, ParamRef, TensorInfo } from '../protocol/engine';
import type { InspectorState } from '../protocol/inspector';
import type { PanelView, ShownProblem } from '../protocol/panel';
import type { Remote } from '../protocol/rpc';
import type { Inspector } from './inspector';
import type { Panels } from './panel/panels';
import type { SessionRegistry } from './session/registry';
import type { Session } from './session/session';
import { shownProblems } from './session/shown';

/** What is being inspected: a copy of one moment. */
export interface Inspected {
  readonly uri: string;
  /** `iris.csv:1-151` */
  readonly place: string;
  readonly status: 'loading' | 'ready' | 'gone';
  /** Grows whenever the source was read anew. Tensor ids are good for one revision. */
  readonly revision: number;
  /** Shown in a panel that is pinned. */
  readonly pinned: boolean;
  readonly choice?: ReadChoice;
  readonly tensors: readonly TensorInfo[];
  readonly problems: readonly ShownProblem[];
  /** What was taken: 0-based lines and characters. Empty for a file. */
  readonly ranges: readonly { readonly start: Position; readonly end: Position }[];
  readonly view: PanelView;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/** What the specs see of the extension at work. */
export interface Inside {
  /** Everything that is being inspected, the oldest first. */
  inspected(): readonly Inspected[];
  /** What the side view shows. */
  inspector(): InspectorState;
  readonly onDidChange: Event<void>;
  /** A tensor under a scheme. Rejects with a CodedError: `code` and `args`. */
  report(request: Parameters<Engine['report']>[0]): Promise<Report<ParamRef>>;
  /** The statistics at every index along one axis. */
  breakdown(request: BreakdownRequest): Promise<BreakdownPage>;
}

export interface InsideParts {
  readonly engine: Pick<Remote<Engine>, 'report' | 'breakdown'>;
  readonly sessions: SessionRegistry;
  readonly panels: Panels;
  readonly inspector: Inspector;
}

export function insideOf({ engine, sessions, panels, inspector }: InsideParts): Inside {
  const isPinned = (session: Session): boolean =>
    panels.controllers.some((controller) => controller.session === session && controller.pinned);
  return {
    inspected: () => [...sessions].map((session) => describe(session, isPinned(session))),
    inspector: () => inspector.state,
    onDidChange: sessions.onDidChange,
    report: (request) => engine.report(request),
    breakdown: (request) => engine.breakdown(request),
  };
}

function describe(session: Session, pinned: boolean): Inspected {
  const { source, state } = session;
  const { status, revision, choice, tensors, view } = state;
  return {
    uri: source.uri.toString(),
    place: source.place(),
    status,
    revision,
    pinned,
    choice,
    tensors,
    problems: shownProblems(session),
    ranges: source.ranges().map(({ start, end }) => ({ start: position(start), end: position(end) })),
    view,
  };
}

function position({ line, character }: Position): Position {
  return { line, character };
}
