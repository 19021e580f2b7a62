import assert from 'node:assert/strict';
import type { Workbench } from '../harness';
import { inspect, type Panel } from '../panel';
import { LONG, sharedWindow } from '../window';

describe('the breakdown', () => {
  let vscode: Workbench;
  let panel: Panel;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
  });

  it('shows the features by their names, and says which sort is on', async () => {
    panel = await inspect(vscode, 'iris.csv', 'Normscope: Input-Normalize Selection (z-score)');
    assert.deepEqual(await panel.indexColumn(), ['0 sepal_length', '1 sepal_width', '2 petal_length', '3 petal_width']);
    assert.equal(await panel.sortOf('mean-before'), 'none');
  });

  it('sorts by a column from the greatest down, then from the least up, then not at all', async () => {
    const down = ['0 sepal_length', '2 petal_length', '1 sepal_width', '3 petal_width'];
    for (const [order, rows] of [
      ['descending', down],
      ['ascending', [...down].reverse()],
      ['none', [...down].sort()],
    ] as const) {
      await panel.header('mean-before').click();
      await panel.settled();
      assert.equal(await panel.sortOf('mean-before'), order);
      assert.deepEqual(await panel.indexColumn(), rows);
    }
  });

  it('selects the text of a row that is clicked', async () => {
    await panel.rows().filter({ hasText: 'petal_width' }).click();
    // 150 cells of one column, each of three characters.
    await vscode.page.getByText(/^150 selections \(\d+ characters selected\)$/).waitFor();
  });

  it('selects the text of a row by keyboard', async () => {
    panel = await inspect(vscode, 'iris.csv', 'Normscope: Layer-Normalize Selection');
    await panel.rows().first().focus();
    await vscode.page.keyboard.press('ArrowDown');
    await panel.frame.locator('[data-position="1"]:focus').waitFor();
    await vscode.page.keyboard.press('Enter');
    await vscode.page.getByText(/^Ln 3, Col 16 \(15 selected\)/).waitFor();
  });

  it('finds rows by a part of their name', async () => {
    panel = await inspect(vscode, 'iris.csv', 'Normscope: Input-Normalize Selection (z-score)');
    const search = panel.frame.locator('ns-breakdown').getByRole('searchbox');
    await search.fill('PETAL');
    await panel.frame.getByText('2 of 4 rows').waitFor();
    assert.deepEqual(await panel.indexColumn(), ['2 petal_length', '3 petal_width']);
    await search.fill('tulip');
    await panel.frame.getByText(/^No row matches/).waitFor();
    await search.fill('');
    await panel.frame.getByText('4 rows', { exact: true }).waitFor();
  });

  it('lists flagged rows first', async () => {
    panel = await inspect(vscode, 'activations.json', 'Normscope: Batch-Normalize Selection');
    await panel.frame.getByText('1 flagged row first').click();
    await panel.settled();
    await panel.frame.locator('[data-position="0"]').getByText('dead (all 0)').waitFor();
    assert.match((await panel.indexColumn())[0], /^1 /);
  });

  it(`scrolls through ${LONG} rows, of which only those in sight exist`, async () => {
    panel = await inspect(vscode, 'long.csv', 'Normscope: Layer-Normalize Selection');
    await panel.frame.getByText('100,000 rows').waitFor();
    await panel.rows().first().focus();
    await vscode.page.keyboard.press('End');
    const last = panel.frame.locator(`[data-position="${LONG - 1}"]`);
    await last.getByText('99,999').waitFor();
    assert.ok((await panel.rows().count()) < 60);
  });

  it('lets the keyboard into its rows wherever the wheel has scrolled them', async () => {
    panel = await inspect(vscode, 'long.csv', 'Normscope: Layer-Normalize Selection');
    await panel.rows().first().focus();
    await vscode.page.keyboard.press('End');
    await panel.frame.locator(`[data-position="${LONG - 1}"]:focus`).waitFor();
    await panel.frame
      .locator('ns-table')
      .getByRole('grid')
      .evaluate((grid) => grid.scrollTo({ top: 0 }));
    await panel.frame.locator('[data-position="0"]').waitFor();
    assert.equal(await panel.frame.locator('[data-position][tabindex="0"]').count(), 1);
  });
});
