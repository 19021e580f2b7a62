import { window } from 'vscode';
import type { Translate } from '../../l10n';
import type { SchemeId } from '../core/schemes/scheme';
import type { PanelView } from '../protocol/panel';
import type { Panels } from './panel/panels';
import type { SessionRegistry } from './session/registry';
import type { Session } from './session/session';
import { setting } from './settings';
import type { Source } from './source/source';

export interface InspectDeps {
  readonly sessions: SessionRegistry;
  readonly panels: Panels;
  readonly say: Translate;
}

export interface InspectOptions {
  readonly scheme?: SchemeId;
  /** Where in the source the cursor is, to show the tensor there first. */
  readonly cursor?: number;
  /** Or the name of the tensor to show first. */
  readonly tensorName?: string;
}

/** How long a panel waits for the reading, so that none opens where there is nothing to show. */
const GRACE = 200;

// The commands count themselves: one that waits longer for its reading than a later one does not come on top of it.
let started = 0;
let shownLast = 0;

/** Shows a source in the panel; where there is no array, says so instead. */
export async function inspectSource(deps: InspectDeps, source: Source, options: InspectOptions = {}): Promise<void> {
  const { sessions, panels } = deps;
  const { scheme, cursor, tensorName } = options;
  const turn = ++started;
  const view = { ...viewFor(scheme, panels.current?.session), tensorName };
  const session = sessions.open(source, { view, cursor, asked: true });
  await Promise.race([session.firstReading, new Promise((resolve) => setTimeout(resolve, GRACE))]);
  const nothing = session.state.problems.find(({ code }) => code === 'engine.nothingThere');
  if (turn < shownLast) return sessions.close(session);
  if (!nothing) {
    shownLast = turn;
    return panels.show(session);
  }
  sessions.close(session);
  inform(deps, nothing.code);
}

/** The view of a source that nobody has looked at, by the user's settings. */
export function freshView(scheme: SchemeId = setting('defaultScheme')): PanelView {
  const convention = setting('defaultConvention');
  return { scheme: convention === 'pytorch' ? { scheme } : { scheme, convention } };
}

export function inform({ say }: Pick<InspectDeps, 'say'>, code: string): void {
  void window.showInformationMessage(say(code));
}

// "Inspect" keeps the scheme that the panel shows; the parameters of another array mean nothing to this one.
function viewFor(scheme: SchemeId | undefined, shown: Session | undefined): PanelView {
  return freshView(scheme ?? shown?.state.view.scheme.scheme);
}
