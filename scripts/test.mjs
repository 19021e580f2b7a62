// @ts-check
// `npm test`: installs what is missing and runs every part (or those that are named: `npm test -- unit host`).
// The last line is `N passed, N failed`.
import { ensureWasm } from './build/wasm.mjs';
import { mochaOutcome, say, sum } from './parts/outcome.mjs';
import { vsixPath } from './package.mjs';
import { PARTS } from './parts/parts.mjs';
import { BROWSER_NEEDS, ensurePackages } from './setup/debian.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ROOT } from './setup/paths.mjs';
import { endTreesOnInterrupt, run } from './setup/processes.mjs';
import { ensureServer } from './setup/server.mjs';

/** @typedef {import('./parts/parts.mjs').Part} Part */
/** @typedef {import('./parts/outcome.mjs').Outcome} Outcome */

/** @type {Record<string, Part>} */
const ALL = PARTS;

/**
 * Brings what the parts of one lane need beside the packages.
 * @param {readonly Part[]} parts
 */
async function setUp(parts) {
  if (parts.some(({ needs }) => needs)) await ensureServer();
  if (parts.some(({ needs }) => needs === 'browser')) await ensurePackages(BROWSER_NEEDS);
}

/**
 * Runs one part; one that crashes or takes too long has failed.
 * @param {Part} part @param {NodeJS.ProcessEnv} env @param {boolean} alone  prints as it runs, not at its end
 * @returns {Promise<Outcome>}
 */
async function runPart({ title, commands, counts, minutes }, env, alone) {
  const deadline = Date.now() + minutes * 60_000;
  const outcomes = [];
  const printed = [];
  if (alone) console.log(`\n━━ ${title}`);
  for (const [command, ...args] of commands) {
    const timeoutMs = Math.max(1, deadline - Date.now());
    const { code, output, timedOut } = await run(command, args, { cwd: ROOT, env, timeoutMs, quiet: !alone });
    printed.push(output);
    if (timedOut) printed.push(`Ended: it took longer than ${minutes} minutes.\n`);
    const succeeded = code === 0 && !timedOut;
    if (counts === 'mocha') outcomes.push(mochaOutcome(output, succeeded ? 0 : 1));
    else outcomes.push({ passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 });
  }
  if (!alone) console.log(`\n━━ ${title}\n${printed.join('').trimEnd()}`);
  return sum(outcomes);
}

/** The VSIX that the part `package` makes is what the webview's tests install. @param {readonly Part[]} parts */
function environment(parts) {
  if (!parts.includes(PARTS.package)) return process.env;
  return { ...process.env, NORMSCOPE_VSIX: vsixPath() };
}

/** @typedef {{ line: string, outcome: Outcome }} Ended a part that ran, in a line */

/**
 * The parts of one lane, one after the other. What they need and cannot be had is a failure of the lane.
 * @param {readonly Part[]} parts @param {boolean} alone @returns {Promise<Ended[]>}
 */
async function runLane(parts, alone) {
  try {
    await setUp(parts);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ line: `✗ ${message}`, outcome: { passed: 0, failed: 1, skipped: 0 } }];
  }
  const ended = [];
  for (const part of parts) {
    const started = Date.now();
    const outcome = await runPart(part, environment(parts), alone);
    const line = `${outcome.failed > 0 ? '✗' : '✓'} ${part.title}: ${say(outcome)} (${seconds(started)} s)`;
    console.log(line);
    ended.push({ line, outcome });
  }
  return ended;
}

/** @param {readonly string[]} names @returns {Promise<number>} the exit code */
async function main(names) {
  const unknown = names.find((name) => !Object.hasOwn(ALL, name));
  if (unknown) throw new Error(`There is no part “${unknown}”, only ${Object.keys(ALL).join(', ')}`);
  const parts = (names.length > 0 ? names : Object.keys(ALL)).map((name) => ALL[name]);
  const lanes = [...new Set(parts.map(({ lane }) => lane))].map((lane) => parts.filter((part) => part.lane === lane));
  await ensureDependencies();
  await ensureWasm();
  const ended = (await Promise.all(lanes.map((lane) => runLane(lane, lanes.length === 1)))).flat();
  const total = sum(ended.map(({ outcome }) => outcome));
  console.log(`\n${ended.map(({ line }) => line).join('\n')}\n\n${say(total)}`);
  return total.failed > 0 ? 1 : 0;
}

/** @param {number} started */
function seconds(started) {
  return ((Date.now() - started) / 1000).toFixed(1);
}

endTreesOnInterrupt();
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (/** @type {Error} */ error) => {
    console.error(error.message);
    console.log('0 passed, 1 failed');
    process.exit(1);
  },
);
