import assert from 'node:assert/strict';
import { openVSCode, type Session, type Workbench } from '../harness';
import { inspect, Panel } from '../panel';
import { sharedWindow } from '../window';

const STATE_WRITTEN = 8_000;
/** `normscope.inspectedBackground` of the dark theme, as the browser gives it back. */
const MARK = /^rgba\(55, 148, 255, 0\.1/;

/** How many stretches of the visible editor are marked as inspected. */
async function marks({ page }: Workbench): Promise<number> {
  const backgrounds = await page
    .locator('.editor-instance .view-overlays .cdr')
    .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).backgroundColor));
  return backgrounds.filter((background) => MARK.test(background)).length;
}

async function untilMarks(vscode: Workbench, wanted: (count: number) => boolean): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const count = await marks(vscode);
    if (wanted(count)) return count;
    await vscode.page.waitForTimeout(100);
  }
  return marks(vscode);
}

async function menuOf(vscode: Workbench, where: string): Promise<string[]> {
  await vscode.page.locator(where).first().click({ button: 'right' });
  const items = vscode.page.locator('.monaco-menu .action-label');
  await items.first().waitFor();
  const texts = await items.allInnerTexts();
  await vscode.page.keyboard.press('Escape');
  return texts.map((text) => text.trim());
}

describe('in the editor', () => {
  let vscode: Workbench;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
    await vscode.setTheme('dark');
  });

  it('what is inspected is marked, until its panel is closed', async () => {
    await inspect(vscode, 'layers.json', 'Normscope: Inspect Array');
    assert.ok((await untilMarks(vscode, (count) => count > 10)) > 10);
    await vscode.runCommand('View: Close Editors in Other Groups');
    assert.equal(await untilMarks(vscode, (count) => count === 0), 0);
  });

  it('the context menu offers the commands where there may be an array, and only there', async () => {
    await vscode.openFile('layers.json');
    assert.ok((await menuOf(vscode, '.editor-instance .view-line')).includes('Normscope'));
    await vscode.openFile('README.md');
    assert.ok(!(await menuOf(vscode, '.editor-instance .view-line')).includes('Normscope'));
  });

  it('the explorer offers to inspect files that hold arrays, and no others', async () => {
    const row = (name: string): string => `.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`;
    for (const name of ['embeddings.npy', 'iris.csv', 'layers.json']) {
      assert.ok((await menuOf(vscode, row(name))).includes('Inspect with Normscope'), name);
    }
    assert.ok(!(await menuOf(vscode, row('README.md'))).includes('Inspect with Normscope'));
  });

  it('a tensor file shows what it showed, after the window is reloaded', async () => {
    await vscode.page.locator('.explorer-folders-view').getByText('embeddings.npy').dblclick();
    const panel = new Panel(vscode.panelFrame());
    await panel.frame.getByRole('button', { name: 'embeddings.npy' }).waitFor();
    await panel.settled();
    assert.equal(await panel.frame.getByRole('button', { name: /^Pin/ }).count(), 0);
    await panel.scheme('Layer');
    const before = await panel.statistic('Max');
    await vscode.page.waitForTimeout(STATE_WRITTEN);
    await vscode.reload();
    const again = new Panel(vscode.panelFrame());
    await again.frame.getByRole('radio', { name: 'Layer', checked: true }).waitFor({ timeout: 90_000 });
    await again.settled();
    assert.deepEqual(await again.statistic('Max'), before);
  });
});

describe('in Restricted Mode', () => {
  let session: Session;

  before(async function () {
    this.timeout(180_000);
    session = await openVSCode({ trust: false });
  });
  after(() => session.close());

  it('arrays are inspected as in any folder', async () => {
    const { page } = session.vscode;
    const distrust = page.getByRole('button', { name: /No, I don't trust/ });
    if (await distrust.isVisible()) await distrust.click();
    const panel = await inspect(session.vscode, 'iris.csv', 'Normscope: Layer-Normalize Selection');
    assert.ok(Math.abs((await panel.statistic('Mean')).after) < 1e-12);
    await page.getByText('Restricted Mode').first().waitFor();
  });

  it('the line above an array, the hover, the status bar, the marks and the tree are there as well', async () => {
    const { vscode } = session;
    const { page } = vscode;
    await page.locator('.editor-group-container').first().locator('.tab.active').click();
    await vscode.openFile('printed.py');
    await page.locator('.codelens-decoration').filter({ hasText: '3×4 · float32' }).first().waitFor();
    await vscode.goTo({ line: 5, column: 14 });
    await page.locator('.statusbar-item').filter({ hasText: '3×4 · float32 · μ' }).waitFor();
    await vscode.runCommand('Show or Focus Hover');
    await page.locator('.monaco-hover').filter({ hasText: '3×4 · float32' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /^Normscope(?!:)/ }).click();
    await page.locator('.monaco-list-row[aria-label^="hidden"]').waitFor();
    await inspect(vscode, 'bad.json', 'Normscope: Inspect Array');
    await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
  });
});
