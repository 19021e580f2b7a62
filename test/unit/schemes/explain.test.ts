import assert from 'node:assert/strict';
import { explain, normalize, SCHEME_IDS, tensor, toFloat64, transpose, type SchemeParams } from '../../../src/core';
import { applyFitted } from '../../../src/core/schemes/applied';
import { fitInput } from '../../../src/core/schemes/fitted';
import { ok, problem } from '../outcome';

describe('explain', () => {
  const images = transpose(tensor(Float64Array.from({ length: 96 }, (_, i) => Math.sin(i)), { shape: [2, 3, 4, 4] }), [3, 1, 2, 0]); // prettier-ignore
  const channels = { weight: tensor([1, 2, 3]), bias: tensor([4, 5, 6]) };
  const cases: SchemeParams[] = [
    { scheme: 'input', axes: [0, 2, 3] },
    { scheme: 'batch', ...channels },
    { scheme: 'batch', training: false, runningMean: tensor([1, 2, 3]), runningVar: tensor([1, 4, 9]), ...channels },
    { scheme: 'layer', normalizedNdim: 2 },
    { scheme: 'layer', normalizedNdim: 3, weight: tensor(Float64Array.from({ length: 24 }, (_, i) => i), { shape: [3, 4, 2] }) }, // prettier-ignore
    { scheme: 'instance', ...channels },
    { scheme: 'group', numGroups: 3, ...channels },
    { scheme: 'group', numGroups: 1, ...channels },
    { scheme: 'rms', normalizedNdim: 2, resultDtype: 'input' },
  ];

  for (const params of cases) {
    const { weight, normalizedNdim, numGroups } = params;
    const extra = [weight && 'weight', normalizedNdim, numGroups, params.training === false && 'evaluation'];
    it(`gives the numbers that make every value: ${[params.scheme, ...extra.filter(Boolean)].join(', ')}`, () => {
      const made = ok(normalize(images, params));
      const y = toFloat64(made.output);
      for (let i = 0; i < 96; i++) {
        const told = ok(explain(images, params, i, made));
        assert.equal(told.y, y[i]);
        const again = ((told.x - told.mean) / told.scale) * told.weight + told.bias;
        assert.ok(Math.abs(again - told.y) < 1e-14, `${i}: ${again} ${told.y}`);
        if (params.scheme !== 'input') assert.equal(told.scale, Math.sqrt(told.variance + told.eps));
        assert.deepEqual(ok(explain(images, params, told.position, made)).x, told.x);
      }
    });
  }

  it('covers every scheme', () => {
    assert.deepEqual([...new Set(cases.map(({ scheme }) => scheme))], [...SCHEME_IDS]);
  });

  it('fills the formula in', () => {
    const x = tensor([[1, 2], [3, 6]]); // prettier-ignore
    const formula = (params: SchemeParams, index: number): string => ok(explain(x, params, index)).formula;
    assert.equal(formula({ scheme: 'batch', weight: tensor([2, 3]), bias: tensor([0.5, -1]) }, 3), '(6 - 4) / √(4 + 0.00001) · 3 - 1 = 2'); // prettier-ignore
    assert.equal(formula({ scheme: 'input' }, 0), '(1 - 2) / 1 = -1');
    assert.equal(formula({ scheme: 'rms', eps: 0 }, 1), '2 / √(2.5 + 0) = 1.26491');
    const y = ok(explain(tensor([[-1, -3]]), { scheme: 'layer' }, 0)).formula;
    assert.equal(y, '(-1 + 2) / √(1 + 0.00001) = 0.999995');
  });

  it('tells fitted statistics that are applied, and undone, by their own formula', () => {
    const fitted = ok(fitInput(tensor([[1, -4], [5, -8]]))); // prettier-ignore
    const x = tensor([[9, 2]]);
    const formula = (invert: boolean, index: number): string => {
      const made = ok(applyFitted(x, fitted, { invert }));
      return ok(explain(x, { scheme: 'input' }, index, made, { inverted: invert })).formula;
    };
    assert.equal(formula(false, 0), '(9 - 3) / 2 = 3');
    assert.equal(formula(false, 1), '(2 + 6) / 2 = 4');
    assert.equal(formula(true, 0), '9 · 2 + 3 = 21');
    assert.equal(formula(true, 1), '2 · 2 - 6 = -2');
  });

  it('says how many values the mean was taken over', () => {
    assert.equal(ok(explain(tensor([[1, NaN, 3]]), { scheme: 'layer' }, 0)).n, 2);
  });

  it('refuses a position outside the tensor', () => {
    const x = tensor([[1, 2]]);
    for (const position of [2, -1, 0.5, [0], [0, 2], [0, -1], [0, 0, 0]]) {
      assert.equal(problem(explain(x, { scheme: 'layer' }, position)).code, 'scheme.position');
    }
  });
});
