import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { CACHE, ROOT } from '../../scripts/setup/paths.mjs';
import { COMPANION } from './embedded';
import { SETTINGS, writeUserSettings } from '../../scripts/vscode/settings.mjs';

const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE_TIMEOUT_MS = 5000;

/** A desktop VS Code to test in, or why there is none. */
export type Desktop = { readonly executable: string } | { readonly absent: string };

/** Finds a desktop VS Code: VSCODE_PATH, one downloaded before, or one to download. */
export async function findDesktop(): Promise<Desktop> {
  if (process.env.VSCODE_PATH) return { executable: process.env.VSCODE_PATH };
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { absent: 'there is no display' };
  }
  const downloaded = readdirSync(CACHE).some((name) => name.startsWith('vscode-'));
  if (!downloaded && !(await canDownload())) return { absent: 'it cannot be downloaded from here' };
  return { executable: await downloadAndUnzipVSCode({ cachePath: CACHE }) };
}

async function canDownload(): Promise<boolean> {
  try {
    return (await fetch(RELEASES, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) })).ok;
  } catch {
    return false;
  }
}

/** Runs the suite in a desktop VS Code with data of its own. Resolves to its exit code. */
export async function runDesktop(vscodeExecutablePath: string, tests: string): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'normscope-host-'));
  const folder = join(home, 'samples');
  const userData = join(home, 'user');
  cpSync(join(ROOT, 'samples'), folder, { recursive: true });
  writeUserSettings(join(userData, 'User'), SETTINGS);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const launchArgs = [folder, `--user-data-dir=${userData}`, '--disable-workspace-trust', '--skip-welcome', ...sandbox];
  try {
    const extensionTestsPath = join(ROOT, tests);
    const extensionDevelopmentPath = [ROOT, join(ROOT, COMPANION)];
    return await runTests({ vscodeExecutablePath, extensionDevelopmentPath, extensionTestsPath, launchArgs });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
