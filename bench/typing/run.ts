// What a key stroke takes in the real VS Code, from the key to the painted frame, with the extension and without it: in a
// folder of 200 files with arrays, and in one large file. Both windows are open at once and take turns.
//
//   npm run build && npx tsx bench/typing/run.ts
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVSCode, type Session } from '../../test/vscode/session';
import type { Workbench } from '../../test/vscode/workbench';

const FILES = 200;
const ROUNDS = 8;
const KEYS = '1, 2.5, -3, 4e2, ';
const KEYS_A_ROUND = 2 * KEYS.length;
/** Between two strokes, in milliseconds: a fast typist. */
const BETWEEN = 60;
const LARGE_ROWS = 200_000;

const LARGE = 'large.json';

declare global {
  interface Window {
    benchLatencies: number[];
  }
}

async function main(): Promise<void> {
  const folder = makeFolder();
  const subjects = [`${FILES} files with arrays`, `${LARGE}, ${LARGE_ROWS} rows of 8`];
  const times = new Map(
    subjects.flatMap((subject) => SIDES.map((side): [string, number[]] => [`${subject} | ${side}`, []])),
  );
  const windows = await Promise.all(SIDES.map((side) => openWindow(folder, side)));
  try {
    for (const [at, subject] of subjects.entries()) {
      const fileOf = (round: number): string => (at === 0 ? nameOf((round * 23) % FILES) : LARGE);
      for (let round = 0; round <= ROUNDS; round++) {
        const latencies = await takeTurns(windows, fileOf(round));
        // The first round warms up.
        if (round > 0) SIDES.forEach((side, i) => times.get(`${subject} | ${side}`)?.push(...latencies[i]));
      }
    }
  } finally {
    for (const { close } of windows) await close();
    rmSync(folder, { recursive: true, force: true });
  }
  print(times);
}

const SIDES = ['without', 'with'] as const;

// The extension's side views are open: the worst case.
async function openWindow(folder: string, side: (typeof SIDES)[number]): Promise<Session> {
  const developmentPath = side === 'without' ? join(__dirname, '../first-result/empty-panel') : undefined;
  const session = await openVSCode({ folder, developmentPath });
  const { page } = session.vscode;
  await page.evaluate(watchKeys);
  if (side === 'with') await page.getByRole('tab', { name: /^Normscope(?!:)/ }).click();
  return session;
}

/** Runs in the page: a stroke ends when the frame that it changed has been painted. */
function watchKeys(): void {
  window.benchLatencies = [];
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.benchLatencies.push(performance.now() - timeStamp);
        port2.postMessage(undefined);
      });
    },
    true,
  );
}

async function takeTurns(windows: readonly Session[], file: string): Promise<number[][]> {
  const latencies: number[][] = [];
  for (const { vscode } of windows) latencies.push(await type(vscode, file));
  return latencies;
}

async function type(vscode: Workbench, file: string): Promise<number[]> {
  const { page } = vscode;
  await vscode.openFile(file);
  await vscode.goTo({ line: 3, column: 4 });
  await page.waitForTimeout(1000);
  await page.evaluate(() => (window.benchLatencies = []));
  for (let i = 0; i < KEYS_A_ROUND; i++) {
    await page.keyboard.press(KEYS[i % KEYS.length]);
    await page.waitForTimeout(BETWEEN);
  }
  const latencies = await page.evaluate(() => window.benchLatencies);
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

function print(times: ReadonlyMap<string, readonly number[]>): void {
  console.log(
    `${cpus().length} × ${cpus()[0].model.trim()}, ${arch()}; ms from key to painted frame, a key every ${BETWEEN} ms`,
  );
  console.log('| | extension | keys | median | 95 % | most |\n| --- | --- | --- | --- | --- | --- |');
  for (const [name, list] of times) {
    const sorted = [...list].sort((a, b) => a - b);
    const at = (p: number): string =>
      (sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN).toFixed(1);
    console.log(`| ${name} | ${list.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
