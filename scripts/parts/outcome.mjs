// @ts-check

/** @typedef {{ passed: number, failed: number, skipped: number }} Outcome */

/** What Mocha's closing lines say: how many of what. */
const LINES = /** @type {const} */ ({ passed: 'passing', failed: 'failing', skipped: 'pending' });

/**
 * Counts what Mocha reports in its closing lines (`  12 passing (3s)`). A run that ends with an error though no test
 * failed, or that ran no test at all, is one failure.
 * @param {string} output @param {number} code the exit code @returns {Outcome}
 */
export function mochaOutcome(output, code) {
  const passed = count(output, LINES.passed);
  const failed = count(output, LINES.failed);
  const skipped = count(output, LINES.skipped);
  const broken = (code !== 0 && failed === 0) || passed + failed + skipped === 0;
  return { passed, failed: broken ? failed + 1 : failed, skipped };
}

/** @param {string} output @param {string} word */
function count(output, word) {
  const matches = [...output.matchAll(new RegExp(`^[│ ]*(\\d+) ${word}\\b`, 'gm'))];
  return Number(matches.at(-1)?.[1] ?? 0);
}

/** @param {readonly Outcome[]} outcomes @returns {Outcome} */
export function sum(outcomes) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of outcomes) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** `12 passed, 0 failed`, and what was skipped. @param {Outcome} outcome */
export function say({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
