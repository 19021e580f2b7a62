// What a first result takes in a real VS Code: from the key that runs the command to the painted panel, beside what an
// empty webview panel takes in the same window. What is measured is the VSIX that `npm run package` made.
//
//   npx tsx bench/first-result/run.ts
import { arch, cpus } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import manifest from '../../package.json';
import { openVSCode } from '../../test/vscode/session';
import type { Workbench } from '../../test/vscode/workbench';

const RUNS = 7;
const VSIX = join(__dirname, `../../normscope-${manifest.version}.vsix`);
const PATIENCE = 30_000;

interface Subject {
  readonly name: string;
  /** The file whose editor has the focus. */
  readonly file: string;
  readonly keys: string;
}

const SUBJECTS: readonly Subject[] = [
  { name: 'empty webview panel', file: 'iris.csv', keys: 'Control+Alt+E' },
  { name: 'iris.csv, 600 numbers', file: 'iris.csv', keys: 'Control+Alt+N' },
  { name: 'activations.json, 24 576 numbers', file: 'activations.json', keys: 'Control+Alt+N' },
];

declare global {
  interface Window {
    benchPressedAt: number;
    benchPainted(at: number): void;
  }
}

async function main(): Promise<void> {
  const { vscode, close } = await openVSCode({ vsix: VSIX, developmentPath: join(__dirname, 'empty-panel') });
  try {
    const { page } = vscode;
    let painted: (at: number) => void = () => undefined;
    await page.exposeFunction('benchPainted', (at: number) => painted(at));
    await page.addInitScript({ content: script(join(__dirname, 'watch.ts')) });
    await page.reload();
    await vscode.ready();
    const times = new Map<string, number[]>();
    for (let run = 0; run <= RUNS; run++) {
      for (const { name, file, keys } of SUBJECTS) {
        await vscode.openFile(file);
        const at = new Promise<number>((resolve) => (painted = resolve));
        await page.keyboard.press(keys);
        const end = await within(at, name);
        const start = await page.evaluate(() => window.benchPressedAt);
        times.set(name, [...(times.get(name) ?? []), end - start]);
        await closeOthers(vscode);
      }
    }
    print(times);
  } finally {
    await close();
  }
}

function script(file: string): string {
  return buildSync({ entryPoints: [file], bundle: true, write: false }).outputFiles[0].text;
}

async function closeOthers(vscode: Workbench): Promise<void> {
  const { page } = vscode;
  await vscode.runCommand('View: Close Editors in Other Groups');
  await page.locator('.editor-group-container').nth(1).waitFor({ state: 'detached' });
  await page.waitForTimeout(300);
}

async function within(at: Promise<number>, name: string): Promise<number> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error(`${name}: nothing painted`)), PATIENCE),
  );
  return Promise.race([at, late]);
}

function print(times: ReadonlyMap<string, readonly number[]>): void {
  console.log(
    `${cpus().length} × ${cpus()[0].model.trim()}, ${arch()}; ms from key to painted panel, ${RUNS} runs after the first`,
  );
  console.log('| | first | median | range |\n| --- | --- | --- | --- |');
  for (const [name, [first, ...later]] of times) {
    const sorted = [...later].sort((a, b) => a - b);
    const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]].map(
      Math.round,
    );
    console.log(`| ${name} | ${Math.round(first)} | ${median} | ${least}–${most} |`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
