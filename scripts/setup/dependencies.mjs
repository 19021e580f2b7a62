// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { mustRun } from './processes.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean }>} LockedPackages */

/** Brings `node_modules` to what the lock file says; does nothing when it is there already. */
export async function ensureDependencies() {
  if (isInstalled()) return;
  console.log('Installing the packages of package-lock.json (about a minute, once) …');
  await mustRun('npm', ['ci', '--no-audit', '--no-fund'], { cwd: ROOT });
}

function isInstalled() {
  const wanted = lockedPackages('package-lock.json');
  const present = lockedPackages('node_modules/.package-lock.json');
  return Object.entries(wanted ?? {}).every(
    ([path, { version, optional }]) => path === '' || optional || present?.[path]?.version === version,
  );
}

/** @param {string} file @returns {LockedPackages | undefined} */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
