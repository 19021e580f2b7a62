import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './harness';

/** Before and after, as full doubles. */
export interface Figures {
  readonly before: number;
  readonly after: number;
}

/** Opens a file in the editors' group, whatever has the focus: from within the panel it would open over the panel. */
export async function openBeside(vscode: Workbench, file: string): Promise<void> {
  await vscode.focusFirstGroup();
  await vscode.openFile(file);
  // Nothing is selected: the array around the cursor is taken, or the whole table.
  await vscode.goTo({ line: 1, column: 1 });
}

/** Opens a file, runs a command on it and waits for the panel's answer. */
export async function inspect(vscode: Workbench, file: string, command: string): Promise<Panel> {
  await openBeside(vscode, file);
  await vscode.runCommand(command);
  const panel = new Panel(vscode.panelFrame());
  await panel.shows(file);
  const scheme = /(\w+)-Normalize/.exec(command)?.[1];
  if (scheme) await panel.frame.getByRole('radio', { name: new RegExp(`^${scheme}\\b`), checked: true }).waitFor();
  await panel.settled();
  return panel;
}

/** The panel as a person reads it. */
export class Panel {
  constructor(readonly frame: FrameLocator) {}

  /** Waits until the panel is about this file and nothing is under way. */
  async shows(file: string, timeout?: number): Promise<void> {
    await this.frame.getByRole('button', { name: new RegExp(`^${file.replace('.', '\\.')}:`) }).waitFor({ timeout });
    await this.settled();
  }

  /** Waits until every question is answered. */
  async settled(): Promise<void> {
    await this.frame.locator('main[aria-busy="false"]').waitFor();
  }

  /** Switches to a scheme by its name in the switch. */
  async scheme(name: string): Promise<void> {
    await this.frame.getByRole('radio', { name, exact: true }).click();
    await this.frame.getByRole('radio', { name, exact: true, checked: true }).waitFor();
    await this.settled();
  }

  /** One line of the statistics table. */
  async statistic(name: string): Promise<Figures> {
    const row = this.frame.locator('ns-statistics').getByRole('row', { name: new RegExp(`^${escaped(name)} `) });
    return figuresOf(row);
  }

  /** The rows of the breakdown in sight, from the top. */
  rows(): Locator {
    return this.frame.locator('ns-table').locator('[data-position]');
  }

  /** The texts of the index column in sight, from the top. */
  async indexColumn(): Promise<string[]> {
    const rows = await this.rows().all();
    const places = await Promise.all(rows.map(async (row) => Number(await row.getAttribute('data-position'))));
    const texts = await Promise.all(rows.map((row) => row.getByRole('rowheader').innerText()));
    return texts
      .map((text, i) => ({ text: text.replace(/\s+/g, ' ').trim(), place: places[i] }))
      .sort(byPlace)
      .map(({ text }) => text);
  }

  /** Chooses an option of a select by their names. */
  async pick(select: string, option: string): Promise<void> {
    await this.frame.getByRole('combobox', { name: select }).first().click();
    await this.frame.getByRole('option', { name: option, exact: true }).first().click();
    await this.settled();
  }

  /** The header of a column of the breakdown, by its measure and side. */
  header(column: string): Locator {
    return this.frame.locator(`ns-table [data-column="${column}"]`);
  }

  /** Whether the header says that it is sorted, and how. */
  async sortOf(column: string): Promise<string | null> {
    return this.header(column).locator('..').getAttribute('aria-sort');
  }
}

/** Asserts that two doubles agree to `relative`, or both are within `absolute` of 0. */
export function assertClose(actual: number, expected: number, relative = 1e-12, absolute = 1e-12): void {
  const error = Math.abs(actual - expected);
  assert.ok(error <= Math.max(absolute, relative * Math.abs(expected)), `${actual} is not ${expected}`);
}

async function figuresOf(row: Locator): Promise<Figures> {
  const [before, after] = await row
    .locator('data')
    .evaluateAll((all) => all.map((one) => Number((one as HTMLDataElement).value)));
  return { before, after };
}

function byPlace(a: { readonly place: number }, b: { readonly place: number }): number {
  return a.place - b.place;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
