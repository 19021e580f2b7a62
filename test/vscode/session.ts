import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { installVsix, startServer, type Server } from '../../scripts/vscode/server.mjs';
import { launchBrowser } from './browser';
import { Workbench } from './workbench';

export interface SessionOptions {
  /** The folder whose copy is opened, from the project's root. */
  readonly folder?: string;
  /** A VSIX to install. Without it (and without NORMSCOPE_VSIX) the extension is loaded as it was last built. */
  readonly vsix?: string;
  /** The folder of an extension to load: this project where no VSIX is installed, and else none. */
  readonly developmentPath?: string;
  readonly settings?: Record<string, unknown>;
  /** false: the folder opens in Restricted Mode. */
  readonly trust?: boolean;
  readonly headless?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
}

export interface Session {
  readonly vscode: Workbench;
  readonly server: Server;
  readonly close: () => Promise<void>;
}

const SAMPLES = 'samples';
const SIZE = { width: 1440, height: 900 };

/** Starts a VS Code of its own (server, data, browser) on a copy of a folder, with Normscope in it. */
export async function openVSCode(options: SessionOptions = {}): Promise<Session> {
  const home = mkdtempSync(join(tmpdir(), 'normscope-'));
  const dataDir = join(home, 'data');
  const folder = join(home, basename(options.folder ?? SAMPLES));
  const vsix = options.vsix ?? process.env.NORMSCOPE_VSIX;
  const ending: (() => unknown)[] = [() => rmSync(home, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    cpSync(resolve(ROOT, options.folder ?? SAMPLES), folder, { recursive: true });
    if (vsix) await installVsix(vsix, dataDir);
    const server = await startServer({ dataDir, testDriver: true, trust: options.trust, settings: options.settings });
    ending.push(() => server.stop());
    const browser = await launchBrowser({ headless: options.headless });
    ending.push(() => browser.close());
    const page = await browser.newPage({ viewport: options.size ?? SIZE });
    page.setDefaultTimeout(20_000);
    await page.goto(windowUrl(server, folder, options.developmentPath ?? (vsix ? undefined : ROOT)));
    const vscode = new Workbench(page, folder, dataDir);
    await vscode.ready();
    return { vscode, server, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function windowUrl({ url, port }: Server, folder: string, developmentPath: string | undefined): string {
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (developmentPath)
    payload.push(['extensionDevelopmentPath', `vscode-remote://127.0.0.1:${port}${developmentPath}`]);
  return `${url}?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`;
}
