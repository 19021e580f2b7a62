import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Workbench } from '../harness';
import { openBeside, Panel } from '../panel';
import { sharedWindow } from '../window';

const PATIENCE = 10_000;

describe('the tree of tensors', () => {
  let vscode: Workbench;
  let view: Locator;

  const row = (name: string): Locator => view.locator(`.monaco-list-row[aria-label^=${JSON.stringify(name)}]`);
  /** The lowest row of a name: a pin stands below the tensor itself. Rows are not in order in the page. */
  const lowest = async (name: string): Promise<Locator> => {
    const places = await row(name).evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-index'))));
    return view.locator(`.monaco-list-row[data-index="${Math.max(...places)}"]`);
  };
  const act = async (where: Locator, action: string): Promise<void> => {
    await where.hover();
    await where.getByRole('button', { name: action }).click();
  };
  /** The names of the rows, from the top. */
  const names = async (): Promise<string[]> => {
    const rows = await view.locator('.monaco-list-row').evaluateAll((all) =>
      all.map((one) => ({
        top: one.getBoundingClientRect().top,
        name: one.querySelector('.label-name')?.textContent ?? '',
      })),
    );
    return rows.sort((a, b) => a.top - b.top).map(({ name }) => name.trim());
  };
  const untilNames = async (expected: readonly string[]): Promise<void> => {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end && JSON.stringify(await names()) !== JSON.stringify(expected))
      await vscode.page.waitForTimeout(100);
    assert.deepEqual(await names(), expected);
  };

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
    view = vscode.page.locator('.pane').filter({ has: vscode.page.getByRole('button', { name: /^Tensors Section/ }) });
    await openBeside(vscode, 'printed.py');
    await vscode.page.getByRole('tab', { name: /^Normscope(?!:)/ }).click();
    await row('hidden').waitFor();
    // What other specs have inspected.
    if ((await row('Recent').count()) > 0) await act(row('Recent'), 'Clear Recent');
  });

  after(async () => {
    await vscode.page.getByRole('tab', { name: /^Explorer/ }).click();
  });

  it('has the arrays of the file in a line each, and says why one cannot be read', async () => {
    await untilNames(['In This File', 'x', 'hidden', 'Array in line 16', 'batch', 'Array in line 23', 'big']);
    assert.match(await row('batch').innerText(), /3×3 float64\s+n=9 x∈\[−0.5, 8\] μ=2.25 σ=2.48/);
    await view
      .locator('.monaco-list-row')
      .filter({ hasText: /^big.*The print was shortened/s })
      .waitFor();
  });

  it('shows what its filter matches, and nothing else', async () => {
    const all = await names();
    await act(view, 'Filter Tensors');
    const filter = view.getByPlaceholder('Type to filter');
    await filter.fill('hidden');
    await untilNames(['In This File', 'hidden']);
    await filter.fill('');
    await untilNames(all);
    await vscode.page.keyboard.press('Escape');
    await filter.waitFor({ state: 'hidden' });
  });

  it('carries the number of problems on its icon', async () => {
    await vscode.page.getByRole('tab', { name: /^Normscope(?!:).*1 problem/ }).waitFor();
  });

  it('keeps what is pinned, in the order that it is dragged into', async () => {
    const file = ['In This File', 'x', 'hidden', 'Array in line 16', 'batch', 'Array in line 23', 'big'];
    await act(row('batch'), 'Pin Tensor');
    await untilNames([...file, 'Pinned', 'batch']);
    await act(row('hidden'), 'Pin Tensor');
    await untilNames([...file, 'Pinned', 'batch', 'hidden']);
    await (await lowest('hidden')).dragTo(await lowest('batch'));
    await untilNames([...file, 'Pinned', 'hidden', 'batch']);
    await row('x 3×4').first().dragTo(row('Pinned'));
    await untilNames([...file, 'Pinned', 'hidden', 'batch', 'x']);
    await vscode.screenshot('tensors');
  });

  it('keeps its pins when the window is reloaded, and takes no panel that comes back for a new report', async function () {
    this.timeout(120_000);
    // A panel that comes back, and whose report was taken off the list.
    await (await lowest('batch')).click();
    await vscode.page.locator('.tab', { hasText: 'Normscope: printed.py' }).waitFor();
    await act(row('Recent'), 'Clear Recent');
    await row('Recent').waitFor({ state: 'detached' });
    // A browser's VS Code writes its state every five seconds; there is no time to do so when the page goes.
    await vscode.page.waitForTimeout(8000);
    await vscode.reload();
    await row('Pinned').waitFor({ timeout: 90_000 });
    await new Panel(vscode.panelFrame()).shows('printed.py', 60_000);
    assert.deepEqual((await names()).slice(-4), ['Pinned', 'hidden', 'batch', 'x']);
  });

  it('lets go what is unpinned, and remembers what was inspected', async () => {
    await openBeside(vscode, 'words.txt');
    await untilNames(['Pinned', 'hidden', 'batch', 'x']);
    await act(row('hidden'), 'Unpin Tensor');
    await untilNames(['Pinned', 'batch', 'x']);
    await act(row('x '), 'Unpin Tensor');
    await untilNames(['Pinned', 'batch']);
    await row('batch').click();
    await untilNames(['Pinned', 'batch', 'Recent', 'batch']);
    await act(row('batch').first(), 'Unpin Tensor');
    await untilNames(['Recent', 'batch']);
    await act(row('batch'), 'Remove from Recent');
  });

  it('says what to do where it is empty', async () => {
    await view.getByText(/^There are no arrays in the active editor/).waitFor();
    await view.getByRole('button', { name: 'Inspect Selection' }).waitFor();
  });
});
