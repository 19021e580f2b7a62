import assert from 'node:assert/strict';
import { jsonWithin } from '../../../src/host/assistant/within';

type Shown = Record<string, unknown> & { readonly leftOut?: Record<string, number> };

const parsed = (answer: Record<string, unknown>, limit: number): Shown => {
  const text = jsonWithin(answer, limit);
  assert.ok(text.length <= limit, `${text.length} > ${limit}`);
  return JSON.parse(text) as Shown;
};

describe('the answer of a tool', () => {
  it('stays as it is where it is short enough, with NaN and infinities as texts', () => {
    const answer = { mean: NaN, max: Infinity, min: -Infinity, bins: Float64Array.of(1, 2), list: [] };
    const expected = '{"mean":"NaN","max":"Infinity","min":"-Infinity","bins":[1,2],"list":[]}';
    assert.equal(jsonWithin(answer, 1000), expected);
    assert.equal(jsonWithin(answer, expected.length), expected);
  });

  it('is whole where it would be too long: the ends of the longest lists are left out, and it is said how many', () => {
    const others = Array.from({ length: 600 }, (_, i) => ({ name: `layer${i}.weight`, shape: [64, 64] }));
    const { leftOut, ...shown } = parsed({ tensor: { name: 'a' }, others, problems: ['one'] }, 2000);
    const kept = shown.others as typeof others;
    assert.ok(kept.length > 0);
    assert.deepEqual(kept, others.slice(0, kept.length));
    assert.deepEqual(leftOut, { others: 600 - kept.length });
    assert.deepEqual(shown.problems, ['one']);
  });

  it('shortens lists inside of objects, each by its path, before it touches shorter ones', () => {
    const worst = Array.from({ length: 100 }, (_, index) => ({ index, a: 1, b: 2 }));
    const problems = Array.from({ length: 100 }, (_, i) => `row ${i} has 4 values, the rows before it 5`);
    const { leftOut } = parsed({ comparison: { worst }, problems, shape: [2, 3] }, 1000);
    assert.deepEqual(Object.keys(leftOut ?? {}).sort(), ['comparison.worst', 'problems']);
  });

  it('shortens a name that is too long, and says by how many characters', () => {
    const { leftOut, tensor } = parsed({ tensor: { name: 'x'.repeat(100_000) } }, 1000);
    assert.equal((tensor as { name: string }).name.length + (leftOut?.['tensor.name'] ?? 0), 100_000);
  });

  it('is never changed in what it was made of', () => {
    const answer = { others: [1, 2, 3, 4] };
    jsonWithin(answer, 12);
    assert.deepEqual(answer, { others: [1, 2, 3, 4] });
  });
});
