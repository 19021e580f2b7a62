/** Begins every line of the suite, so that it can be told from what VS Code itself logs. */
export const MARK = '│ ';

/** Tells, line by line, what a run of Mocha does; ends with the counts in the words of Mocha's spec reporter. */
export function report(runner: Mocha.Runner, log: (line: string) => void): void {
  const tell = (text: string): void => text.split('\n').forEach((line) => log(MARK + line));
  const failures: string[] = [];
  let passing = 0;
  let pending = 0;
  let depth = 0;
  const indented = (text: string): string => '  '.repeat(Math.max(depth, 1)) + text;

  runner.on('suite', (suite) => {
    if (!suite.root) tell(indented(suite.title));
    depth++;
  });
  runner.on('suite end', () => depth--);
  runner.on('pass', (test) => {
    passing++;
    tell(indented(`✓ ${test.title} (${test.duration ?? 0} ms)`));
  });
  runner.on('pending', (test) => {
    pending++;
    tell(indented(`- ${test.title}`));
  });
  runner.on('fail', (test, error: Error) => {
    failures.push(`${failures.length + 1}) ${test.fullTitle()}\n${error.stack ?? error.message}`);
    tell(indented(`${failures.length}) ${test.title}`));
  });
  runner.on('end', () => {
    for (const failure of failures) tell(failure);
    tell(`  ${passing} passing`);
    if (pending > 0) tell(`  ${pending} pending`);
    if (failures.length > 0) tell(`  ${failures.length} failing`);
  });
}
