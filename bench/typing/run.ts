// What a key stroke takes in the real VS Code, from the key to the painted frame, with the extension and without it: in a
// folder of 200 files with arrays, and in a file of nearly 50 MB: VS Code lets extensions see no larger one. Both windows are open at once and take turns.
//
//   npm run build && npx tsx bench/typing/run.ts
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile, typeTimed, watchKeys } from '../../test/vscode/latency';
import { openVSCode, type Session } from '../../test/vscode/session';
import type { Workbench } from '../../test/vscode/workbench';

const FILES = 200;
const ROUNDS = Number(process.env.ROUNDS ?? 8);
const KEYS = '1, 2.5, -3, 4e2, '.repeat(2);
/** Between two strokes, in milliseconds: a fast typist. */
const BETWEEN = 60;
/** 52 MB; 50 MiB are 52.4 MB. */
const LARGE_ROWS = 370_000;

const LARGE = 'large.json';
const SIDES = ['without', 'with'] as const;

/** What is typed into, and the file of a round. */
const SUBJECTS: Readonly<Record<string, (round: number) => string>> = {
  [`${FILES} files with arrays`]: (round) => nameOf((round * 23) % FILES),
  [`a file of 52 MB, ${LARGE_ROWS} rows of 8`]: () => LARGE,
};

/** The latencies of each round, by side. */
type Rounds = readonly (readonly number[])[][];

async function main(): Promise<void> {
  const folder = makeFolder();
  const windows: Session[] = [];
  console.log(
    `${cpus().length} × ${cpus()[0].model.trim()}, ${arch()}; ms from key to painted frame, a key every ${BETWEEN} ms, ${ROUNDS} rounds in turns`,
  );
  console.log('| | extension | keys | median | 95 % | medians of the rounds | ratio of medians, round by round |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  try {
    for (const side of SIDES) windows.push(await openWindow(folder, side));
    for (const [subject, fileOf] of Object.entries(SUBJECTS)) print(subject, await takeTurns(windows, fileOf));
  } finally {
    for (const { close } of windows) await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

// The extension's side views are open: the worst case.
async function openWindow(folder: string, side: (typeof SIDES)[number]): Promise<Session> {
  const developmentPath = side === 'without' ? join(__dirname, '../first-result/empty-panel') : undefined;
  const settings = { 'workbench.editorLargeFileConfirmation': 100 };
  const session = await openVSCode({ folder, developmentPath, settings });
  const { page } = session.vscode;
  await watchKeys(page);
  if (side === 'with') await page.getByRole('tab', { name: /^Normscope(?!:)/ }).click();
  return session;
}

// The first round warms up.
async function takeTurns(windows: readonly Session[], fileOf: (round: number) => string): Promise<Rounds> {
  const sides: number[][][] = windows.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [side, { vscode }] of windows.entries()) {
      const latencies = await type(vscode, fileOf(round));
      if (round > 0) sides[side].push(latencies);
    }
  }
  return sides;
}

async function type(vscode: Workbench, file: string): Promise<number[]> {
  const { page } = vscode;
  await vscode.openFile(file);
  await vscode.goTo({ line: 3, column: 4 });
  await page.waitForTimeout(1000);
  const latencies = await typeTimed(page, KEYS, BETWEEN);
  await page.waitForTimeout(500);
  return latencies;
}

function makeFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'normscope-typing-')), 'arrays');
  mkdirSync(folder);
  const row = (seed: number): string => Array.from({ length: 8 }, (_, i) => ((seed * 31 + i * 17) % 97) / 7).join(', ');
  const array = (seed: number): string =>
    `[\n${Array.from({ length: 20 }, (_, i) => `    [${row(seed + i)}],`).join('\n')}\n]`;
  for (let i = 0; i < FILES; i++) {
    const arrays = Array.from({ length: 12 }, (_, k) => `layer${k} = np.array(${array(i + k)})`);
    writeFileSync(join(folder, nameOf(i)), arrays.join('\n\n'));
  }
  writeFileSync(
    join(folder, LARGE),
    `[\n${Array.from({ length: LARGE_ROWS }, (_, i) => `[${row(i)}]`).join(',\n')}\n]\n`,
  );
  return folder;
}

function nameOf(index: number): string {
  return `arrays${String(index).padStart(3, '0')}.py`;
}

function print(subject: string, sides: Rounds): void {
  const [without, withIt] = sides.map((rounds) => rounds.map((times) => quantile(times, 0.5)));
  const ratio = quantile(
    withIt.map((median, round) => median / without[round]),
    0.5,
  );
  for (const [side, rounds] of sides.entries()) {
    const times = rounds.flat();
    const [median, most] = [0.5, 0.95].map((p) => quantile(times, p).toFixed(1));
    const said = SIDES[side] === 'with' ? ratio.toFixed(2) : '';
    const medians = rounds.map((round) => quantile(round, 0.5));
    const range = `${Math.min(...medians).toFixed(1)} to ${Math.max(...medians).toFixed(1)}`;
    console.log(`| ${subject} | ${SIDES[side]} | ${times.length} | ${median} | ${most} | ${range} | ${said} |`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
