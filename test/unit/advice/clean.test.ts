import assert from 'node:assert/strict';
import { fitInput, tensor, type SchemeParams } from '../../../src/core';
import { ok } from '../fixtures/compare';
import { codes, findings, made } from './data';

// Milliseconds; busy machines are several times slower than idle ones.
const SLOW_MACHINE = 60_000;

// Shapes with enough values a set that none of the rules has a reason to speak.
const CLEAN: readonly (readonly [shape: readonly number[], ...schemes: SchemeParams[]])[] = [
  [[64, 5], { scheme: 'input' }, { scheme: 'batch' }, { scheme: 'layer' }, { scheme: 'rms' }],
  [[40, 3], { scheme: 'input' }, { scheme: 'batch' }, { scheme: 'layer' }],
  [
    [200, 100],
    { scheme: 'input' },
    { scheme: 'batch' },
    { scheme: 'layer' },
    { scheme: 'rms' },
    { scheme: 'group', numGroups: 10 },
  ],
  [[2000, 16], { scheme: 'input' }, { scheme: 'batch' }, { scheme: 'layer' }, { scheme: 'rms' }],
  [
    [16, 20, 64],
    { scheme: 'layer' },
    { scheme: 'rms' },
    { scheme: 'batch' },
    { scheme: 'instance' },
    { scheme: 'input', axes: [0, 1] },
  ],
  [
    [8, 12, 9, 9],
    { scheme: 'batch' },
    { scheme: 'layer', normalizedNdim: 3 },
    { scheme: 'instance' },
    { scheme: 'group', numGroups: 3 },
  ],
  [
    [8, 9, 9, 12],
    { scheme: 'batch', convention: 'keras' },
    { scheme: 'layer', convention: 'keras', normalizedNdim: 3 },
  ],
  [[9, 4, 3, 5, 6], { scheme: 'batch' }, { scheme: 'layer', normalizedNdim: 4 }, { scheme: 'group', numGroups: 2 }],
  [[300], { scheme: 'input' }, { scheme: 'layer' }, { scheme: 'rms' }],
];

// NORMSCOPE_SLOW=1 looks at many more.
const SEEDS = process.env.NORMSCOPE_SLOW === '1' ? 100 : 4;

describe('advice on clean data', function () {
  this.timeout(SLOW_MACHINE);

  for (const [shape, ...schemes] of CLEAN) {
    for (const params of schemes) {
      it(`is silent on normal values of shape [${shape.join(', ')}] under ${JSON.stringify(params)}, whatever the seed`, () => {
        for (let seed = 1; seed <= SEEDS; seed++) {
          assert.deepEqual(codes(findings(made(shape, seed), shape, params)), [], `seed ${seed}`);
        }
      });
    }
  }

  it('is silent on shifted and scaled data in float32 and float16 too', () => {
    for (const dtype of ['float32', 'float16', 'bfloat16'] as const) {
      for (let seed = 1; seed <= 10; seed++) {
        const values = made([100, 8], seed, (x) => 3 * x + 5);
        for (const scheme of ['input', 'batch', 'layer', 'rms'] as const) {
          assert.deepEqual(
            codes(findings(values, [100, 8], { scheme }, { dtype })),
            [],
            `${scheme} ${dtype} seed ${seed}`,
          );
        }
      }
    }
  });

  it('is silent when the running statistics are those of the data, in training and in evaluation', () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      for (const training of [true, false]) {
        const running = { runningMean: tensor([5, 5, 5, 5]), runningVar: tensor([9, 9, 9, 9]) };
        const values = made([48, 4], seed, (x) => 3 * x + 5);
        assert.deepEqual(
          codes(findings(values, [48, 4], { scheme: 'batch', training, ...running })),
          [],
          `seed ${seed}`,
        );
      }
    }
  });

  it('sees no drift in new samples of the fitted distribution, be they 30 or 1000', () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const fitted = ok(fitInput(tensor(made([200, 6], seed), { shape: [200, 6] })));
      for (const n of [30, 1000]) {
        const found = findings(made([n, 6], seed + 1000), [n, 6], { scheme: 'input' }, { fitted });
        assert.deepEqual(codes(found), [], `seed ${seed}, ${n} samples`);
      }
    }
  });

  it('is silent on uniform and on exponential data under input normalization', () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const uniform = made([500, 4], seed, (x) => Math.atan(x));
      const exponential = made([500, 4], seed, (x) => Math.log1p(Math.exp(2 * x)));
      assert.deepEqual(codes(findings(uniform, [500, 4], { scheme: 'input' })), []);
      assert.deepEqual(codes(findings(exponential, [500, 4], { scheme: 'input' })), []);
    }
  });

  it('has nothing to say of nothing, of one value and of a 0-d tensor but that nothing is left of a single value', () => {
    for (const scheme of ['input', 'batch', 'layer', 'instance', 'rms'] as const) {
      assert.deepEqual(findings([], [0, 4, 3], { scheme }), []);
    }
    assert.deepEqual(codes(findings([7], [1, 1], { scheme: 'layer' })), ['set.single']);
    assert.deepEqual(codes(findings([7], [], { scheme: 'layer' })), ['set.single']);
    assert.deepEqual(codes(findings([7], [], { scheme: 'rms' })), []);
  });
});
