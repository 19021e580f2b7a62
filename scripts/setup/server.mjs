// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { COMPILER_NEEDS, ensurePackages } from './debian.mjs';
import { CACHE } from './paths.mjs';
import { mustRun } from './processes.mjs';

// code-server ships a whole VS Code in an npm package; the server in it runs by itself. It insists on
// this major version of Node, which comes from npm as well.
const NODE_VERSION = '24.21.0';
const SERVER_VERSION = '4.139.1';

const NODE_FOLDER = join(CACHE, 'node');
const NODE_PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const NODE_HOME = join(NODE_FOLDER, 'node_modules', NODE_PACKAGE);
const SERVER_FOLDER = join(CACHE, 'server');
const DONE = join(SERVER_FOLDER, `installed-${SERVER_VERSION}`);

/** The embedded VS Code's server: the Node that runs it, and its main file. */
export const EMBEDDED = {
  node: join(NODE_HOME, 'bin', 'node'),
  main: join(SERVER_FOLDER, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  product: join(SERVER_FOLDER, 'node_modules', 'code-server', 'lib', 'vscode', 'product.json'),
};

/** Which VS Code the server is. */
export function embeddedVersion() {
  return String(JSON.parse(readFileSync(EMBEDDED.product, 'utf8')).version);
}

/** Brings the VS Code server, once. */
export async function ensureServer() {
  if (existsSync(DONE) && existsSync(EMBEDDED.node)) return;
  await ensurePackages(COMPILER_NEEDS);
  if (!existsSync(EMBEDDED.node)) {
    console.log(`Fetching Node ${NODE_VERSION}, which runs the VS Code server …`);
    await install(NODE_FOLDER, `${NODE_PACKAGE}@${NODE_VERSION}`, process.env);
  }
  console.log('Fetching the VS Code server and compiling its native modules (two to four minutes, 600 MB, once) …');
  rmSync(SERVER_FOLDER, { recursive: true, force: true });
  const stopTicking = tick();
  try {
    await install(SERVER_FOLDER, `code-server@${SERVER_VERSION}`, serverEnvironment());
  } finally {
    stopTicking();
  }
  writeFileSync(DONE, '');
}

/** @param {string} folder @param {string} what @param {NodeJS.ProcessEnv} env */
async function install(folder, what, env) {
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel', 'error', what];
  await mustRun('npm', args, { cwd: folder, env, quiet: true });
}

/** What an outer npm (this is one of its scripts) says about itself, and an inner one would take for its own. */
const OUTER_NPM =
  /^(NODE|INIT_CWD|npm_(command|execpath|node_execpath|lifecycle_.*|package_.*|config_(user_agent|local_prefix)))$/i;

/** The native modules are compiled by, and for, the Node that will load them: its headers come with it. */
function serverEnvironment() {
  const inherited = Object.entries(process.env).filter(([name]) => !OUTER_NPM.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: join(NODE_HOME, 'bin') + delimiter + process.env.PATH,
    npm_config_nodedir: NODE_HOME,
    npm_config_ignore_scripts: 'false',
    npm_config_jobs: 'max',
  };
}

function tick() {
  const started = Date.now();
  const timer = setInterval(() => {
    console.log(`  … still at it after ${Math.round((Date.now() - started) / 1000)} s`);
  }, 20_000);
  return () => clearInterval(timer);
}
