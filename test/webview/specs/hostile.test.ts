import assert from 'node:assert/strict';
import type { Workbench } from '../harness';
import { inspect } from '../panel';
import { putFile, sharedWindow } from '../window';

const NAME = '<img src=x onerror="document.title=1">';

describe('hostile names', () => {
  let vscode: Workbench;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
  });

  it('of columns are shown as the text that they are', async () => {
    const header = [NAME, '__proto__', 'constructor'].map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    putFile(vscode, 'hostile.csv', `${header}\n1,2,3\n4,5,6\n7,8,10\n`);
    const panel = await inspect(vscode, 'hostile.csv', 'Normscope: Input-Normalize Selection (z-score)');
    assert.deepEqual(await panel.indexColumn(), [`0 ${NAME}`, '1 __proto__', '2 constructor']);
    assert.equal(await panel.frame.locator('img').count(), 0);
    assert.notEqual(await panel.frame.locator('html').evaluate(() => document.title), '1');
  });

  it('of tensors are shown as the text that they are', async () => {
    putFile(
      vscode,
      'hostile.json',
      JSON.stringify({
        [NAME]: [
          [1, 2],
          [3, 4],
        ],
        other: [
          [1, 2],
          [3, 5],
        ],
      }),
    );
    const panel = await inspect(vscode, 'hostile.json', 'Normscope: Input-Normalize Selection (z-score)');
    await panel.frame.getByRole('heading', { name: NAME }).waitFor({ state: 'attached' });
    assert.equal(await panel.frame.locator('img').count(), 0);
  });
});
