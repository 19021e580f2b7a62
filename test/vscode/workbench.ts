import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { ROOT } from '../../scripts/setup/paths.mjs';

/** The four kinds of theme that VS Code knows, each with the default theme of that kind. */
const THEMES = {
  dark: { name: 'Default Dark Modern', file: 'dark_modern', kind: 'vscode-dark' },
  light: { name: 'Default Light Modern', file: 'light_modern', kind: 'vscode-light' },
  highContrastDark: { name: 'Default High Contrast', file: 'hc_black', kind: 'vscode-high-contrast' },
  highContrastLight: { name: 'Default High Contrast Light', file: 'hc_light', kind: 'vscode-high-contrast-light' },
} as const;
export type ThemeKind = keyof typeof THEMES;
export const THEME_KINDS = Object.keys(THEMES) as ThemeKind[];

/** 1-based, as the status bar shows it. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a text stands in another, as two places. Throws if it does not. */
export function placesOf(text: string, within: string): [Place, Place] {
  const start = within.indexOf(text);
  if (start < 0) throw new Error(`The document does not hold ${JSON.stringify(text.slice(0, 80))}`);
  return [placeAt(within, start), placeAt(within, start + text.length)];
}

function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: lines[lines.length - 1].length + 1 };
}

/** Milliseconds within which an input that was asked for takes text. */
const SOON = 5000;

/** A window of the embedded VS Code, used as a person would: by keyboard, and by looking. */
export class Workbench {
  private readonly machineSettings: Record<string, unknown> = {};

  constructor(
    readonly page: Page,
    /** The opened folder. */
    readonly folder: string,
    readonly dataDir: string,
  ) {}

  /** Waits until the window is restored, whichever side view it shows. Its extensions may still be starting. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.sidebar .pane-header').first().waitFor({ timeout: 60_000 });
    await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item:visible').first().waitFor();
  }

  /** Opens a file of the folder by its path in it, and waits until its editor has the focus. */
  async openFile(path: string): Promise<void> {
    await this.quickInput('Control+P', path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    // The list may still hold what was opened last; only the row that Enter would take counts.
    await this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name=${JSON.stringify(name)}]`).waitFor();
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Goes to the first group of editors, by keyboard: a click on its tab takes the focus a second time, a moment later. */
  async focusFirstGroup(): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.editor-group-container').first().and(this.page.locator('.active')).waitFor();
  }

  /** A new untitled document that holds this text. */
  async newFile(text: string): Promise<void> {
    await this.runCommand('File: New Untitled Text File');
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await this.page.keyboard.insertText(text);
  }

  /** Runs a command by its full title (`Normscope: Inspect Selection`), through the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput('F1', `>${title}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
    await row.waitFor();
    await row.click();
  }

  /** Closes every editor, and all groups but one. */
  async closeGroups(): Promise<void> {
    const groups = this.page.locator('.editor-group-container');
    if ((await groups.count()) > 1) await this.runCommand('View: Close All Editor Groups');
    else await this.runCommand('View: Close All Editors');
    await groups.nth(1).waitFor({ state: 'detached' });
  }

  /** Selects from one place to another in the focused editor, by keyboard. */
  async selectRange(from: Place, to: Place): Promise<void> {
    await this.goTo(from);
    await this.chord('Control+K', 'Control+B');
    await this.goTo(to);
    await this.chord('Control+K', 'Control+K');
  }

  /** Selects the first place where a file of the folder holds this text; the file's editor has the focus. */
  async selectText(path: string, text: string): Promise<void> {
    await this.selectRange(...placesOf(text, readFileSync(join(this.folder, path), 'utf8')));
  }

  /** Puts the cursor somewhere. */
  async goTo({ line, column }: Place): Promise<void> {
    await this.quickInput('Control+G', `:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** The content of the visible Normscope panel: a page in an iframe in an iframe. */
  panelFrame(): FrameLocator {
    return webview(this.page, `:not(${ASIDE})`);
  }

  /** The content of Normscope's side view. */
  inspectorFrame(): FrameLocator {
    return webview(this.page, ASIDE);
  }

  /** Changes settings in the running window. */
  configure(settings: Record<string, unknown>): void {
    Object.assign(this.machineSettings, settings);
    const folder = join(this.dataDir, 'data', 'Machine');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(this.machineSettings, null, 2));
  }

  /** Switches to the default theme of a kind, and waits until it shows, in the webviews as well. */
  async setTheme(theme: ThemeKind): Promise<void> {
    const { name, file, kind } = THEMES[theme];
    this.configure({ 'workbench.colorTheme': name });
    await this.page.locator(`.monaco-workbench[class*="-themes-${file}-json"]`).waitFor();
    for (const outer of await this.page.locator('iframe.webview:visible').all()) {
      const inner = outer.contentFrame().locator('iframe#active-frame').contentFrame();
      await inner.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
    }
  }

  /** Reloads the window, as `Developer: Reload Window` does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Writes what is to be seen into `screenshots/<name>.png`, which git ignores. Returns its path. */
  async screenshot(name: string): Promise<string> {
    const path = join(ROOT, 'screenshots', `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  private async quickInput(key: string, text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget:visible input.input');
    const fill = async (timeout?: number): Promise<void> => {
      await this.page.keyboard.press(key);
      await input.fill(text, { timeout });
    };
    // One that is just going away is not the one that comes.
    await fill(SOON).catch(() => fill());
  }

  private async chord(first: string, second: string): Promise<void> {
    await this.page.keyboard.press(first);
    await this.page.keyboard.press(second);
  }
}

// Told by where it lies: the address of a side view says that it is one only until it is hidden for the first time.
const ASIDE = ':left-of(.part.editor)';

function webview(page: Page, which: string): FrameLocator {
  const outer = page.locator(`iframe.webview[src*="extensionId=normscope.normscope"]${which}:visible`);
  return outer.first().contentFrame().locator('iframe#active-frame').contentFrame();
}
