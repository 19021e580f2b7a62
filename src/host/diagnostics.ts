import { Diagnostic, DiagnosticSeverity, languages } from 'vscode';
import type { Disposable, Uri } from 'vscode';
import type { Translate } from '../../l10n';
import type { Problem, Severity } from '../core/problem';
import type { Session } from './session/session';
import type { SessionRegistry } from './session/registry';

/** What is only worth knowing stays in the panel. */
const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: undefined,
} as const satisfies Record<Severity, DiagnosticSeverity | undefined>;

/** Shows the problems of what is being inspected in the editor, on their exact ranges; gone when they are mended or the panel closes. */
export function reportProblems(sessions: SessionRegistry, say: Translate): Disposable[] {
  const collection = languages.createDiagnosticCollection('normscope');
  let shown = '';
  const draw = (): void => {
    const entries = [...sessions].map((session): Entry => [session.source.uri, diagnosticsOf(session, say)]);
    // Most changes of a session are not about problems: markers that stay do not flicker.
    const key = JSON.stringify(entries);
    if (key !== shown) collection.clear();
    if (key !== shown) for (const [uri, list] of merged(entries)) collection.set(uri, list);
    shown = key;
  };
  return [collection, sessions.onDidChange(draw)];
}

type Entry = [uri: Uri, diagnostics: Diagnostic[]];

// Two panels may inspect the same document.
function merged(entries: readonly Entry[]): Iterable<Entry> {
  const byUri = new Map<string, Entry>();
  for (const [uri, list] of entries) {
    const others = byUri.get(uri.toString())?.[1] ?? [];
    byUri.set(uri.toString(), [uri, [...others, ...list]]);
  }
  return byUri.values();
}

function diagnosticsOf(session: Session, say: Translate): Diagnostic[] {
  const { problems, refusal } = session.state;
  return [...problems, ...(refusal ? [refusal] : [])].flatMap((problem) => placed(problem, session, say));
}

function placed(problem: Problem, session: Session, say: Translate): Diagnostic[] {
  const severity = SEVERITIES[problem.severity];
  if (severity === undefined) return [];
  return session.rangesOf(problem).map((range) => {
    const diagnostic = new Diagnostic(range, say(problem.code, problem.args), severity);
    diagnostic.source = 'Normscope';
    diagnostic.code = problem.code;
    return diagnostic;
  });
}
