// What the extension adds to the start of a window, by VS Code's own account (Developer: Startup Performance): loading its
// code, and its activate(). A text file is open, so that it is needed.
//
//   npm run package && npx tsx bench/activation/run.ts
import { arch, cpus } from 'node:os';
import { join } from 'node:path';
import manifest from '../../package.json';
import { openVSCode } from '../../test/vscode/session';
import type { Workbench } from '../../test/vscode/workbench';

const RUNS = 7;
const VSIX = join(__dirname, `../../normscope-${manifest.version}.vsix`);
const ROW = /\|\s*normscope\.normscope\s*\|([^\n]*)/;

async function main(): Promise<void> {
  const { vscode, close } = await openVSCode({ vsix: VSIX });
  const runs: number[][] = [];
  try {
    console.log(`without a text: ${(await isRunning(vscode)) ? 'activated' : 'not activated'}`);
    await vscode.openFile('iris.csv');
    for (let run = 0; run < RUNS; run++) {
      await vscode.reload();
      await vscode.page.waitForTimeout(2000);
      const times = await activation(vscode);
      if (!times) throw new Error('not activated by an open text');
      runs.push(times);
    }
  } finally {
    await close();
  }
  print(runs);
}

// The report of startup performance is itself a text, which activates: this list is none.
async function isRunning(vscode: Workbench): Promise<boolean> {
  const { page } = vscode;
  await page.waitForTimeout(3000);
  await vscode.runCommand('Developer: Show Running Extensions');
  const rows = page.locator('.runtime-extensions-editor .monaco-list-row');
  await rows.first().waitFor();
  const isListed = (await rows.filter({ hasText: /normscope/i }).count()) > 0;
  // It lies over the window, and would take the keys.
  await page.keyboard.press('Escape');
  await rows.first().waitFor({ state: 'hidden' });
  return isListed;
}

/** Load code, call activate, finish activate, in milliseconds; undefined if the extension was not activated. */
async function activation(vscode: Workbench): Promise<number[] | undefined> {
  const { page } = vscode;
  await vscode.runCommand('Developer: Startup Performance');
  await page.locator('.tab.active').filter({ hasText: 'Startup Performance' }).waitFor();
  await page.waitForTimeout(1500);
  const text = await copied(vscode);
  await vscode.runCommand('View: Close Editor');
  const cells = ROW.exec(text)?.[1]
    .split('|')
    .map((cell) => cell.trim());
  return cells?.slice(1, 4).map(Number);
}

// The report is an editor of text: only what is in sight is in the page, so that it is copied.
async function copied({ page }: Workbench): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('.editor-instance .monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  return page.evaluate(() => navigator.clipboard.readText());
}

function print(runs: readonly number[][]): void {
  console.log(`${cpus().length} × ${cpus()[0].model.trim()}, ${arch()}; ms, median and range of ${runs.length} starts`);
  console.log('| load code | call activate | finish activate |\n| --- | --- | --- |');
  const median = (column: number): number => {
    const sorted = runs.map((run) => run[column]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  };
  console.log(`| ${[0, 1, 2].map(median).join(' | ')} |`);
  const range = (column: number): string => {
    const times = runs.map((run) => run[column]);
    return `${Math.min(...times)} to ${Math.max(...times)}`;
  };
  console.log(`| ${[0, 1, 2].map(range).join(' | ')} |`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
