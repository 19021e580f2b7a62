import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tensor } from '../../../src/core';
import { toNpy } from '../../../src/core/writers/npy';
import { violations } from '../axe';
import type { Workbench } from '../harness';
import { Panel } from '../panel';
import { sharedWindow } from '../window';

const FILE = 'slow.npy';
const ROWS = 4_000_000;

describe('work that takes long', () => {
  let vscode: Workbench;
  let panel: Panel;
  let path: string;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
    path = join(vscode.folder, FILE);
    const data = Float32Array.from({ length: 6 * ROWS }, (_, i) => (i * 7919) % 1009);
    writeFileSync(path, toNpy(tensor(data, { shape: [ROWS, 6] })));
  });
  after(() => rmSync(path));

  it('shows that it is under way, and can be called off before there is any answer', async () => {
    await vscode.page.locator('.explorer-folders-view').getByText(FILE).dblclick();
    panel = new Panel(vscode.panelFrame());
    const cancel = panel.frame.getByRole('button', { name: 'Cancel' });
    await cancel.waitFor();
    assert.equal(await panel.frame.locator('ns-statistics').count(), 0);
    await cancel.click();
    await panel.frame.getByRole('status').getByText('Cancelled').waitFor();
    assert.deepEqual(await violations(panel.frame), []);
    await panel.frame.getByRole('button', { name: 'Start Again' }).click();
    await panel.frame.locator('ns-statistics').waitFor({ timeout: 90_000 });
    await panel.settled();
  });

  it('leaves the answer that was there when it is called off, and the choices that it answers', async () => {
    const before = await panel.statistic('Mean');
    await panel.frame.getByRole('radio', { name: 'Layer', exact: true }).click();
    await panel.frame.getByRole('button', { name: 'Cancel' }).click();
    await panel.settled();
    await panel.frame.getByRole('radio', { name: /^Input/, checked: true }).waitFor();
    assert.deepEqual(await panel.statistic('Mean'), before);
    assert.equal(await panel.frame.getByRole('button', { name: 'Start Again' }).count(), 0);
  });
});
