// @ts-check
import { join } from 'node:path';
import { onPath } from '../setup/paths.mjs';
import { mustRun, run } from '../setup/processes.mjs';
import { SETTINGS, writeUserSettings } from './settings.mjs';

/**
 * The `code` of a desktop VS Code, if this is a desktop that has one. The `code` of a terminal inside a remote
 * or browser window only talks to that window, and takes neither a VSIX nor folders for data.
 */
export async function findDesktop() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const code = onPath('code');
  if (!code) return undefined;
  const { code: failed } = await run(code, ['--version', ...asRoot(join('/tmp', 'normscope-version'))], {
    quiet: true,
  });
  return failed ? undefined : code;
}

/**
 * Opens a folder in the desktop's VS Code with the extension installed; the user's own settings and extensions
 * stay as they are. Resolves when the window is closed.
 * @param {{ code: string, vsix: string, folder: string, home: string }} options
 */
export async function openDesktop({ code, vsix, folder, home }) {
  const userData = join(home, 'user');
  const own = ['--user-data-dir', userData, '--extensions-dir', join(home, 'extensions'), ...asRoot(undefined)];
  writeUserSettings(join(userData, 'User'), SETTINGS);
  await mustRun(code, [...own, '--install-extension', vsix, '--force'], { quiet: true });
  await mustRun(code, [...own, '--new-window', '--wait', '--disable-workspace-trust', folder]);
}

/** Root has to say that it means it. @param {string | undefined} userData */
function asRoot(userData) {
  if (process.getuid?.() !== 0) return [];
  return ['--no-sandbox', ...(userData ? ['--user-data-dir', userData] : [])];
}
