import assert from 'node:assert/strict';
import { nameOfN } from '../../../l10n/figures';
import { summarize, tensor } from '../../../src/core';
import { ok } from '../fixtures/compare';

describe('the name of n', () => {
  const x = tensor([1, 2, NaN, Infinity]);

  it('says that NaN and ±Inf are among the values where the figures are over all of them', () => {
    assert.equal(nameOfN([ok(summarize(x, { nanPolicy: 'propagate' }))]), 'nAll');
  });

  it('says that they are finite where the others are left out, or where there are no others', () => {
    assert.equal(nameOfN([ok(summarize(x))]), 'n');
    assert.equal(nameOfN([ok(summarize(tensor([1, 2]), { nanPolicy: 'propagate' }))]), 'n');
  });

  it('is one name for summaries side by side', () => {
    assert.equal(nameOfN([ok(summarize(tensor([1]))), ok(summarize(x, { nanPolicy: 'propagate' }))]), 'nAll');
  });
});
