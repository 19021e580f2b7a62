import assert from 'node:assert/strict';
import { mochaOutcome, say, sum } from '../../scripts/parts/outcome.mjs';

describe('the outcome of a part', () => {
  it('is what the closing lines of Mocha say', () => {
    const output = '  ✓ 3 passing things\n\n  12 passing (3s)\n  2 pending\n  1 failing\n\n  1) it broke';
    assert.deepEqual(mochaOutcome(output, 1), { passed: 12, failed: 1, skipped: 2 });
  });

  it('is what an extension host prints in the same words', () => {
    assert.deepEqual(mochaOutcome('│   5 passing\n', 0), { passed: 5, failed: 0, skipped: 0 });
  });

  it('is a failure when it crashed after tests that passed', () => {
    assert.deepEqual(mochaOutcome('  5 passing (1s)\n', 1), { passed: 5, failed: 1, skipped: 0 });
  });

  it('is a failure when no test ran', () => {
    assert.deepEqual(mochaOutcome('  0 passing (1ms)\n', 0), { passed: 0, failed: 1, skipped: 0 });
    assert.deepEqual(mochaOutcome('', 0), { passed: 0, failed: 1, skipped: 0 });
  });

  it('is not counted twice when it failed and said so', () => {
    assert.deepEqual(mochaOutcome('  0 passing (1ms)\n  2 failing\n', 2), { passed: 0, failed: 2, skipped: 0 });
  });

  it('is summed and said in one line, with what was skipped only if there was any', () => {
    const total = sum([
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 4, failed: 1, skipped: 2 },
    ]);
    assert.equal(say(total), '7 passed, 1 failed, 2 skipped');
    assert.equal(say({ passed: 1, failed: 0, skipped: 0 }), '1 passed, 0 failed');
  });
});
