import type { ShownProblem } from '../../protocol/panel';
import type { Session } from './session';

/** The problems of a session as its views show them; a problem is known by its position among them. */
export function shownProblems(session: Session): ShownProblem[] {
  return session.state.problems.map((problem, key) => {
    const { code, severity, args } = problem;
    const start = session.rangesOf(problem)[0]?.start;
    const place = start && { line: start.line + 1, column: start.character + 1, key };
    return { code, severity, args, place };
  });
}

/** Selects a problem's text in the editor. */
export async function revealProblem(session: Session, key: number): Promise<void> {
  await session.upToDate();
  const problem = session.state.problems[key];
  if (!problem) return;
  const ranges = session.rangesOf(problem);
  if (ranges.length > 0) await session.source.reveal(ranges);
}
