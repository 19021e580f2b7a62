// @ts-check
import { createServer } from 'node:net';
import { join } from 'node:path';
import { EMBEDDED } from '../setup/server.mjs';
import { endTree, mustRun, startTree } from '../setup/processes.mjs';
import { SETTINGS, writeUserSettings } from './settings.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} dataDir        everything that this VS Code keeps
 * @property {number} [port]         0 (default): any free one
 * @property {boolean} [testDriver]  lets a page start extension tests and drive the workbench
 * @property {boolean} [trust]       false: folders open in Restricted Mode
 * @property {Record<string, unknown>} [settings] the user's settings, over SETTINGS
 */
/** @typedef {{ url: string, port: number, log: () => string, stop: () => Promise<void> }} Server */

const START_TIMEOUT_MS = 60_000;

/** Installs a VSIX into a server's data folder. @param {string} vsix @param {string} dataDir */
export async function installVsix(vsix, dataDir) {
  const args = [EMBEDDED.main, '--install-extension', vsix, '--force', '--server-data-dir', dataDir];
  const output = await mustRun(EMBEDDED.node, [...args, '--accept-server-license-terms'], { quiet: true });
  if (!/successfully installed/.test(output)) throw new Error(`${vsix} was not installed:\n${output}`);
}

/** Starts the embedded VS Code's server; resolves when it listens. @param {ServerOptions} options @returns {Promise<Server>} */
export async function startServer(options) {
  writeUserSettings(join(options.dataDir, 'data', 'User'), { ...SETTINGS, ...options.settings });
  const child = startTree(EMBEDDED.node, serverArguments(options), { stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {string[]} */
  const lines = [];
  const log = () => lines.join('');
  const port = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The VS Code server did not start:\n${log()}`)), START_TIMEOUT_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        lines.push(chunk);
        const listening = /Extension host agent listening on (\d+)/.exec(log());
        if (listening) resolve((clearTimeout(timer), Number(listening[1])));
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ended with code ${code}:\n${log()}`));
    });
  });
  return { url: `http://127.0.0.1:${port}/`, port, log, stop: () => endTree(child) };
}

/** @param {ServerOptions} options */
function serverArguments({ dataDir, port = 0, testDriver = false, trust = true }) {
  return [
    EMBEDDED.main,
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', dataDir, '--telemetry-level', 'off'],
    ...(trust ? ['--disable-workspace-trust'] : []),
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
}

/**
 * A port to listen on: the wanted one, or the usual one if it is free, or any.
 * @param {number | undefined} wanted @param {number} usual
 * @throws {Error} if the wanted one is in use
 */
export async function freePort(wanted, usual) {
  if (await isFree(wanted ?? usual)) return wanted ?? usual;
  if (wanted !== undefined) throw new Error(`Port ${wanted} is in use: choose another one with --port.`);
  console.log(`Port ${usual} is in use: taking another one.`);
  return 0;
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
