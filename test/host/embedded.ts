import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { CACHE, ROOT } from '../../scripts/setup/paths.mjs';
import { startServer } from '../../scripts/vscode/server.mjs';
import { launchBrowser } from '../vscode/browser';
import { serveFolder } from '../vscode/staticServer';
import { MARK } from './report';

export type HostKind = 'node' | 'web';

const TIMEOUT_MS = 240_000;
/** The second extension, which uses the API. */
export const COMPANION = 'out/companion';

/** Runs the suite in the embedded VS Code, in Node's extension host or the browser's. Resolves to its exit code. */
export async function runEmbedded(kind: HostKind, tests: string): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'normscope-host-'));
  const folder = join(home, 'samples');
  cpSync(join(ROOT, 'samples'), folder, { recursive: true });
  const dataDir = join(home, 'data');
  if (kind === 'node') cpSync(join(ROOT, COMPANION), join(dataDir, 'extensions', 'companion'), { recursive: true });
  const noise: string[] = [];
  const ending: (() => unknown)[] = [() => rmSync(home, { recursive: true, force: true })];
  try {
    const server = await startServer({ dataDir, testDriver: true });
    ending.push(() => server.stop());
    const browser = await launchBrowser({ webSecurity: kind === 'node' });
    ending.push(() => browser.close());
    const context = await browser.newContext({ bypassCSP: kind === 'web' });
    const page = await context.newPage();
    const exit = listen(page, noise);
    const payload: [string, string][] = [['skipWelcome', 'true']];
    if (kind === 'node') {
      const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`;
      payload.push(['extensionDevelopmentPath', remote(ROOT)], ['extensionTestsPath', remote(join(ROOT, tests))]);
    } else {
      const files = await serveFolder(ROOT);
      ending.push(() => files.close());
      const at = (path: string): object => ({ scheme: 'http', authority: `127.0.0.1:${files.port}`, path });
      await page.addInitScript(loadFromWeb, {
        extensions: [at('/'), at(`/${COMPANION}`)],
        extensionTestsPath: at(`/${tests}`),
      });
    }
    await page.goto(`${server.url}?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`);
    const code = await exit;
    if (code !== 0) console.log(`What VS Code itself logged: ${keep(kind, noise)}`);
    return code;
  } finally {
    for (const end of ending.reverse()) await end();
  }
}

function keep(kind: HostKind, noise: readonly string[]): string {
  const folder = join(CACHE, 'logs');
  const file = join(folder, `host-${kind}.log`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, noise.join('\n'));
  return file;
}

/** What the test driver reports: the extension host's console, and the suite's end. */
function listen(page: Page, noise: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No result after ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
    const log = (_type: string, args: readonly unknown[]): void => {
      const line = args.map(String).join(' ');
      if (line.startsWith(MARK)) console.log(line.slice(MARK.length));
      else noise.push(line);
    };
    const exit = (code: number): void => resolve((clearTimeout(timer), code));
    void page.exposeFunction('codeAutomationLog', log);
    void page.exposeFunction('codeAutomationExit', exit);
  });
}

/** Runs in the page, before VS Code: has the extension and its tests loaded over HTTP, as vscode.dev loads them. */
function loadFromWeb(developmentOptions: object): void {
  new MutationObserver((_changes, observer) => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    const settings = element?.getAttribute('data-settings');
    if (!element || !settings) return;
    const configuration = JSON.parse(settings) as object;
    element.setAttribute('data-settings', JSON.stringify({ ...configuration, developmentOptions }));
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
