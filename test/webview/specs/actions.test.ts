import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../../scripts/setup/paths.mjs';
import { violations, violationsIn } from '../axe';
import type { Workbench } from '../harness';
import { inspect, type Panel } from '../panel';
import { sharedWindow } from '../window';

describe('the actions of the panel', () => {
  let vscode: Workbench;
  let panel: Panel;
  const folder = mkdtempSync(join(tmpdir(), 'normscope-actions-'));

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
    panel = await inspect(vscode, 'iris.csv', 'Normscope: Input-Normalize Selection (z-score)');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Answers VS Code's own file dialog with a file of the folder. It puts a name of its own in first, and takes none while it reads. */
  async function answer(name: string): Promise<string> {
    const dialog = vscode.page.locator('.quick-input-widget:visible');
    const input = dialog.locator('input.input');
    await input.waitFor();
    const path = join(folder, name);
    const confirm = async (): Promise<void> => {
      if ((await input.inputValue({ timeout: 500 })) !== path) return input.fill(path, { timeout: 500 });
      await dialog.getByRole('button', { name: 'OK' }).click({ timeout: 500 });
    };
    for (let tries = 0; tries < 40 && (await dialog.isVisible()); tries++) {
      // It may close while it is being answered.
      await confirm().catch(() => undefined);
      await vscode.page.waitForTimeout(200);
    }
    return path;
  }

  async function saved(name: string): Promise<Buffer> {
    const path = await answer(name);
    await vscode.page.getByText(`${name} was saved.`).first().waitFor();
    return readFileSync(path);
  }

  async function pick(menu: string, item: string): Promise<void> {
    const toolbar = panel.frame.getByRole('toolbar', { name: 'Actions on the result' });
    await toolbar.getByRole('button', { name: menu }).click();
    await panel.frame.getByRole('menuitem', { name: item }).click();
  }

  it('save the result, chosen by keyboard', async () => {
    const toolbar = panel.frame.getByRole('toolbar', { name: 'Actions on the result' });
    await toolbar.getByRole('button', { name: 'Replace' }).focus();
    await vscode.page.keyboard.press('ArrowRight');
    await vscode.page.keyboard.press('ArrowRight');
    await vscode.page.keyboard.press('ArrowDown');
    await panel.frame.getByRole('menuitem', { name: 'Result as JSON…' }).and(panel.frame.locator(':focus')).waitFor();
    await vscode.screenshot('actions-menu');
    assert.deepEqual(await violations(panel.frame), []);
    await vscode.page.keyboard.press('ArrowDown');
    await vscode.page.keyboard.press('Enter');
    const csv = (await saved('result.csv')).toString();
    assert.match(csv, /^sepal_length,sepal_width,petal_length,petal_width\n-0\.9\d+,/);
    assert.equal(csv.trim().split('\n').length, 151);
  });

  /** Saves what a component draws, by its own menu. */
  async function savedPicture(of: string, format: 'svg' | 'png'): Promise<Buffer> {
    const drawn = panel.frame.locator(of);
    await drawn.hover();
    await drawn.getByRole('button', { name: 'Save this chart' }).click();
    const item = panel.frame.getByRole('menuitem', { name: `Save as ${format.toUpperCase()}…` });
    await item.and(panel.frame.locator(':visible')).click();
    return saved(`${of}.${format}`);
  }

  for (const [drawn, of, mark] of [
    ['a chart', 'ns-histogram', /<rect/],
    ['the picture of the values', 'ns-values', /<image [^>]*href="data:image\/png;base64,/],
  ] as const) {
    it(`save ${drawn} as SVG that stands on its own, and as PNG`, async () => {
      const svg = (await savedPicture(of, 'svg')).toString();
      assert.match(svg, /^<svg (?![\s\S]*(?:var\(|currentColor))/);
      assert.match(svg, mark);
      const png = await savedPicture(of, 'png');
      assert.equal(png.subarray(1, 4).toString(), 'PNG');
      // Three pixels a CSS pixel; the width stands at the start of the file.
      const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
      assert.equal(png.readUInt32BE(16), 3 * width);
    });
  }

  it('export the report as Markdown', async () => {
    await pick('Report', 'Report as Markdown…');
    const markdown = (await saved('report.md')).toString();
    assert.match(markdown, /^# iris\.csv\n/);
    assert.match(markdown, /^\| Mean \| 3\.4645 \| /m);
    assert.match(markdown, /^\| 3 petal\\_width \| /m);
  });

  it('export a report that opens in a browser with its charts, without any complaint', async () => {
    await pick('Report', 'Report as HTML…');
    await saved('report.html');
    const page = await vscode.page.context().browser()?.newPage();
    assert.ok(page);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) complaints.push(request.url());
    });
    try {
      await page.goto(pathToFileURL(join(folder, 'report.html')).href);
      assert.equal(await page.locator('figure > div > svg').count(), 4);
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'iris.csv');
      const box = await page.locator('figure > div > svg').first().boundingBox();
      assert.ok(box && box.height > 100);
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        const ground: string = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
        const values = page.locator('figure svg:has(> image) > rect').first();
        assert.equal(await values.evaluate((rect) => getComputedStyle(rect).fill), ground);
        await page.screenshot({ path: join(ROOT, `screenshots/report-${colorScheme}.png`), fullPage: true });
        assert.deepEqual(await violationsIn(page.mainFrame()), []);
      }
      assert.deepEqual(complaints, []);
    } finally {
      await page.close();
    }
  });

  it('save the statistics of these data and apply them, and let them go again', async () => {
    await pick('Statistics', 'Save Fitted Statistics…');
    const fitted = JSON.parse((await saved('fitted.json')).toString()) as { readonly names: string[] };
    assert.equal(fitted.names[0], 'sepal_length');
    await pick('Statistics', 'Apply Saved Statistics…');
    await answer('fitted.json');
    await panel.frame.getByText('Statistics of fitted.json are applied: 4 features').waitFor();
    await panel.settled();
    await vscode.screenshot('actions-fitted');
    assert.deepEqual(await violations(panel.frame), []);
    const { before: mean } = await panel.statistic('Mean');
    await panel.frame.getByText('Undo instead').click();
    await panel.settled();
    assert.ok((await panel.statistic('Mean')).after > mean);
    await panel.frame.getByRole('button', { name: 'Use the statistics of these data again' }).click();
    await panel.frame.getByText('Statistics of fitted.json are applied').waitFor({ state: 'detached' });
  });

  it('ask how NaN is to be written into JSON, and an undo brings the text back', async () => {
    panel = await inspect(vscode, 'nulls.json', 'Normscope: Input-Normalize Selection (z-score)');
    // What was null stays null without a question; what becomes NaN only by normalizing is asked about.
    await panel.pick('NaN and ±Inf', 'Let spread');
    const replaced = panel.frame.getByRole('button', { name: 'Replace' });
    const dialog = vscode.page.getByRole('dialog');
    const line = vscode.page.locator('.editor-instance .view-line').first();
    await replaced.click();
    await dialog.getByText(/JSON has no NaN and no infinities, and the result holds 2 NaN/).waitFor();
    await vscode.screenshot('actions-not-finite');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await line.getByText(/^\[\[1,.null\]/).waitFor();
    await replaced.click();
    await dialog.getByRole('button', { name: 'Write null' }).click();
    await line.getByText(/^\[\[-1\.22\d+,.null\],.\[0,.null\]/).waitFor();
    await line.click();
    await vscode.page.keyboard.press('Control+Z');
    await line.getByText(/^\[\[1,.null\]/).waitFor();
  });
});
