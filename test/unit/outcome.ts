import assert from 'node:assert/strict';
import { translator } from '../../l10n';
import type { Outcome, Problem } from '../../src/core';

/** The value of an outcome; fails the test with the problem otherwise. */
export function ok<T>(outcome: Outcome<T>): T {
  if ('err' in outcome) assert.fail(`${outcome.err.code} ${JSON.stringify(outcome.err.args)}`);
  return outcome.ok;
}

/** The problem of an outcome; fails the test when there is none, or no sentence for it in a language. */
export function problem(outcome: Outcome<unknown>): Problem {
  if (!('err' in outcome)) assert.fail('a problem was expected');
  const { code, args } = outcome.err;
  for (const language of ['en', 'ko'] as const) {
    const sentence = translator(language)(code, args);
    assert.ok(!sentence.startsWith(code), `no ${language} sentence for ${code}`);
  }
  return outcome.err;
}
