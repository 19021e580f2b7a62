// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { onPath } from './paths.mjs';
import { mustRun } from './processes.mjs';

/** @typedef {{ readonly packages: readonly string[], readonly isPresent: () => boolean }} Need */

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The browser that shows the embedded VS Code: CHROMIUM_PATH, or the first one on the PATH. */
export function findBrowser() {
  return process.env.CHROMIUM_PATH ?? onPath(...BROWSERS);
}

/** A browser and the fonts that screenshots in English and Korean need. @type {readonly Need[]} */
export const BROWSER_NEEDS = [
  { packages: ['chromium'], isPresent: () => findBrowser() !== undefined },
  { packages: ['fontconfig', 'fonts-dejavu-core'], isPresent: () => hasFontFor('en') },
  { packages: ['fonts-noto-cjk'], isPresent: () => hasFontFor('ko') },
];

/** What compiling the native modules of the VS Code server takes. @type {readonly Need[]} */
export const COMPILER_NEEDS = [
  { packages: ['python3'], isPresent: () => onPath('python3') !== undefined },
  { packages: ['make'], isPresent: () => onPath('make') !== undefined },
  { packages: ['g++'], isPresent: () => onPath('g++') !== undefined },
  { packages: ['pkg-config'], isPresent: () => onPath('pkg-config') !== undefined },
  { packages: ['libkrb5-dev'], isPresent: () => existsSync('/usr/include/gssapi/gssapi.h') },
  { packages: ['libsecret-1-dev'], isPresent: () => existsSync('/usr/include/libsecret-1/libsecret/secret.h') },
];

/**
 * Installs the Debian packages of every need that is not met.
 * @param {readonly Need[]} needs
 * @throws {Error} with what to install by hand, where there is no apt-get or no right to use it
 */
export async function ensurePackages(needs) {
  if (process.platform !== 'linux') return;
  const missing = needs.filter((need) => !need.isPresent()).flatMap((need) => need.packages);
  if (missing.length === 0) return;
  const apt = aptCommand();
  if (!apt) throw new Error(byHand(missing));
  console.log(`Installing Debian packages: ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await mustRun(apt[0], [...apt.slice(1), 'update', '-q'], { env, quiet: true });
  await mustRun(apt[0], [...apt.slice(1), 'install', '-y', '-q', '--no-install-recommends', ...missing], { env });
}

/** @returns {[string, ...string[]] | undefined} */
function aptCommand() {
  const apt = onPath('apt-get');
  if (!apt) return undefined;
  if (process.getuid?.() === 0) return [apt];
  const sudo = onPath('sudo');
  return sudo ? [sudo, 'DEBIAN_FRONTEND=noninteractive', apt] : undefined;
}

/** @param {readonly string[]} missing */
function byHand(missing) {
  return [
    'Something that Debian packages bring is missing, and it cannot be installed from here (no apt-get, or neither root nor sudo).',
    `Debian, Ubuntu:  apt-get install ${missing.join(' ')}`,
    'Elsewhere: install the packages of the same purpose; CHROMIUM_PATH may name a Chromium or Chrome.',
  ].join('\n');
}

/** @param {string} language */
function hasFontFor(language) {
  try {
    return execFileSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}
