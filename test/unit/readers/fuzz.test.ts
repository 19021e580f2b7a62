import assert from 'node:assert/strict';
import { corpus } from '../../fuzz/corpus';
import { fuzzOne } from '../../fuzz/fuzz';

const COUNT = 5000;

describe('the readers answer damaged input', () => {
  it(`with tensors or problems inside the source: ${COUNT} mutations of this project's seeds`, function () {
    this.timeout(60_000);
    const groups = corpus(false);
    for (let seed = 1; seed <= COUNT; seed++) {
      const outcome = fuzzOne(groups, seed);
      if (typeof outcome !== 'number') assert.fail(`seed ${seed}, from ${outcome.from}: ${String(outcome.error)}`);
    }
  });
});
