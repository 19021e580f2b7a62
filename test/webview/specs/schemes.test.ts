import assert from 'node:assert/strict';
import type { Workbench } from '../harness';
import { assertClose, inspect, type Panel } from '../panel';
import { sharedWindow } from '../window';

describe('the schemes', () => {
  let vscode: Workbench;
  let panel: Panel;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
  });

  it('are chosen by the arrow keys as well', async () => {
    panel = await inspect(vscode, 'activations.json', 'Normscope: Batch-Normalize Selection');
    await panel.frame.getByRole('radio', { name: 'Batch', exact: true }).focus();
    await vscode.page.keyboard.press('ArrowRight');
    await panel.frame.getByRole('radio', { name: 'Layer', exact: true, checked: true }).waitFor();
  });

  it('take another eps as it is typed, and say beside the field what is no eps', async () => {
    await panel.scheme('Batch');
    const eps = panel.frame.getByRole('textbox', { name: 'eps' });
    await eps.fill('-1');
    await panel.frame
      .getByRole('alert')
      .getByText(/not negative/)
      .waitFor();
    assert.equal(await eps.getAttribute('aria-invalid'), 'true');
    await eps.fill('1');
    await eps.press('Enter');
    await panel.settled();
    // NumPy: the standard deviation of (x - mean) / sqrt(var + 1) over N, H, W.
    await panel.frame.locator('ns-statistics data[value^="0.6547"]').first().waitFor();
    assertClose((await panel.statistic('Std dev σ (ddof 0)')).after, 0.6547243853184045);
    await eps.fill('');
    await eps.press('Enter');
    await panel.settled();
  });

  it('reduce other axes when the picture of the shape is clicked', async () => {
    await panel.scheme('Layer');
    await panel.frame.getByText('768 means and standard deviations, each of 32 values').waitFor();
    await panel.frame.getByRole('button', { name: /^C: kept/ }).click();
    await panel.frame.getByText('8 means and standard deviations, each of 3,072 values').waitFor();
  });

  it('break down along the axis whose box is clicked', async () => {
    const box = panel.frame.getByRole('button', { name: /^N\s*8$/ });
    await box.click();
    await panel.frame.locator('ns-breakdown').getByText('8 rows').waitFor();
    assert.equal(await box.getAttribute('aria-pressed'), 'true');
  });

  it('say what is wrong and what to do in the place of the answer', async () => {
    panel = await inspect(vscode, 'single.json', 'Normscope: Batch-Normalize Selection');
    await panel.frame
      .getByRole('alert')
      .getByText(/more than one value per channel/)
      .waitFor();
    assert.equal(await panel.frame.locator('ns-statistics').count(), 0);
    await panel.scheme('Layer');
    await panel.frame.locator('ns-statistics').waitFor();
  });

  it('that do not apply are greyed and say why', async () => {
    panel = await inspect(vscode, 'iris.csv', 'Normscope: Layer-Normalize Selection');
    const instance = panel.frame.getByRole('radio', { name: 'Instance', exact: true });
    assert.equal(await instance.getAttribute('aria-disabled'), 'true');
    await instance.focus();
    await panel.frame
      .getByRole('status')
      .getByText(/^Instance does not apply: ./)
      .waitFor();
    await instance.press('Enter');
    assert.equal(await instance.getAttribute('aria-checked'), 'false');
  });
});
