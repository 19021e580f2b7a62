import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { typeTimed, watchKeys } from '../../test/vscode/latency';
import { openVSCode, type Session } from '../../test/vscode/session';

interface Side {
  readonly title: string;
  /** The folder of the extension that is loaded; this project where none is named. */
  readonly extension?: string;
  readonly areViewsOpen?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The windows that are typed into. The first is what the others are measured by; the second tells how far two like it differ. */
export const SIDES = {
  without: { title: 'none', extension: join(__dirname, '../first-result/empty-panel') },
  idle: { title: 'one that does nothing', extension: join(__dirname, 'idle') },
  lenses: { title: 'one with one code lens', extension: join(__dirname, 'lenses') },
  closed: { title: 'Normscope, its views closed' },
  open: { title: 'Normscope, both side views open', areViewsOpen: true },
} as const satisfies Record<string, Side>;
export type SideId = keyof typeof SIDES;

/** What a round took, in milliseconds. */
export interface Taken {
  readonly latencies: readonly number[];
  /** Time of the processor that the window's own thread took for a key: what else the machine does is not in it. */
  readonly processor: number;
}

/** A window and what measures it. */
export interface Window {
  readonly id: SideId;
  readonly session: Session;
  readonly devtools: CDPSession;
}

/** Between two strokes, in milliseconds: a fast typist. */
export const BETWEEN = 60;
const KEYS = '1, 2.5, -3, 4e2, '.repeat(2);
export async function openWindow(id: SideId, folder: string): Promise<Window> {
  const { extension, areViewsOpen, settings }: Side = SIDES[id];
  const session = await openVSCode({
    folder,
    developmentPath: extension,
    settings: { 'workbench.editorLargeFileConfirmation': 100, ...settings },
  });
  const { page } = session.vscode;
  await watchKeys(page);
  if (areViewsOpen) await page.getByRole('tab', { name: /^Normscope(?!:)/ }).click();
  // Not over what it was clicked on: a hover would be drawn there.
  await page.mouse.move(0, 0);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { id, session, devtools };
}

/** Types into a file. What is done at a pause, for `settle` milliseconds, must not reach into another window's turn. */
export async function typeInto(
  { session: { vscode }, devtools }: Window,
  file: string,
  settle: number,
): Promise<Taken> {
  await vscode.openFile(file);
  await vscode.goTo({ line: 3, column: 4 });
  await vscode.page.waitForTimeout(settle);
  const before = await processorTime(devtools);
  const latencies = await typeTimed(vscode.page, KEYS, BETWEEN);
  const processor = ((await processorTime(devtools)) - before) / latencies.length;
  await vscode.page.waitForTimeout(settle);
  return { latencies, processor };
}

async function processorTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  return seconds * 1000;
}
