import assert from 'node:assert/strict';
import { violations } from '../axe';
import { THEME_KINDS, type ThemeKind, type Workbench } from '../harness';
import { inspect, openBeside, Panel } from '../panel';
import { sharedWindow } from '../window';

async function openAll(panel: Panel): Promise<void> {
  const closed = panel.frame.locator('details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
}

/** The kinds of theme as a webview is told them. */
const KINDS = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  highContrastDark: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light',
} as const satisfies Record<ThemeKind, string>;

describe('the panel', () => {
  let vscode: Workbench;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
  });

  for (const theme of THEME_KINDS) {
    it(`has nothing that axe-core objects to in the theme ${theme}`, async () => {
      await vscode.setTheme(theme);
      const panel = await inspect(vscode, 'activations.json', 'Normscope: Batch-Normalize Selection');
      await panel.frame.locator(`body[data-vscode-theme-kind="${KINDS[theme]}"]`).waitFor();
      await vscode.screenshot(`panel-${theme}`);
      await openAll(panel);
      assert.deepEqual(await violations(panel.frame), []);
    });
  }

  it('has nothing that axe-core objects to when it refuses or cannot read', async () => {
    await vscode.setTheme('dark');
    const panel = await inspect(vscode, 'single.json', 'Normscope: Batch-Normalize Selection');
    await vscode.screenshot('panel-refusal');
    assert.deepEqual(await violations(panel.frame), []);
    await openBeside(vscode, 'ragged.json');
    await vscode.runCommand('Normscope: Batch-Normalize Selection');
    await panel.frame.getByRole('heading', { name: 'No tensor could be read here' }).waitFor();
    await vscode.screenshot('panel-unreadable');
    assert.deepEqual(await violations(panel.frame), []);
  });

  it('leads from a problem to its place in the text', async () => {
    const panel = new Panel(vscode.panelFrame());
    await panel.frame.getByRole('button', { name: 'line 2, column 2' }).click();
    // VS Code tells a page late that it was clicked: the focus may be in the panel again by now.
    await vscode.focusFirstGroup();
    await vscode.page.getByText(/^Ln 2, Col \d+/).waitFor();
  });
});
