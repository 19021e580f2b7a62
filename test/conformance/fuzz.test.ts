import assert from 'node:assert/strict';
import { corpus } from '../fuzz/corpus';
import { fuzzOne } from '../fuzz/fuzz';

const COUNT = 10_000;

describe('the readers answer mutated files', () => {
  it(`with tensors or problems inside the source: ${COUNT} mutations of the conformance data`, function () {
    this.timeout(120_000);
    const groups = corpus(true);
    for (let seed = 1; seed <= COUNT; seed++) {
      const outcome = fuzzOne(groups, seed);
      if ('error' in outcome) assert.fail(`seed ${seed}, from ${outcome.from}: ${String(outcome.error)}`);
    }
  });
});
