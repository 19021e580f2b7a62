import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { violations } from '../axe';
import type { Workbench } from '../harness';
import { inspect, Panel } from '../panel';
import { HOSTILE, sharedWindow } from '../window';

describe('the values', () => {
  let vscode: Workbench;
  let panel: Panel;
  const picture = (): Locator => panel.frame.locator('ns-heatmap .scroll');
  const why = (place: string): Locator => panel.frame.getByRole('heading', { name: `Why ${place} has this value` });

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
  });

  it('of other samples and channels are reached by the sliders, and a click explains an element', async () => {
    panel = await inspect(vscode, 'activations.json', 'Normscope: Batch-Normalize Selection');
    await panel.frame.getByRole('slider', { name: 'C (axis 1)' }).fill('2');
    await panel.frame.getByRole('slider', { name: 'N (axis 0)' }).fill('3');
    await picture().click({ position: { x: 2, y: 2 } });
    await why('N = 3, C = 2, H = 0, W = 0').waitFor();
    await panel.frame.getByText('Its set: C = 2; 8,192 values along N × H × W.').waitFor();
    assert.deepEqual(await violations(panel.frame), []);
  });

  it('are walked by the keyboard', async () => {
    await picture().focus();
    await vscode.page.keyboard.press('ArrowDown');
    await vscode.page.keyboard.press('ArrowRight');
    await vscode.page.keyboard.press('Enter');
    await why('N = 3, C = 2, H = 1, W = 1').waitFor();
  });

  it('are found by what they read as', async () => {
    const find = panel.frame.locator('ns-values').getByRole('searchbox');
    await find.fill('-1.7');
    await find.press('Enter');
    const after = panel.frame.locator('ns-explanation .last dd.value');
    await after.getByText(/^−1\.(6[5-9]|7[0-5]?)/).waitFor();
  });

  it('explain the same element after the panel was hidden', async () => {
    const heading = panel.frame.getByRole('heading', { name: /^Why .* has this value$/ });
    const explained = await heading.innerText();
    await vscode.openFile('layers.json');
    await vscode.page.getByRole('tab', { name: /^Normscope: activations\.json/ }).click();
    panel = new Panel(vscode.panelFrame());
    await panel.shows('activations.json');
    await panel.frame.getByRole('heading', { name: explained, exact: true }).waitFor();
  });

  it('that are not finite are hatched and counted, and the finding leads to the first', async () => {
    panel = await inspect(vscode, 'missing.csv', 'Normscope: Input-Normalize Selection (z-score)');
    const legend = panel.frame.locator('ns-legend .swatch');
    await legend.getByText('NaN 2').waitFor();
    await panel.frame.locator('[data-finding="nan.present"]').getByRole('button', { name: 'Show the first' }).click();
    await why('N = 0, C = 1 (b)').waitFor();
    assert.deepEqual(await violations(panel.frame), []);
  });

  it('are saved as a picture with the axes and the legend', async () => {
    const svg = await panel.frame
      .locator('ns-values')
      .evaluate((values) => (values as unknown as { toSvg(): string }).toSvg());
    assert.match(svg, /^<svg [^>]*viewBox="0 0 \d+ \d+"/);
    assert.match(svg, /<image [^>]*href="data:image\/png;base64,/);
    for (const text of ['N ↓ C →', 'NaN 2']) assert.ok(svg.includes(text), text);
    assert.doesNotMatch(svg, /var\(--/);
  });

  it('have hostile names as the text that they are', async () => {
    panel = await inspect(vscode, 'hostile.csv', 'Normscope: Input-Normalize Selection (z-score)');
    await picture().click({ position: { x: 2, y: 2 } });
    await why(`N = 0, C = 0 (${HOSTILE})`).waitFor();
    assert.equal(await panel.frame.locator('img').count(), 0);
  });
});
