// @ts-check
// `npm start`: installs what is missing, and opens samples/ in a real VS Code that has the extension installed.
//   --port N   where the embedded VS Code listens (8123)
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { ensureVsix, sizeOf } from './package.mjs';
import { BROWSER_NEEDS, ensurePackages } from './setup/debian.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { CACHE, onPath, ROOT } from './setup/paths.mjs';
import { endTreesOnInterrupt } from './setup/processes.mjs';
import { embeddedVersion, ensureServer } from './setup/server.mjs';
import { findDesktop, openDesktop } from './vscode/desktop.mjs';
import { freePort, installVsix, startServer } from './vscode/server.mjs';

const DEFAULT_PORT = 8123;
const SAMPLES = join(ROOT, 'samples');
const BROWSERS = ['xdg-open', 'open', 'start', 'firefox', 'chromium', 'google-chrome', 'microsoft-edge'];
const NEXT = 'Open iris.csv there, press F1 and choose “Normscope: Inspect”.';

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  await ensureDependencies();
  const desktop = values.port ? undefined : await findDesktop();
  if (!desktop) await ensureServer();
  const vsix = await ensureVsix();
  console.log(`${vsix}: ${sizeOf(vsix)}`);
  if (desktop) await openInDesktop(desktop, vsix);
  else await serve(vsix, await freePort(values.port ? Number(values.port) : undefined, DEFAULT_PORT));
}

/** @param {string} code @param {string} vsix */
async function openInDesktop(code, vsix) {
  console.log(
    `Opening the samples in the desktop's VS Code (${code}), with settings and extensions of its own.\n${NEXT}`,
  );
  await openDesktop({ code, vsix, folder: SAMPLES, home: join(CACHE, 'desktop') });
}

/** @param {string} vsix @param {number} port */
async function serve(vsix, port) {
  await ensureSomeBrowser();
  const dataDir = join(CACHE, 'start');
  await installVsix(vsix, dataDir);
  const server = await startServer({ dataDir, port });
  const address = `${server.url}?${new URLSearchParams({ folder: SAMPLES })}`;
  console.log(`\nVS Code ${embeddedVersion()} runs with Normscope installed and the samples open. Look here:\n`);
  console.log(`  ${address}\n\n${NEXT} Ctrl+C ends it.`);
}

/** A machine without any browser gets Chromium; where that cannot be, another machine's browser will do. */
async function ensureSomeBrowser() {
  if (process.env.CHROMIUM_PATH || onPath(...BROWSERS)) return;
  try {
    await ensurePackages(BROWSER_NEEDS);
  } catch (error) {
    console.warn(error instanceof Error ? error.message : error);
  }
}

endTreesOnInterrupt();
main().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exit(1);
});
