import { Diagnostic, DiagnosticSeverity } from 'vscode';
import type { Range } from 'vscode';
import type { Translate } from '../../../l10n';
import type { Problem, Severity } from '../../core/problem';

/** What is only worth knowing stays in the panel. */
const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: undefined,
} as const satisfies Record<Severity, DiagnosticSeverity | undefined>;

/** A problem as the editor shows it. */
export interface Mark {
  readonly problem: Problem;
  readonly diagnostic: Diagnostic;
  /** The array that has it. */
  readonly array: readonly Range[];
}

/** The marks of a problem on its exact ranges; none for what is only worth knowing. */
export function marksOf(problem: Problem, ranges: readonly Range[], array: readonly Range[], say: Translate): Mark[] {
  const severity = SEVERITIES[problem.severity];
  if (severity === undefined) return [];
  return ranges.map((range) => {
    const diagnostic = new Diagnostic(range, say(problem.code, problem.args), severity);
    diagnostic.source = 'Normscope';
    diagnostic.code = problem.code;
    return { problem, diagnostic, array };
  });
}
