// @ts-check
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, quiet?: boolean }} RunOptions */
/** @typedef {{ code: number, output: string, timedOut: boolean }} RunResult */

const WINDOWS = process.platform === 'win32';
const GRACE_MS = 3000;
const DRAIN_MS = 1000;
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Starts a command as the leader of a process group of its own, so that `endTree` ends whatever it starts in turn.
 * @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options]
 */
export function startTree(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: !WINDOWS });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/**
 * Ends a process and all it started: politely, then by force. Resolves when the process is gone.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function endTree(child) {
  const gone = child.exitCode !== null || child.signalCode !== null;
  const exited = gone ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));
  const tree = child.pid === undefined ? [] : [child.pid, ...descendants(child.pid)];
  signalAll(tree, 'SIGTERM');
  const force = globalThis.setTimeout(() => signalAll(tree, 'SIGKILL'), GRACE_MS);
  await exited;
  clearTimeout(force);
  signalAll(tree, 'SIGKILL');
}

/** The pids of all that a process started, directly or not. @param {number} pid @returns {number[]} */
function descendants(pid) {
  const children = childrenByParent();
  /** @param {number} parent @returns {number[]} */
  const below = (parent) => (children.get(parent) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

/** @returns {Map<number, number[]>} */
function childrenByParent() {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const [pid, parent] of processTable()) children.set(parent, [...(children.get(parent) ?? []), pid]);
  return children;
}

/** Pairs of pid and parent's pid. A bare Debian has no `ps`; macOS has no `/proc`. @returns {[number, number][]} */
function processTable() {
  if (process.platform === 'linux') return readdirSync('/proc').filter(isPid).flatMap(pidAndParent);
  if (WINDOWS) return [];
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => /** @type {[number, number]} */ (line.trim().split(/\s+/).map(Number)));
}

/** @param {string} name */
const isPid = (name) => /^\d+$/.test(name);

/** @param {string} pid @returns {[number, number][]} nothing if the process is gone meanwhile */
function pidAndParent(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in brackets, may hold anything: what counts comes after the last one.
    return [[Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
  } catch {
    return [];
  }
}

/** @param {readonly number[]} pids @param {NodeJS.Signals} signal */
function signalAll(pids, signal) {
  if (WINDOWS && pids[0]) spawn('taskkill', ['/pid', String(pids[0]), '/T', '/F'], { stdio: 'ignore' });
  if (WINDOWS) return;
  for (const pid of pids) {
    // As the leader of a group, and as itself.
    for (const target of [-pid, pid]) {
      try {
        process.kill(target, signal);
      } catch {
        // It has ended by itself.
      }
    }
  }
}

/** Ends every tree that is still running when this process is interrupted, and then this process. */
export function endTreesOnInterrupt() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, async () => {
      await Promise.all([...running].map(endTree));
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  }
}

/**
 * Runs a command to its end. What it prints is passed on (unless `quiet`) and returned.
 * @param {string} command @param {readonly string[]} args @param {RunOptions} [options] @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd, env, timeoutMs, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = startTree(command, args, { cwd, env, shell: WINDOWS, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {string[]} */
    const chunks = [];
    let timedOut = false;
    const expire = () => {
      timedOut = true;
      void endTree(child);
    };
    const timer = timeoutMs ? globalThis.setTimeout(expire, timeoutMs) : undefined;
    for (const [from, to] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      from?.setEncoding('utf8').on('data', (chunk) => {
        chunks.push(chunk);
        if (!quiet) to.write(chunk);
      });
    }
    child.once('error', reject);
    child.once('exit', async (code) => {
      clearTimeout(timer);
      // What it started and left behind would keep the pipes open: they are read to their end, but not for ever.
      await Promise.race([once(child, 'close'), setTimeout(DRAIN_MS, undefined, { ref: false })]);
      if (child.pid !== undefined) signalAll([child.pid], 'SIGKILL');
      resolve({ code: code ?? 1, output: chunks.join(''), timedOut });
    });
  });
}

/**
 * Runs a command that has to succeed.
 * @param {string} command @param {readonly string[]} args @param {RunOptions} [options] @returns {Promise<string>} its output
 */
export async function mustRun(command, args, options) {
  const { code, output, timedOut } = await run(command, args, options);
  if (code === 0) return output;
  const tail = output.trim().split('\n').slice(-20).join('\n');
  throw new Error(
    `\`${command} ${args.join(' ')}\` ${timedOut ? 'took too long' : `ended with code ${code}`}:\n${tail}`,
  );
}
