import assert from 'node:assert/strict';
import type { Workbench } from '../harness';
import { assertClose, inspect, openBeside, Panel } from '../panel';
import { sharedWindow } from '../window';

const STATE_WRITTEN = 8_000;

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
    // A file opened from within the panel opens over it.
    await panel.rows().first().focus();
    await vscode.openFile('layers.json');
    await vscode.page.keyboard.press('Control+PageUp');
    const again = new Panel(vscode.panelFrame());
    await again.shows('iris.csv');
    await again.frame.getByRole('radio', { name: 'Layer', checked: true }).waitFor();
    assert.equal(await again.sortOf('std-before'), 'descending');
  });

  it('stays when the window is reloaded', async () => {
    const panel = await inspect(vscode, 'activations.json', 'Normscope: Batch-Normalize Selection');
    await panel.scheme('Instance');
    await panel.header('max-before').click();
    await panel.settled();
    const before = await panel.statistic('Max');
    // A browser's VS Code writes its state every five seconds; there is no time to do so when the page goes.
    await vscode.page.waitForTimeout(STATE_WRITTEN);
    await vscode.reload();
    const again = new Panel(vscode.panelFrame());
    // The window's extensions start anew first.
    await again.shows('activations.json', 90_000);
    await again.frame.getByRole('radio', { name: 'Instance', checked: true }).waitFor();
    assert.equal(await again.sortOf('max-before'), 'descending');
    assert.deepEqual(await again.statistic('Max'), before);
  });
});
