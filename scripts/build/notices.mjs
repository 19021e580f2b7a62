// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package that a bundled file belongs to. */
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/**
 * The licences of all packages that went into the bundles, as these licences ask for.
 * @param {string} root @param {readonly import('esbuild').Metafile[]} metafiles @param {readonly string[]} copied
 * packages of which files are shipped as they are
 * @returns {string} @throws {Error} if a package has no licence
 */
export function notices(root, metafiles, copied) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = new Set([...inputs.flatMap((input) => PACKAGE.exec(input)?.[0] ?? []), ...copied]);
  const texts = [...folders].sort().map((folder) => notice(join(root, folder)));
  return `Normscope contains the work of others, under these licences.\n\n${[...new Set(texts)].join('\n')}`;
}

/** @param {string} folder */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!license && !file) throw new Error(`${name} has no licence and cannot be shipped`);
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `──── ${name} ${version} (${license})\n\n${text}\n`;
}
