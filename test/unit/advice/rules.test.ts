import assert from 'node:assert/strict';
import { fitInput, tensor } from '../../../src/core';
import { adviseLayers } from '../../../src/core/advice/layers';
import { ok } from '../fixtures/compare';
import { codes, find, findings, made } from './data';

describe('advice: a small batch', () => {
  it('of 4 samples has a variance that is off by ±82 %, and that is a warning', () => {
    const finding = find(findings(made([4, 3], 1), [4, 3], { scheme: 'batch' }), 'batch.small');
    assert.equal(finding?.severity, 'warning');
    assert.equal(finding.args.m, 4);
    assert.equal(finding.args.error, Math.sqrt(2 / 3));
    assert.deepEqual(finding.rows, { axis: 1, indices: [0, 1, 2], total: 3 });
  });

  it('of 16 samples is worth saying, of 33 no longer', () => {
    assert.equal(find(findings(made([16, 3], 1), [16, 3], { scheme: 'batch' }), 'batch.small')?.severity, 'info');
    assert.equal(find(findings(made([33, 3], 1), [33, 3], { scheme: 'batch' }), 'batch.small'), undefined);
  });

  it('counts the positions, and only values that are there', () => {
    assert.equal(find(findings(made([2, 3, 5, 5], 1), [2, 3, 5, 5], { scheme: 'batch' }), 'batch.small'), undefined);
    const missing = made([40, 2], 1, (x, [row, column]) => (column === 1 && row > 9 ? NaN : x));
    const finding = find(findings(missing, [40, 2], { scheme: 'batch' }), 'batch.small');
    assert.deepEqual([finding?.args.m, finding?.rows?.indices], [10, [1]]);
  });

  it('does not matter in evaluation', () => {
    const params = {
      scheme: 'batch',
      training: false,
      runningMean: tensor([0, 0, 0]),
      runningVar: tensor([1, 1, 1]),
    } as const;
    assert.equal(find(findings(made([4, 3], 1), [4, 3], params), 'batch.small'), undefined);
  });
});

describe('advice: constant features', () => {
  it('are named by their labels', () => {
    const values = made([50, 3], 2, (x, [, column]) => (column === 1 ? 4.2 : x));
    const labels = [undefined, ['a', 'b', 'c']];
    const finding = find(findings(values, [50, 3], { scheme: 'input' }, { labels }), 'feature.constant');
    assert.deepEqual([finding?.args.names, finding?.rows], ['b', { axis: 1, indices: [1], total: 1 }]);
  });

  it('are named by their place where they have no label, and a label of a megabyte is cut', () => {
    const values = made([50, 3], 2, (x, [, column]) => (column === 1 ? 4.2 : x));
    const nameWith = (label: string): unknown =>
      find(findings(values, [50, 3], { scheme: 'input' }, { labels: [undefined, ['', label, '']] }), 'feature.constant')
        ?.args.names;
    assert.equal(nameWith(''), '[:, 1]');
    assert.equal(nameWith('x'.repeat(1e6)), `${'x'.repeat(39)}…`);
  });

  it('under batch norm are constant, or dead when they are 0', () => {
    const values = made([50, 3], 2, (x, [, column]) => [x, 7, 0][column]);
    const all = findings(values, [50, 3], { scheme: 'batch' });
    assert.deepEqual(find(all, 'feature.constant')?.rows?.indices, [1]);
    assert.deepEqual(find(all, 'channel.dead')?.rows?.indices, [2]);
  });

  it('nearly constant: float32 near 10^7 with σ of one step is rounding and not data', () => {
    const values = made([64, 2], 3, (x, [, column]) => (column === 0 ? 1e7 + Math.round(x) : x));
    const finding = find(
      findings(values, [64, 2], { scheme: 'input' }, { dtype: 'float32' }),
      'feature.nearlyConstant',
    );
    assert.deepEqual(finding?.rows?.indices, [0]);
    assert.equal(find(findings(values, [64, 2], { scheme: 'input' }), 'feature.nearlyConstant'), undefined);
  });

  it('rarely varying: one sample in fifty is not 0', () => {
    const values = made([100, 2], 4, (x, [row, column]) => (column === 0 ? Number(row % 50 === 0) : x));
    const finding = find(findings(values, [100, 2], { scheme: 'input' }), 'feature.rarelyVaries');
    assert.deepEqual([finding?.args.share, finding?.rows?.indices], [0.98, [0]]);
  });

  it('rarely varying: a value that is common but no constant (half of the samples) is fine', () => {
    const values = made([100, 1], 4, (_, [row]) => row % 2);
    assert.deepEqual(codes(findings(values, [100, 1], { scheme: 'input' })), []);
  });
});

describe('advice: sets without spread', () => {
  it('constant rows under layer norm become 0', () => {
    const values = made([20, 6], 5, (x, [row]) => (row < 3 ? 1 : x));
    const finding = find(findings(values, [20, 6], { scheme: 'layer' }), 'set.constant');
    assert.deepEqual(finding?.rows, { axis: 0, indices: [0, 1, 2], total: 3 });
  });

  it('under instance norm the axis along which they are concentrated is named', () => {
    const values = made([10, 4, 25], 5, (x, [, channel]) => (channel === 2 ? 3 : x));
    assert.deepEqual(find(findings(values, [10, 4, 25], { scheme: 'instance' }), 'set.constant')?.rows, {
      axis: 1,
      indices: [2],
      total: 1,
    });
  });

  it('one value a set leaves nothing, which is an error', () => {
    const finding = find(findings(made([30, 1], 5), [30, 1], { scheme: 'layer' }), 'set.single');
    assert.equal(finding?.severity, 'error');
  });
});

describe('advice: eps', () => {
  it('dominates a variance of 10^-6 at 10^-5: the result has σ = 0.3', () => {
    const values = made([100, 2], 6, (x, [, column]) => (column === 0 ? x / 1000 : x));
    const finding = find(findings(values, [100, 2], { scheme: 'batch' }), 'eps.dominates');
    assert.equal(finding?.severity, 'warning');
    assert.deepEqual(finding.rows?.indices, [0]);
    assert.ok(Math.abs(Number(finding.args.std) - 0.3) < 0.03, String(finding.args.std));
  });

  it('of 10^-3, as Keras has it, falls short at a variance of 0.004, but eps 0 and a larger variance do not', () => {
    const small = made([200, 2], 6, (x) => 0.063 * x);
    assert.equal(
      find(findings(small, [200, 2], { scheme: 'batch', convention: 'keras' }), 'eps.dominates')?.severity,
      'info',
    );
    assert.equal(find(findings(small, [200, 2], { scheme: 'batch', eps: 0 }), 'eps.dominates'), undefined);
  });
});

describe('advice: dead and silenced channels', () => {
  it('finds the channels that a ReLU has switched off, under batch, instance, group and layer norm', () => {
    const shape = [8, 6, 7, 7];
    const values = made(shape, 7, (x, [, channel]) => (channel === 4 ? 0 : Math.max(x, 0)));
    for (const params of [
      { scheme: 'batch' },
      { scheme: 'instance' },
      { scheme: 'group', numGroups: 2 },
      { scheme: 'layer', normalizedNdim: 3 },
    ] as const) {
      assert.deepEqual(
        find(findings(values, shape, params), 'channel.dead')?.rows,
        { axis: 1, indices: [4], total: 1 },
        params.scheme,
      );
    }
  });

  it('finds weights that are 0 beside others', () => {
    const weight = tensor([1, 0, 0.5, 1e-5]);
    const finding = find(findings(made([50, 4], 7), [50, 4], { scheme: 'batch', weight }), 'channel.silenced');
    assert.deepEqual(finding?.rows, { axis: 1, indices: [1, 3], total: 2 });
  });
});

describe('advice: values that are not finite', () => {
  const values = made([30, 4], 27, (x, [row, column]) => (column === 2 && row < 5 ? NaN : x));

  it('NaN is counted, and the features that hold it are named', () => {
    const finding = find(findings(values, [30, 4], { scheme: 'input' }), 'nan.present');
    assert.deepEqual([finding?.args.nan, finding?.args.count, finding?.rows?.indices], [5, 120, [2]]);
  });

  it('propagated, a NaN takes its whole set along', () => {
    const finding = find(findings(values, [30, 4], { scheme: 'batch', nanPolicy: 'propagate' }), 'nan.spreads');
    assert.deepEqual(
      [finding?.severity, finding?.args.bad, finding?.args.lost, finding?.rows?.indices],
      ['error', 5, 30, [2]],
    );
  });

  it('infinities are told apart', () => {
    const infinite = made([30, 4], 28, (x, [row, column]) => (row === 1 ? [Infinity, x, -Infinity, x][column] : x));
    const finding = find(findings(infinite, [30, 4], { scheme: 'input' }), 'inf.present');
    assert.deepEqual([finding?.args.posInf, finding?.args.negInf, finding?.rows?.indices], [1, 1, [0, 2]]);
  });

  it('nothing but NaN has no other finding', () => {
    for (const scheme of ['input', 'batch', 'layer', 'instance', 'rms'] as const) {
      const all = findings(new Float64Array(6 * 4 * 5).fill(NaN), [6, 4, 5], { scheme });
      assert.deepEqual(codes(all), ['nan.present'], scheme);
    }
  });

  it('by layer: the first tensor that is not finite is where to look', () => {
    const clean = { count: 10, nan: 0, posInf: 0, negInf: 0 };
    const layers = [
      { name: 'conv1', ...clean },
      { name: 'conv2', ...clean, nan: 2, posInf: 1 },
      { name: 'fc', ...clean, nan: 10 },
    ];
    const [finding] = adviseLayers(layers);
    assert.deepEqual(finding.args, { name: 'conv2', position: 2, bad: 2, total: 3, count: 10, nan: 2, inf: 1 });
    assert.deepEqual(adviseLayers(layers.slice(0, 1)), []);
    assert.deepEqual(adviseLayers([layers[0], layers[0]]), []);
    // Every tensor of the source says it, the clean ones too.
    assert.deepEqual(codes(findings(made([40, 2], 1), [40, 2], { scheme: 'input' }, { layers })), ['nan.firstLayer']);
  });
});

describe('advice: drift', () => {
  const fitted = ok(fitInput(tensor(made([300, 3], 29), { shape: [300, 3] })));

  it('a mean that moved by 2 σ and a σ that tripled are seen, the third feature is not', () => {
    const moved = made([100, 3], 30, (x, [, column]) => [x + 2, 3 * x, x][column]);
    const finding = find(findings(moved, [100, 3], { scheme: 'input' }, { fitted }), 'input.drifted');
    assert.deepEqual(finding?.rows?.indices, [0, 1]);
    assert.ok(Number(finding.args.psi) > 0.25);
  });
});
