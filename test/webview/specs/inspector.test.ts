import assert from 'node:assert/strict';
import { violations } from '../axe';
import type { Workbench } from '../harness';
import { assertClose, openBeside, Panel } from '../panel';
import { sharedWindow } from '../window';

describe('the side view', () => {
  let vscode: Workbench;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
    await openBeside(vscode, 'missing.csv');
    await vscode.page.getByRole('tab', { name: /^Normscope(?!:)/ }).click();
  });

  after(async () => {
    await vscode.page.getByRole('tab', { name: /^Explorer/ }).click();
  });

  it('shows the array under the cursor: shape, NaN and ±Inf, statistics', async () => {
    const view = vscode.inspectorFrame();
    await view.getByText('4 × 2').waitFor();
    await view.getByText('NaN 2').waitFor();
    await view.getByText('−Inf 1').waitFor();
    assertClose(await figure(vscode, 'n (finite)'), 5);
    // NumPy: [1, 2, 3, 4, 5] are what is finite.
    assertClose(await figure(vscode, 'Mean'), 3);
    assertClose(await figure(vscode, 'Std dev σ (ddof 0)'), Math.SQRT2);
    await vscode.screenshot('inspector');
  });

  it('follows the cursor to another array', async () => {
    await openBeside(vscode, 'notes.txt');
    await vscode.goTo({ line: 2, column: 10 });
    await vscode.inspectorFrame().getByText('2 × 3').waitFor();
    await vscode.goTo({ line: 3, column: 10 });
    await vscode.inspectorFrame().getByText('1 × 3').waitFor();
  });

  it('has nothing in it that moves while it rests: each frame of the window would wait for that', async () => {
    assert.equal(await vscode.inspectorFrame().locator('ns-inspector').evaluate(animations), 0);
  });

  it('says what to do where there is no array', async () => {
    await vscode.goTo({ line: 1, column: 3 });
    await vscode
      .inspectorFrame()
      .getByText(/^Place the cursor in an array/)
      .waitFor();
    assert.deepEqual(await structural(vscode), []);
  });

  it('leads to the panel, and has nothing that axe-core objects to', async () => {
    await openBeside(vscode, 'iris.csv');
    await vscode.inspectorFrame().getByText('150 × 4').waitFor();
    assert.deepEqual(await structural(vscode), []);
    await vscode.inspectorFrame().getByRole('button', { name: 'Open in Panel' }).click();
    await new Panel(vscode.panelFrame()).shows('iris.csv');
  });
});

/** Runs in the page: how many animations there are in an element, at whatever depth of shadow trees. */
function animations(element: Element): number {
  const parts = [...(element.shadowRoot?.querySelectorAll('*') ?? [])];
  return element.getAnimations().length + parts.reduce((sum, part) => sum + animations(part), 0);
}

async function figure(vscode: Workbench, name: string): Promise<number> {
  const term = vscode.inspectorFrame().getByRole('term').filter({ hasText: name });
  return Number(await term.locator('xpath=following-sibling::dd[1]//data').getAttribute('value'));
}

// A side view has no background of its own (it may be moved to another part of the window), so that axe-core, which
// sees this frame alone, takes it for white: contrasts are measured on the panel.
async function structural(vscode: Workbench): Promise<readonly string[]> {
  return (await violations(vscode.inspectorFrame())).filter((line) => !line.startsWith('color-contrast'));
}
