import assert from 'node:assert/strict';
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { violations } from '../axe';
import type { Workbench } from '../harness';
import { assertClose, inspect, Panel } from '../panel';
import { sharedWindow } from '../window';

const SPARSE = 'sparse.npy';
/** 20 GB of float32: zeros that take no room on the disk. */
const [SAMPLES, FEATURES] = [2_500_000, 2000];
const TABLE = 'readings.csv';
/** Of 17 bytes: 204 MB. */
const ROWS = 12_000_000;

// Milliseconds.
const MENU_PATIENCE = 2000;
const MENU_PAUSE = 300;

function writeSparse(path: string): void {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${SAMPLES}, ${FEATURES}), }`.padEnd(117) + '\n';
  const magic = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]);
  const file = openSync(path, 'w');
  writeSync(file, Buffer.concat([magic, Buffer.from(header)]));
  closeSync(file);
  truncateSync(path, magic.length + header.length + SAMPLES * FEATURES * 4);
}

/** Memory of this window's extension host, in MiB: the process that descends from the server with this data directory. */
function hostMemory(dataDir: string): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid, command: contents(`/proc/${pid}/cmdline`), status: contents(`/proc/${pid}/status`) }));
  const field = (status: string, name: string): string =>
    new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? '';
  const servers = processes.filter(({ command }) => command.includes(dataDir)).map(({ pid }) => pid);
  const hosts = processes.filter(
    ({ command, status }) => command.includes('--type=extensionHost') && servers.includes(field(status, 'PPid')),
  );
  return hosts.reduce((sum, { status }) => sum + Number(field(status, 'VmRSS')) / 1024, 0);
}

// A process may end while it is looked at.
function contents(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

describe('files that are too large for an editor', () => {
  let vscode: Workbench;
  let panel: Panel;

  before(async function () {
    this.timeout(180_000);
    vscode = await sharedWindow();
    await vscode.runCommand('View: Close All Editors');
    writeSparse(join(vscode.folder, SPARSE));
    writeFileSync(
      join(vscode.folder, TABLE),
      `time,level,flow\n${'0.25,1013.25,-0.5\n1.25,998.75,4.5\n'.repeat(ROWS / 2)}`,
    );
  });
  after(() => {
    for (const file of [SPARSE, TABLE]) rmSync(join(vscode.folder, file));
  });

  it('a tensor of 20 GB is told of at once, computed on demand with its progress, and called off, in a fraction of its size', async () => {
    const before = hostMemory(vscode.dataDir);
    await vscode.page.locator('.explorer-folders-view').getByText(SPARSE).dblclick();
    panel = new Panel(vscode.panelFrame());
    await panel.frame.getByText(/This tensor has 20 GB/).waitFor();
    await panel.frame.getByRole('button', { name: 'Compute' }).click();
    await panel.frame.getByText(/^Computing: [\d.]+ (MB|GB) of \d+ GB read$/).waitFor();
    assert.deepEqual(await violations(panel.frame), []);
    await vscode.screenshot('large-computing');
    await panel.frame.getByText(/^Computing: [\d.]+ GB of/).waitFor();
    const grown = hostMemory(vscode.dataDir) - before;
    assert.ok(before > 0 && grown < 512, `${grown.toFixed(0)} MiB more`);
    await panel.frame.getByRole('button', { name: 'Cancel' }).click();
    await panel.frame.getByText(/This tensor has 20 GB/).waitFor();
    assert.deepEqual(await violations(panel.frame), []);
  });

  it('a table of 200 MB is read from the explorer with its progress, called off, and read again', async function () {
    this.timeout(180_000);
    await vscode.runCommand('View: Close All Editors');
    panel = await inspect(vscode, 'iris.csv', 'Normscope: Input-Normalize Selection (z-score)');
    await vscode.page.locator('.explorer-folders-view').getByText(TABLE).click({ button: 'right' });
    const item = vscode.page.getByRole('menuitem', { name: 'Inspect with Normscope' });
    await item.waitFor();
    // A menu that has just come up lets the first click pass.
    while (await item.isVisible()) {
      await item.click({ timeout: MENU_PATIENCE }).catch(() => undefined);
      await vscode.page.waitForTimeout(MENU_PAUSE);
    }
    const progress = panel.frame.getByText(/^(Reading|Taking in the numbers:) \d+ MB of \d+ MB$/);
    await progress.waitFor();
    await panel.frame.getByRole('button', { name: 'Cancel' }).click();
    const cancelled = Date.now();
    await progress.waitFor({ state: 'hidden' });
    console.log(`      called off within ${Date.now() - cancelled} ms`);
    await panel.frame.getByRole('button', { name: 'Start Again' }).click();
    await panel.frame.getByText('n = 36,000,000').waitFor({ timeout: 120_000 });
    await panel.settled();
    assertClose((await panel.statistic('Max')).before, 1013.25);
  });
});
