import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../scripts/setup/debian.mjs';

const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const QUIET = ['--disable-component-update', '--disable-sync'];

export interface BrowserOptions {
  /** The browser's extension host loads the extension from another origin than VS Code's. */
  readonly webSecurity?: boolean;
  readonly headless?: boolean;
}

/** A Chromium of its own, without a profile. Ends with `close()`, or when this process ends. */
export async function launchBrowser({ webSecurity = true, headless = true }: BrowserOptions = {}): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium on the PATH and no CHROMIUM_PATH: `npm test` installs one.');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const security = webSecurity ? [] : ['--disable-web-security'];
  return chromium.launch({ executablePath, headless, args: [...FLAGS, ...QUIET, ...sandbox, ...security] });
}
