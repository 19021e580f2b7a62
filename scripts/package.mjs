// @ts-check
// Builds for production and makes normscope-<version>.vsix, which holds only what runs. Prints its size.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './setup/dependencies.mjs';
import { isNewer } from './setup/freshness.mjs';
import { ROOT } from './setup/paths.mjs';
import { mustRun } from './setup/processes.mjs';

const DOCUMENTS = ['readme.md', 'changelog.md', 'LICENSE.txt'];
const MANIFEST = ['package.json', 'package.nls.json', 'package.nls.ko.json'];
const SCRIPTS = [
  'extension.js',
  'extension.web.js',
  'worker.js',
  'worker.web.js',
  'panel.js',
  'formulas.js',
  'inspector.js',
  'compare.js',
];
const STYLES = ['panel.css', 'inspector.css', 'compare.css', 'codicon.ttf', 'licenses.txt'];
const NEWCOMERS = [
  'samples/iris.csv',
  ...['array', 'panel', 'side', 'result'].map((step) => `media/walkthrough/${step}.svg`),
];
const REQUIRED = [...DOCUMENTS, ...MANIFEST, ...NEWCOMERS, ...[...SCRIPTS, ...STYLES].map((name) => `dist/${name}`)];
const ALLOWED = [
  /^media\/icons\/[\w-]+\.(png|svg)$/,
  /^media\/walkthrough\/[\w-]+\.svg$/,
  /^samples\/[\w-]+\.(csv|json|npy|npz|py|safetensors)$/,
];

/** What the VSIX is made of, and by. */
const SOURCES = [
  'src',
  'media',
  'l10n',
  'samples',
  'esbuild.js',
  'scripts/build',
  'scripts/package.mjs',
  '.vscodeignore',
];
const TEXTS = [
  'package.json',
  'package-lock.json',
  'package.nls.json',
  'package.nls.ko.json',
  'README.md',
  'CHANGELOG.md',
];

/** The VSIX, made anew if anything that it is made of has changed. @returns {Promise<string>} its path */
export async function ensureVsix() {
  const sources = [...SOURCES, ...TEXTS].map((path) => join(ROOT, path));
  if (isNewer(vsixPath(), sources)) return vsixPath();
  console.log('Packaging the extension …');
  return makeVsix();
}

/** Where the VSIX of this version is made. */
export function vsixPath() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return join(ROOT, `normscope-${version}.vsix`);
}

/** Makes the VSIX. @returns {Promise<string>} its path @throws {Error} if it lacks something or holds anything else */
export async function makeVsix() {
  const vsix = vsixPath();
  rmSync(vsix, { force: true });
  await mustRun(process.execPath, ['esbuild.js', '--production'], { cwd: ROOT, quiet: true });
  const vsce = join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix];
  await mustRun(process.execPath, [vsce, 'package', ...options], { cwd: ROOT, quiet: true });
  await checkContent(vsix);
  return vsix;
}

/** @param {string} vsix */
async function checkContent(vsix) {
  const { unzipSync } = await import('fflate');
  const paths = Object.keys(unzipSync(readFileSync(vsix)));
  const files = paths.filter((path) => path.startsWith('extension/')).map((path) => path.slice('extension/'.length));
  const missing = REQUIRED.filter((file) => !files.includes(file));
  const surplus = files.filter((file) => !REQUIRED.includes(file) && !ALLOWED.some((allowed) => allowed.test(file)));
  if (missing.length > 0) throw new Error(`The VSIX lacks ${missing.join(', ')}`);
  if (surplus.length > 0) throw new Error(`The VSIX holds what does not run: ${surplus.join(', ')}`);
}

/** @param {string} file */
export function sizeOf(file) {
  return `${(statSync(file).size / 1024).toFixed(0)} KB`;
}

async function main() {
  await ensureDependencies();
  const vsix = await makeVsix();
  console.log(`${vsix}: ${sizeOf(vsix)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((/** @type {Error} */ error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
