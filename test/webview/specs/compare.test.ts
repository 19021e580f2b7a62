import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { violations } from '../axe';
import type { Workbench } from '../harness';
import { openBeside } from '../panel';
import { sharedWindow } from '../window';

/** Selects a line and the one below it, each on its own. */
async function selectTwoLines(vscode: Workbench, file: string, line: number): Promise<void> {
  await openBeside(vscode, file);
  await vscode.goTo({ line, column: 1 });
  for (const key of ['Shift+Alt+ArrowDown', 'Shift+End']) await vscode.page.keyboard.press(key);
  await vscode.page.getByText(/^2 selections/).waitFor();
}

// As long as VS Code takes to write a window's state down, and some more.
const STATE_WRITTEN = 8_000;

describe('two tensors', () => {
  let vscode: Workbench;
  let frame: FrameLocator;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
    await vscode.runCommand('View: Close All Editors');
  });

  it('say in one sentence how far two selections are apart, by the tolerances that are asked for', async () => {
    await selectTwoLines(vscode, 'pairs.py', 1);
    await vscode.runCommand('Normscope: Compare Two Tensors');
    frame = vscode.panelFrame();
    await frame.getByText('1 of 3 values differ by more than rtol 0.00001, atol 1e-8').waitFor();
    const rtol = frame.getByRole('textbox', { name: 'rtol' });
    await rtol.fill('0.1');
    await rtol.press('Enter');
    await frame.getByText(/^Equal within rtol 0\.1, atol 1e-8; largest difference 0\.100 at \[2\]\.$/).waitFor();
    await vscode.screenshot('compare');
    assert.deepEqual(await violations(frame), []);
  });

  it('lead from an element to its text', async () => {
    await frame.getByRole('button', { name: 'Show [2] in the editors' }).first().click();
    await vscode.page.getByText(/^Ln 1, Col \d+ \(3 selected\)/).waitFor();
  });

  it('show where they differ, and both values of the place that is chosen', async () => {
    await vscode.runCommand('View: Close All Editors');
    await selectTwoLines(vscode, 'pairs.py', 7);
    await vscode.runCommand('Normscope: Compare Two Tensors');
    frame = vscode.panelFrame();
    await frame.getByText(/^3 of 9 values differ by more than/).waitFor();
    const picture = frame.getByRole('grid', { name: /^a − b/ });
    await picture.focus();
    for (const key of ['Control+Home', 'ArrowRight', 'Enter']) await vscode.page.keyboard.press(key);
    const chosen = frame.getByRole('status').filter({ hasText: '[0, 1]' });
    await chosen.waitFor();
    assert.match(await chosen.innerText(), /\ba\s+2\s+b\s+2\.5\s+a − b\s+[-−]0\.5\b/);
    await vscode.screenshot('compare-difference');
    assert.deepEqual(await violations(frame), []);
  });

  it('are there again, with what was chosen, after the window was reloaded', async () => {
    const nan = frame.getByRole('checkbox', { name: 'equal_nan' });
    await nan.focus();
    await vscode.page.keyboard.press('Space');
    // A browser's VS Code writes its state every five seconds; there is no time to do so when the page goes.
    await vscode.page.waitForTimeout(STATE_WRITTEN);
    await vscode.reload();
    frame = vscode.panelFrame();
    await frame.getByText(/^3 of 9 values differ by more than/).waitFor({ timeout: 90_000 });
    await frame.getByRole('checkbox', { name: 'equal_nan', checked: true }).waitFor();
    await frame.getByRole('status').filter({ hasText: '[0, 1]' }).waitFor();
  });

  it('say which normalization made the second of the first', async () => {
    await vscode.runCommand('View: Close All Editors');
    await selectTwoLines(vscode, 'pairs.py', 4);
    await vscode.runCommand('Normscope: Which Normalization Made This?');
    frame = vscode.panelFrame();
    await frame.getByText(/^Layer normalization over axes 1 \(eps 0\.00001\) made this/).waitFor();
    await vscode.screenshot('identify');
    assert.deepEqual(await violations(frame), []);
    await frame.getByRole('button', { name: 'Open in the Panel with This Scheme' }).click();
    await vscode.panelFrame().getByRole('radio', { name: 'Layer', exact: true, checked: true }).waitFor();
  });
});
