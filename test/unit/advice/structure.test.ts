import assert from 'node:assert/strict';
import { tensor } from '../../../src/core';
import { codes, find, findings, made } from './data';

describe('advice: what normalizing a sample erases', () => {
  it('samples that differ in level only: nearly all of the variance between them', () => {
    const values = made([40, 32], 8, (x, [row]) => 0.1 * x + (row % 7));
    const finding = find(findings(values, [40, 32], { scheme: 'layer' }), 'layer.erases');
    assert.equal(finding?.severity, 'warning');
    assert.ok(Number(finding.args.share) > 0.95, String(finding.args.share));
    assert.equal(find(findings(values, [40, 32], { scheme: 'batch' }), 'layer.erases'), undefined);
  });

  it('measures the share: level and pattern of equal variance leave about a half, which is not told', () => {
    const level = made([400, 1], 9);
    const values = made([400, 64], 10, (x, [row]) => x + level[row]);
    assert.equal(find(findings(values, [400, 64], { scheme: 'layer' }), 'layer.erases'), undefined);
    const stronger = made([400, 64], 10, (x, [row]) => x + 2 * level[row]);
    const share = Number(find(findings(stronger, [400, 64], { scheme: 'layer' }), 'layer.erases')?.args.share);
    assert.ok(Math.abs(share - 0.8) < 0.03, `4 parts of 5 are level, measured ${share}`);
  });

  it('one pattern at many sizes: rms erases the size', () => {
    const values = made([40, 16], 11, (_, [row, column]) => (1 + row) * (2 + Math.sin(column)));
    assert.ok(Number(find(findings(values, [40, 16], { scheme: 'rms' }), 'layer.erases')?.args.share) > 0.95);
  });

  it('images of one scene at many brightnesses: instance and group norm', () => {
    const shape = [12, 4, 6, 6];
    const values = made(shape, 12, (x, [sample, , row, column]) => 0.05 * x + sample + Math.sin(row + column));
    for (const params of [{ scheme: 'instance' }, { scheme: 'group', numGroups: 2 }] as const) {
      assert.ok(Number(find(findings(values, shape, params), 'layer.erases')?.args.share) > 0.9, params.scheme);
    }
  });

  it('is not misled by features at an offset of 10^9', () => {
    const values = made([50, 8], 13, (x, [, column]) => x + (column === 0 ? 1e9 : 0));
    assert.equal(find(findings(values, [50, 8], { scheme: 'layer' }), 'layer.erases'), undefined);
  });
});

describe('advice: evaluation against training', () => {
  const shape = [64, 3];
  const running = (mean: number[], variance: number[]) => ({ runningMean: tensor(mean), runningVar: tensor(variance) });

  it('says which channel is off and by how much, in training as in evaluation', () => {
    for (const training of [true, false]) {
      const all = findings(made(shape, 14), shape, { scheme: 'batch', training, ...running([0, 3, 0], [1, 1, 1]) });
      const finding = find(all, 'evaluation.disagrees');
      assert.deepEqual(finding?.rows?.indices, [1]);
      assert.ok(Math.abs(Number(finding.args.shift) + 3) < 0.5, String(finding.args.shift));
    }
  });

  it('sees a variance that is a hundred times the running one', () => {
    const all = findings(
      made(shape, 15, (x) => 10 * x),
      shape,
      { scheme: 'batch', ...running([0, 0, 0], [1, 1, 1]) },
    );
    assert.ok(Math.abs(Number(find(all, 'evaluation.disagrees')?.args.ratio) - 100) < 50);
  });

  it('allows a batch of four its chance', () => {
    const all = findings(made([4, 3], 16), [4, 3], { scheme: 'batch', ...running([0, 0, 0], [1, 1, 1]) });
    assert.equal(find(all, 'evaluation.disagrees'), undefined);
  });
});

describe('advice: outliers', () => {
  it('one typing error in twenty values makes up σ', () => {
    const values = made([20, 2], 17, (x, [row, column]) => (row === 3 && column === 1 ? 1000 : x));
    const finding = find(findings(values, [20, 2], { scheme: 'input' }), 'outlier.dominates');
    assert.deepEqual([finding?.rows?.indices, finding?.args.outliers], [[1], 1]);
    assert.ok(Number(finding?.args.share) > 0.9);
  });

  it('one percent of the values at 100 σ, as massive activations', () => {
    const values = made([5, 2000], 18, (x, [, column]) => (column % 100 === 0 ? 100 * x : x));
    assert.equal(find(findings(values, [5, 2000], { scheme: 'layer' }), 'outlier.dominates')?.args.count, 5);
  });
});

describe('advice: features of different scale', () => {
  const values = made([100, 3], 19, (x, [, column]) => x * [1, 5000, 0.1][column]);
  const labels = [undefined, ['ratio', 'income', 'rate']];

  it('under layer norm want input normalization first, and the two extremes are named', () => {
    const finding = find(findings(values, [100, 3], { scheme: 'layer' }, { labels }), 'scale.differs');
    assert.deepEqual(
      [finding?.severity, finding?.args.greatestName, finding?.args.leastName],
      ['warning', 'income', 'rate'],
    );
  });

  it('under input normalization are what it is for', () => {
    const found = findings(values, [100, 3], { scheme: 'input' }, { labels });
    assert.deepEqual(codes(found), ['scale.equalized']);
    assert.equal(found[0].severity, 'info');
  });

  it('in other groups than one another do not matter to group norm', () => {
    const shape = [20, 4, 30];
    const apart = made(shape, 20, (x, [, channel]) => x * (channel < 2 ? 1 : 1000));
    assert.equal(find(findings(apart, shape, { scheme: 'group', numGroups: 2 }), 'scale.differs'), undefined);
    const together = made(shape, 20, (x, [, channel]) => x * (channel % 2 ? 1 : 1000));
    assert.ok(find(findings(together, shape, { scheme: 'group', numGroups: 2 }), 'scale.differs'));
  });
});

describe('advice: a time axis under batch norm', () => {
  const walkAlong = (shape: readonly number[], axis: number, seed: number): Float64Array => {
    const values = made(shape, seed);
    const stride = shape.slice(axis + 1).reduce((product, length) => product * length, 1);
    // AR(1) with r = 0.9.
    for (let i = stride; i < values.length; i++) {
      if (Math.floor(i / stride) % shape[axis] > 0)
        values[i] = 0.9 * values[i - stride] + Math.sqrt(1 - 0.81) * values[i];
    }
    return values;
  };

  it('of [N, C, L]: AR(1) of 0.9 is measured, and what its values are worth', () => {
    const finding = find(
      findings(walkAlong([16, 3, 200], 2, 21), [16, 3, 200], { scheme: 'batch' }),
      'time.autocorrelated',
    );
    assert.equal(finding?.args.axis, 2);
    assert.ok(Math.abs(Number(finding.args.r) - 0.9) < 0.03, String(finding.args.r));
    assert.ok(Math.abs(Number(finding.args.effective) - (3200 * 0.19) / 1.81) < 120, String(finding.args.effective));
  });

  it('of [N, L, C] by Keras, and the order of the rows of a table', () => {
    const keras = { scheme: 'batch', convention: 'keras' } as const;
    assert.equal(
      find(findings(walkAlong([16, 200, 3], 1, 22), [16, 200, 3], keras), 'time.autocorrelated')?.args.axis,
      1,
    );
    assert.equal(
      find(findings(walkAlong([500, 3], 0, 23), [500, 3], { scheme: 'batch' }), 'time.autocorrelated')?.args.axis,
      0,
    );
  });

  it('is not what an image has', () => {
    const shape = [8, 2, 16, 16];
    const smooth = made(shape, 24, (x, [, , row, column]) => Math.sin(row / 3) + Math.cos(column / 4) + 0.1 * x);
    assert.equal(find(findings(smooth, shape, { scheme: 'batch' }), 'time.autocorrelated'), undefined);
  });
});

describe('advice: spatial structure under layer norm', () => {
  const picture = (channel: number, row: number, column: number): number =>
    Math.sin((row + channel) / 2) * Math.cos(column / 3);

  it('over C, H, W a structured channel of small range is flattened by a large one', () => {
    const shape = [4, 3, 12, 12];
    const values = made(shape, 25, (x, [, c, h, w]) => (c === 2 ? 50 * x : picture(c, h, w)));
    const finding = find(findings(values, shape, { scheme: 'layer', normalizedNdim: 3 }), 'spatial.flattened');
    assert.deepEqual(finding?.rows, { axis: 1, indices: [0, 1], total: 2 });
    assert.ok(Number(finding.args.contrast) < 0.1);
  });

  it('the same in the layout of Keras', () => {
    const shape = [4, 12, 12, 3];
    const values = made(shape, 25, (x, [, h, w, c]) => (c === 2 ? 50 * x : picture(c, h, w)));
    const params = { scheme: 'layer', normalizedNdim: 3, convention: 'keras' } as const;
    assert.deepEqual(find(findings(values, shape, params), 'spatial.flattened')?.rows, {
      axis: 3,
      indices: [0, 1],
      total: 2,
    });
  });

  it('noise of small range has no structure to lose, and channels of one range are not flattened', () => {
    const shape = [4, 3, 12, 12];
    const noise = made(shape, 26, (x, [, c]) => (c === 2 ? 50 * x : x));
    const alike = made(shape, 26, (_, [, c, h, w]) => picture(c, h, w));
    for (const values of [noise, alike]) {
      assert.equal(
        find(findings(values, shape, { scheme: 'layer', normalizedNdim: 3 }), 'spatial.flattened'),
        undefined,
      );
    }
  });
});
