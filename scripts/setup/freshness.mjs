// @ts-check
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether a file is there and newer than all that it is made of. A folder's own time tells what was removed from it.
 * @param {string} file @param {readonly string[]} sources files and folders
 */
export function isNewer(file, sources) {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;
  return sources.flatMap(withAllBelow).every((source) => statSync(source).mtimeMs < made);
}

/** @param {string} path @returns {string[]} */
function withAllBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))];
}
