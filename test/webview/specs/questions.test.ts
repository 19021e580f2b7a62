import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { violations } from '../axe';
import type { Workbench } from '../harness';
import { assertClose, inspect, Panel } from '../panel';
import { MILLION, sharedWindow, TALL } from '../window';

describe('what a person asks of the answer', () => {
  let vscode: Workbench;
  let panel: Panel;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
    await vscode.setTheme('dark');
  });

  it('whether it equals PyTorch: the call is named, and the convention is one select away', async () => {
    panel = await inspect(vscode, 'activations.json', 'Normscope: Batch-Normalize Selection');
    const equals = panel.frame.locator('[data-equals]');
    await equals.getByText('Equals PyTorch: torch.nn.BatchNorm2d(3, eps=1e-5, momentum=0.1)').waitFor();
    await panel.pick('Convention', 'Keras');
    await equals.getByText('Equals Keras: keras.layers.BatchNormalization(axis=-1, epsilon=0.001').waitFor();
    await panel.pick('Convention', 'PyTorch');
  });

  it('what would change with a batch of 4: theory and these very data say so', async () => {
    const question = panel.frame.getByText('What if a batch had 4 samples?');
    await question.click();
    await panel.frame.getByText(/With 4 samples a channel has 4,096 values.*±2.2 %/).waitFor();
    await panel.frame.getByText(/In \d+ batches drawn from these data/).waitFor();
    await panel.frame.getByRole('textbox', { name: 'Samples in a batch' }).fill('8');
    await vscode.page.keyboard.press('Enter');
    await panel.frame.getByText(/cannot be measured on these data: they have 8 samples/).waitFor();
    await panel.frame.getByText('What if a batch had 8 samples?').click();
  });

  it('which channel is dead: the finding leads to its row, first and marked', async () => {
    await panel.frame.locator('[data-finding="channel.dead"]').getByRole('button').click();
    await panel.settled();
    await panel.frame.getByText('1 row of the finding first').waitFor();
    await panel.frame.locator('.row.marked[data-position="0"]').getByText('dead (all 0)').waitFor();
    await panel.frame.getByRole('button', { name: 'Back to the usual order' }).click();
    await panel.settled();
    assert.match((await panel.indexColumn())[0], /^0/);
  });

  it('what a row holds: its slice beside the whole, deeper with another axis, and back by the path', async () => {
    await panel.rows().nth(2).click();
    await panel.settled();
    const slice = panel.frame.getByRole('region', { name: 'Slice', exact: true });
    const mean = slice.getByRole('row', { name: /^Mean / }).locator('data');
    const [whole, part] = await mean.evaluateAll((all) => all.map((one) => Number((one as HTMLDataElement).value)));
    // x.mean() and x[:, 2].mean(), summed exactly.
    assertClose(whole, 13.469877115885417);
    assertClose(part, 39.91363525390625);
    await vscode.page.getByText(/^8 selections/).waitFor();
    await panel.pick('Along axis', 'Axis 0: N (8)');
    await panel.rows().nth(3).click();
    await panel.settled();
    assert.deepEqual(await slice.getByRole('listitem').allInnerTexts(), ['Whole tensor', 'C 2', 'N 3']);
    assert.equal(await slice.getByRole('row', { name: /^n / }).locator('data').nth(1).getAttribute('value'), '1024');
    assert.deepEqual(await violations(panel.frame), []);
    await slice.getByRole('button', { name: 'Leave the slice' }).click();
    await slice.waitFor({ state: 'detached' });
  });

  it('how another scheme would do, and how the values are distributed: side by side, as cumulative shares', async () => {
    await panel.pick('Compare with', 'Instance');
    await panel.frame.getByText(/^The two results differ by/).waitFor();
    await panel.pick('Distribution as', 'ECDF');
    assert.equal(await panel.frame.getByRole('img', { name: /^Cumulative shares of Before and After/ }).count(), 1);
    assert.equal(await panel.frame.getByRole('img', { name: /^Cumulative shares of Batch and Instance/ }).count(), 1);
    assert.deepEqual(await violations(panel.frame), []);
    await panel.pick('Distribution as', 'Table');
    await panel.frame.getByRole('columnheader', { name: 'Instance' }).first().waitFor();
    assert.deepEqual(await violations(panel.frame), []);
    await panel.pick('Distribution as', 'Counts');
    await panel.pick('Compare with', 'No other scheme');
  });

  it('calls the axes by its own names', async () => {
    await panel.frame.getByRole('button', { name: 'Rename the axes' }).click();
    const name = panel.frame.getByRole('textbox', { name: 'Name of axis 3' });
    await name.fill('mel');
    await name.press('Enter');
    await panel.frame.getByRole('button', { name: /^mel\s*32$/ }).click();
    await panel.settled();
    await panel.frame.getByText('32 rows', { exact: true }).waitFor();
    await panel.pick('Along axis', 'Axis 3: mel (32)');
  });
});

describe(`a table of ${MILLION} rows`, () => {
  it('is scrolled to its last row, by the scroll bar and by the wheel', async function () {
    this.timeout(180_000);
    const vscode = await sharedWindow();
    await vscode.page.locator('.explorer-folders-view').getByText('million.npy').dblclick();
    const panel = new Panel(vscode.panelFrame());
    await panel.frame.getByRole('button', { name: 'million.npy' }).waitFor();
    await panel.settled();
    await panel.frame.getByRole('radio', { name: 'Layer', exact: true }).click();
    await panel.frame.getByText('1,000,000 rows').waitFor({ timeout: 60_000 });
    const grid = panel.frame.locator('ns-table').getByRole('grid');
    tell('by five rows a frame', await grid.evaluate(scrollBy, 120));
    tell('from the top to the end', await grid.evaluate(scrollThrough));
    await panel.frame
      .locator(`[data-position="${MILLION - 1}"]`)
      .getByText('999,999')
      .waitFor();
    assert.ok((await panel.rows().count()) < 60);
    await clickWhileScrolled(vscode, panel, grid);
  });
});

describe(`a table of ${TALL} rows, which no browser lays out`, () => {
  it('is walked by the keyboard, a row or a page at a time, and from its first row to its last', async function () {
    this.timeout(240_000);
    const vscode = await sharedWindow();
    await vscode.page.locator('.explorer-folders-view').getByText('tall.npy').dblclick();
    const panel = new Panel(vscode.panelFrame());
    await panel.frame.getByText('10,000,000 rows').waitFor({ timeout: 120_000 });
    await panel.settled();
    await panel.rows().first().focus();
    for (const [key, position] of [
      ['End', TALL - 1],
      ['ArrowDown', TALL - 1],
      ['ArrowUp', TALL - 2],
      ['PageUp', TALL - 18],
      ['PageDown', TALL - 2],
      ['Home', 0],
      ['PageDown', 16],
      ['End', TALL - 1],
    ] as const) {
      await vscode.page.keyboard.press(key);
      const row = panel.frame.locator(`[data-position="${position}"]:focus`);
      await row.getByRole('rowheader').getByText(position.toLocaleString('en'), { exact: true }).waitFor();
      const [seen, table] = [await row.boundingBox(), await panel.frame.locator('ns-table').boundingBox()];
      assert.ok(seen && table && seen.y >= table.y && seen.y + seen.height <= table.y + table.height, key);
    }
  });
});

// Clicks into the rows while they are scrolled: the row that is under the mouse then is looked at.
async function clickWhileScrolled({ page }: Workbench, { frame }: Panel, grid: Locator): Promise<void> {
  await grid.scrollIntoViewIfNeeded();
  const box = await grid.boundingBox();
  assert.ok(box);
  await grid.evaluate((place) => (place.scrollTop = 0));
  await grid.locator('[data-position="0"]').getByText('0', { exact: true }).first().waitFor();
  await grid.evaluate(noteRowUnderClick);
  const scrolled = grid.evaluate(scrollBy, 120);
  await frame.locator('[data-scrolling]').waitFor();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await scrolled;
  const clicked = (await grid.getAttribute('data-clicked')) ?? 'none';
  await grid.evaluate((place, row) => (place.scrollTop = (row - 5) * 24), Number(clicked));
  await grid.locator(`[aria-selected="true"][data-position="${clicked}"]`).waitFor();
}

// In the page.
function noteRowUnderClick(grid: Element): void {
  grid.addEventListener(
    'click',
    ({ clientY }: MouseEventInit) => {
      for (const row of grid.querySelectorAll<HTMLElement>('[data-position]')) {
        const { top, bottom } = row.getBoundingClientRect();
        if (top <= Number(clientY) && Number(clientY) < bottom)
          grid.setAttribute('data-clicked', row.dataset.position ?? '');
      }
    },
    { capture: true, once: true },
  );
}

function tell(how: string, times: readonly number[]): void {
  const late = times.filter((time) => time > 34).length;
  console.log(`      ${how}: ${times.length} frames, median ${median(times).toFixed(1)} ms, ${late} over 34 ms`);
}

// In the page: so many pixels a frame, 120 times; the times of the frames.
async function scrollBy(grid: Element, pixels: number): Promise<number[]> {
  const times: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  for (let step = 1; step <= 120; step++) {
    grid.scrollTop = step * pixels;
    const now = await new Promise<number>(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
}

// In the page: from the top to the end in 120 steps, a step a frame; the times of the frames.
async function scrollThrough(grid: Element): Promise<number[]> {
  const times: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  for (let step = 1; step <= 120; step++) {
    grid.scrollTop = ((grid.scrollHeight - grid.clientHeight) * step) / 120;
    const now = await new Promise<number>(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
