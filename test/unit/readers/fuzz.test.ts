import assert from 'node:assert/strict';
import { checkBytes } from '../../fuzz/check';
import { corpus } from '../../fuzz/corpus';
import { fuzzOne } from '../../fuzz/fuzz';

const COUNT = 1000;

/** What mutations once found, cut down. */
const FOUND = [
  'array([7, 7]x )',
  'tf.Tensor([[1 2]\n [3 4]] 5.0 * 2)',
  '[0., 0o__]',
  '18446744073709551616l',
  'np.array([1.5, 9007199254740993], dtype=np.int64)',
];

describe('the readers answer damaged input', () => {
  for (const text of FOUND) it(JSON.stringify(text), () => void checkBytes(Buffer.from(text), {}));

  it(`with tensors or problems inside the source: ${COUNT} mutations of this project's seeds`, function () {
    this.timeout(60_000);
    const groups = corpus(false);
    for (let seed = 1; seed <= COUNT; seed++) {
      const outcome = fuzzOne(groups, seed);
      if ('error' in outcome) assert.fail(`seed ${seed}, from ${outcome.from}: ${String(outcome.error)}`);
    }
  });
});
