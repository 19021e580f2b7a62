import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Workbench } from '../harness';
import { assertClose, inspect, openBeside, Panel } from '../panel';
import { sharedWindow } from '../window';

const STATE_WRITTEN = 8_000;

/** Names of the slice that is looked at, from the whole tensor down. */
async function crumbs(panel: Panel): Promise<readonly string[]> {
  return panel.frame.getByRole('region', { name: 'Slice', exact: true }).getByRole('listitem').allInnerTexts();
}

const table = (panel: Panel): Locator => panel.frame.locator('ns-table').getByRole('grid');

/** How far the page is scrolled. */
async function pageOffset(panel: Panel): Promise<number> {
  return panel.frame.locator('html').evaluate((page) => page.scrollTop);
}

describe('what the user has chosen', () => {
  let vscode: Workbench;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
  });

  it('stays when the text is edited, and the answer follows', async () => {
    const panel = await inspect(vscode, 'edited.json', 'Normscope: Input-Normalize Selection (z-score)');
    await panel.scheme('RMS');
    await openBeside(vscode, 'edited.json');
    await vscode.goTo({ line: 1, column: 4 });
    await vscode.page.keyboard.type('00');
    await panel.frame.locator('ns-statistics data[value="100"]').first().waitFor();
    assertClose((await panel.statistic('Max')).before, 100);
    await panel.frame.getByRole('radio', { name: 'RMS', checked: true }).waitFor();
    await vscode.page.keyboard.press('Control+S');
  });

  it('stays when the panel was hidden', async () => {
    const panel = await inspect(vscode, 'iris.csv', 'Normscope: Input-Normalize Selection (z-score)');
    await panel.scheme('Layer');
    await panel.header('std-before').click();
    await panel.settled();
    await table(panel).evaluate((grid) => grid.scrollTo({ top: 2400 }));
    await panel.frame.locator('[data-scrolling]').waitFor();
    // At rest: while they are scrolled, rows are not what Playwright points at.
    await panel.frame.locator('[data-scrolling]').waitFor({ state: 'detached' });
    await panel.rows().and(panel.frame.locator('[data-position="105"]')).click();
    await panel.settled();
    const [slice, offset] = [await crumbs(panel), await pageOffset(panel)];
    // A file opened from within the panel, which has the focus, opens over it.
    await vscode.openFile('layers.json');
    await vscode.page.keyboard.press('Control+PageUp');
    const again = new Panel(vscode.panelFrame());
    await again.shows('iris.csv');
    await again.frame.getByRole('radio', { name: 'Layer', checked: true }).waitFor();
    assert.equal(await again.sortOf('std-before'), 'descending');
    assert.deepEqual(await crumbs(again), slice);
    await again.frame.locator('[data-position="105"][aria-selected="true"]').waitFor();
    assert.equal(await table(again).evaluate((grid) => grid.scrollTop), 2400);
    assert.ok(Math.abs((await pageOffset(again)) - offset) < 2);
  });

  it('stays when the window is reloaded', async () => {
    const panel = await inspect(vscode, 'activations.json', 'Normscope: Batch-Normalize Selection');
    await panel.frame.locator('[data-finding="channel.dead"]').getByRole('button').click();
    await panel.settled();
    await panel.rows().nth(1).click();
    await panel.header('max-before').click();
    await panel.frame.getByRole('button', { name: 'Rename the axes' }).click();
    const name = panel.frame.getByRole('textbox', { name: 'Name of axis 3' });
    await name.fill('mel');
    await name.press('Enter');
    await panel.settled();
    const slice = await crumbs(panel);
    const before = await panel.statistic('Max');
    // A browser's VS Code writes its state every five seconds; there is no time to do so when the page goes.
    await vscode.page.waitForTimeout(STATE_WRITTEN);
    await vscode.reload();
    const again = new Panel(vscode.panelFrame());
    // The window's extensions start anew first.
    await again.shows('activations.json', 90_000);
    assert.equal(await again.sortOf('max-before'), 'descending');
    assert.deepEqual(await crumbs(again), slice);
    await again.frame.locator('.row.marked[data-position="0"]').getByText('dead (all 0)').waitFor();
    await again.frame.getByRole('button', { name: /^mel\s*32$/ }).waitFor();
    assert.deepEqual(await again.statistic('Max'), before);
  });
});
