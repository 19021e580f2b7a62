import assert from 'node:assert/strict';
import type { Workbench } from '../harness';
import { inspect } from '../panel';
import { HOSTILE, sharedWindow } from '../window';

describe('hostile names', () => {
  let vscode: Workbench;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
  });

  it('of columns are shown as the text that they are', async () => {
    const panel = await inspect(vscode, 'hostile.csv', 'Normscope: Input-Normalize Selection (z-score)');
    assert.deepEqual(await panel.indexColumn(), [`0 ${HOSTILE}`, '1 __proto__', '2 constructor']);
    assert.equal(await panel.frame.locator('img').count(), 0);
    assert.notEqual(await panel.frame.locator('html').evaluate(() => document.title), '1');
  });

  it('of tensors are shown as the text that they are', async () => {
    const panel = await inspect(vscode, 'hostile.json', 'Normscope: Input-Normalize Selection (z-score)');
    await panel.frame.getByRole('heading', { name: HOSTILE }).waitFor({ state: 'attached' });
    assert.equal(await panel.frame.locator('img').count(), 0);
  });
});
