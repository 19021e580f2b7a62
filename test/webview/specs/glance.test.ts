import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { quantile, typeTimed, watchKeys } from '../../vscode/latency';
import type { Workbench } from '../harness';
import { openBeside } from '../panel';
import { HUGE, sharedWindow } from '../window';

/** What a stroke may take in a huge file, in milliseconds, on a machine that does other things too. */
const BEARABLE = 500;

describe('in the text', () => {
  let vscode: Workbench;
  let item: Locator;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
    item = vscode.page.locator('.statusbar-item[id$="normscope.array"]');
  });

  it('the status bar says what is at the cursor, and what is selected', async () => {
    await openBeside(vscode, 'layers.json');
    await vscode.goTo({ line: 4, column: 10 });
    await item.filter({ hasText: /\d×\d.*float64.*μ.*σ/ }).waitFor();
    await openBeside(vscode, 'notes.txt');
    await vscode.selectRange({ line: 3, column: 7 }, { line: 3, column: 11 });
    await item.filter({ hasText: /\b2 · float64 · μ 7 σ 0/ }).waitFor();
  });

  it('its item goes and comes with its setting, without a reload', async () => {
    vscode.configure({ 'normscope.statusBar': false });
    await item.waitFor({ state: 'hidden' });
    vscode.configure({ 'normscope.statusBar': true });
    await item.waitFor();
  });

  it('a file of 50 MB stays as it is to type in', async function () {
    this.timeout(120_000);
    const { page } = vscode;
    vscode.configure({ 'workbench.editorLargeFileConfirmation': 100 });
    await openBeside(vscode, HUGE);
    await page.getByRole('tab', { name: /^Normscope(?!:)/ }).click();
    await vscode.goTo({ line: 2, column: 2 });
    await watchKeys(page);
    const latencies = await typeTimed(page, '1.5, -2, 3e4, ', 60);
    await page.locator('.view-line').filter({ hasText: '[1.5, -2, 3e4, ' }).first().waitFor();
    assert.equal(latencies.length, 14);
    const median = quantile(latencies, 0.5);
    assert.ok(median < BEARABLE, `a stroke takes ${median} ms`);
    await page.keyboard.press('Control+Z');
    await vscode.runCommand('File: Revert File');
    await page.getByRole('tab', { name: /^Explorer/ }).click();
    // The extension has its hands free for the next file.
    await openBeside(vscode, 'iris.csv');
    await item.filter({ hasText: /^150×4/ }).waitFor();
  });
});
