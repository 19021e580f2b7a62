import type { Locator } from 'playwright-core';
import type { Workbench } from '../harness';
import { openBeside } from '../panel';
import { sharedWindow } from '../window';

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
});
