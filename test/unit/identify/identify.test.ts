import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import {
  cast,
  identify,
  normalize,
  tensor,
  tensorOf,
  toFloat64,
  transpose,
  type Identification,
  type SchemeParams,
  type Tensor,
} from '../../../src/core';
import { normals, uniform } from '../exact/random';
import { ok, problem } from '../outcome';

/** Data whose sets differ in location and spread, so that the schemes give different numbers. */
function data(shape: readonly number[], seed: number): Tensor {
  const count = shape.reduce((n, length) => n * length, 1);
  const inner = shape.slice(1).reduce((n, length) => n * length, 1);
  const last = shape[shape.length - 1];
  const values = normals(count, seed).map(
    (z, i) => z * (1 + (i % last) * 0.3) + Math.floor(i / inner) * 0.2 + (i % last) * 0.5 + 0.3,
  );
  return tensorOf(values, shape, 'float64');
}

function rounded(x: Tensor, places: number): Tensor {
  return tensorOf(
    toFloat64(x).map((value) => Number(value.toFixed(places))),
    x.shape,
    'float64',
  );
}

function digits(x: Tensor, count: number): Tensor {
  return tensorOf(
    toFloat64(x).map((value) => Number(value.toPrecision(count))),
    x.shape,
    'float64',
  );
}

/** What an identification says, to hold against the parameters. */
function said({ verdict, best }: Identification): unknown {
  return [verdict, best?.scheme, best?.reducedAxes, best?.ddof];
}

function made(x: Tensor, params: SchemeParams): { output: Tensor; expected: unknown } {
  const { output, scheme } = ok(normalize(x, params));
  return { output, expected: ['explained', scheme.scheme, scheme.reducedAxes, scheme.ddof] };
}

const PRECISIONS = {
  exactly: (x: Tensor) => x,
  'to 4 decimals': (x: Tensor) => rounded(x, 4),
  'to 6 digits': (x: Tensor) => digits(x, 6),
  'in float32': (x: Tensor) => cast(x, 'float32'),
};

const PLAIN: readonly (readonly [title: string, shape: readonly number[], params: SchemeParams])[] = [
  ['input', [40, 6], { scheme: 'input' }],
  ['input of ddof 1', [12, 6], { scheme: 'input', ddof: 1 }],
  ['input over all axes of a matrix', [20, 6], { scheme: 'input', axes: [0, 1] }],
  ['input over the samples and steps of [N, T, F]', [6, 8, 5], { scheme: 'input', axes: [0, 1] }],
  ['batch of NCHW', [4, 3, 5, 5], { scheme: 'batch' }],
  ['batch of NHWC', [4, 5, 5, 3], { scheme: 'batch', channelAxis: -1 }],
  ['layer', [16, 8], { scheme: 'layer' }],
  ['layer over the last two axes', [5, 6, 7], { scheme: 'layer', normalizedNdim: 2 }],
  ['rms', [16, 8], { scheme: 'rms', eps: 1e-6 }],
  ['rms over all but the first axis', [5, 6, 7], { scheme: 'rms', normalizedNdim: 2, eps: 1e-6 }],
  ['instance', [3, 4, 6, 6], { scheme: 'instance' }],
  ['group', [4, 6, 5, 5], { scheme: 'group', numGroups: 3 }],
];

describe('identify: what core normalize made is found again', () => {
  for (const [title, shape, params] of PLAIN) {
    it(`${title}, however it is written`, () => {
      const x = data(shape, 7);
      const { output, expected } = made(x, params);
      for (const [how, write] of Object.entries(PRECISIONS)) {
        const found = ok(identify(x, write(output)));
        const explanations = [found.best, ...found.runnersUp].map((best) => said({ ...found, best }));
        // Digits may not tell eps 0 from 1e-5: then this explanation is one of those that are named.
        const named = how === 'exactly' ? explanations.slice(0, 1) : explanations;
        assert.ok(
          named.some((one) => isDeepStrictEqual(one, expected)),
          `${how}: ${JSON.stringify(explanations)}`,
        );
      }
    });
  }

  it('with the number of groups', () => {
    const x = data([4, 8, 5, 5], 3);
    for (const numGroups of [2, 4]) {
      const found = ok(identify(x, made(x, { scheme: 'group', numGroups }).output));
      assert.equal(found.best?.params.numGroups, numGroups);
    }
  });

  it('in a view: transposed memory on either side', () => {
    const x = data([8, 16], 11);
    const { output } = made(transpose(x), { scheme: 'layer' });
    assert.equal(ok(identify(transpose(x), output)).best?.scheme, 'layer');
    const { output: plain } = made(x, { scheme: 'layer' });
    assert.equal(ok(identify(x, transpose(cast(transpose(plain), 'float64')))).best?.scheme, 'layer');
  });

  it('with NaN and infinities left out', () => {
    const x = toFloat64(data([20, 8], 5));
    x[3] = NaN;
    x[30] = Infinity;
    const holes = tensorOf(x, [20, 8], 'float64');
    assert.equal(ok(identify(holes, made(holes, { scheme: 'layer' }).output)).best?.scheme, 'layer');
  });

  it('with a constant row among the others, at a huge offset too', () => {
    const x = toFloat64(data([20, 8], 5));
    x.fill(4, 8, 16);
    const constant = tensorOf(x, [20, 8], 'float64');
    assert.deepEqual(said(ok(identify(constant, made(constant, { scheme: 'layer' }).output))), [
      'explained',
      'layer',
      [1],
      0,
    ]);
    const far = tensorOf(
      toFloat64(data([20, 8], 6)).map((value) => value + 1e8),
      [20, 8],
      'float64',
    );
    assert.deepEqual(said(ok(identify(far, made(far, { scheme: 'layer' }).output))), ['explained', 'layer', [1], 0]);
  });
});

describe('identify: eps', () => {
  it('is the one in use that was used', () => {
    const x = tensorOf(
      toFloat64(data([16, 8], 2)).map((value) => value * 0.02),
      [16, 8],
      'float64',
    );
    for (const eps of [1e-5, 1e-6, 1e-3, 1e-12]) {
      assert.equal(ok(identify(x, made(x, { scheme: 'layer', eps }).output)).best?.eps, eps);
      assert.equal(ok(identify(x, cast(made(x, { scheme: 'layer', eps }).output, 'float32'))).best?.eps, eps);
    }
  });

  it('is solved from the data where it is none of these', () => {
    const x = data([16, 8], 2);
    for (const eps of [0.025, 3e-4, 7]) {
      for (const write of [PRECISIONS.exactly, PRECISIONS['in float32']]) {
        const { best } = ok(identify(x, write(made(x, { scheme: 'layer', eps }).output)));
        assert.deepEqual([best?.scheme, best?.eps], ['layer', eps]);
      }
    }
  });

  it('names the others that these data cannot tell from it', () => {
    const x = data([16, 8], 2);
    const { best } = ok(identify(x, rounded(made(x, { scheme: 'layer', eps: 1e-6 }).output, 4)));
    assert.equal(best?.eps, 1e-5);
    assert.ok(best.otherEps.includes(1e-6));
    assert.ok(!best.otherEps.includes(1e-3));
  });
});

describe('identify: weight and bias', () => {
  const WEIGHTED = [
    ['layer', [12, 6], { scheme: 'layer' }],
    ['rms', [12, 6], { scheme: 'rms', eps: 1e-6 }],
    ['instance', [4, 5, 6, 6], { scheme: 'instance' }],
    ['group', [4, 6, 5, 5], { scheme: 'group', numGroups: 2 }],
  ] as const satisfies readonly (readonly [string, readonly number[], SchemeParams])[];

  for (const [title, shape, params] of WEIGHTED) {
    const count = title === 'layer' || title === 'rms' ? shape[shape.length - 1] : shape[1];
    const weight = Array.from({ length: count }, (_, i) => 0.5 + 0.25 * i);
    const bias = Array.from({ length: count }, (_, i) => 1 - 0.5 * i);

    it(`of ${title} come back, and are not invented`, () => {
      const x = data(shape, 9);
      const both = ok(identify(x, made(x, { ...params, weight, bias }).output));
      assert.deepEqual(
        [both.verdict, both.best?.scheme, both.best?.hasWeight, both.best?.hasBias],
        ['explained', title, true, true],
      );
      const found = toFloat64(both.best?.params.weight as Tensor);
      weight.forEach((w, i) => assert.ok(Math.abs(found[i] - w) < 1e-9));
      const alone = ok(identify(x, made(x, { ...params, weight }).output));
      assert.deepEqual([alone.best?.scheme, alone.best?.hasWeight, alone.best?.hasBias], [title, true, false]);
      assert.equal(ok(identify(x, made(x, params).output)).best?.hasWeight, false);
    });

    it(`of ${title} come back from 5 digits and from float32`, () => {
      const x = data(shape, 10);
      const { output } = made(x, { ...params, weight, bias });
      for (const write of [(y: Tensor) => digits(y, 5), PRECISIONS['to 4 decimals'], PRECISIONS['in float32']]) {
        const { verdict, best } = ok(identify(x, write(output)));
        assert.deepEqual([verdict, best?.scheme, best?.hasBias], ['explained', title, true]);
        const found = toFloat64(best?.params.bias as Tensor);
        bias.forEach((b, i) => assert.ok(Math.abs(found[i] - b) < 1e-3));
      }
    });
  }

  it('come back where values are missing, from sets too long to be looked at wholly', () => {
    const [sets, size] = [8, 5000];
    const holed = toFloat64(data([sets, size], 9)).map((value, i) => (i % 997 === 3 ? NaN : value));
    const x = tensorOf(holed, [sets, size], 'float64');
    const next = uniform(10);
    const weight = Float64Array.from({ length: size }, () => 0.5 + next());
    const { output } = ok(normalize(x, { scheme: 'layer', weight: tensorOf(weight, [size], 'float64') }));
    const { verdict, best } = ok(identify(x, output));
    assert.deepEqual([verdict, best?.scheme, best?.hasWeight, best?.hasBias], ['explained', 'layer', true, false]);
    const found = best?.params.weight;
    assert.ok(typeof found === 'object' && 'strides' in found);
    assert.ok(toFloat64(found).every((value, i) => Math.abs(value - weight[i]) < 1e-12));
  });

  it('of batch norm cannot be told from any other scaling of the channels, and that is said', () => {
    const x = data([30, 4], 4);
    const { output } = made(x, { scheme: 'batch', weight: [1, 2, 3, 4], bias: [0, 1, 2, 3] });
    const found = ok(identify(x, output));
    assert.deepEqual([found.verdict, found.linear, found.best], ['linear', { channelAxis: 1 }, undefined]);
  });
});

describe('identify: more than one explanation', () => {
  it('names layer and rms where every mean is zero, the simpler first', () => {
    const values = [3, -3, 1, -1, 2, -2, 5, -5, 4, -4, 0.5, -0.5];
    const x = tensorOf(Float64Array.from(values), [3, 4], 'float64');
    const { best, runnersUp } = ok(identify(x, made(x, { scheme: 'layer' }).output));
    assert.equal(best?.scheme, 'layer');
    assert.ok(runnersUp.some(({ scheme }) => scheme === 'rms'));
  });

  it('tells ddof 1 from 0 as long as the digits do', () => {
    const x = data([2000, 2], 8);
    const { best, runnersUp } = ok(identify(x, rounded(made(x, { scheme: 'input', ddof: 1 }).output, 4)));
    assert.deepEqual([best?.scheme, best?.ddof, runnersUp], ['input', 1, []]);
  });

  it('does not name what the data rule out', () => {
    const x = data([16, 8], 21);
    const { runnersUp } = ok(identify(x, made(x, { scheme: 'layer' }).output));
    assert.deepEqual(
      runnersUp.map(({ scheme }) => scheme),
      [],
    );
  });

  it('lays what is left to float32, or to before values that were written down rounded', () => {
    const x = data([16, 8], 22);
    const { output } = made(x, { scheme: 'layer' });
    assert.equal(ok(identify(x, output)).best?.level, 'exact');
    assert.equal(ok(identify(rounded(x, 4), digits(output, 8))).best?.level, 'rounded');
  });
});

describe('identify: none', () => {
  const random = (shape: readonly number[], seed: number): Tensor => {
    const next = uniform(seed);
    return tensor(Array.from({ length: shape.reduce((n, length) => n * length, 1) }, next), { shape });
  };

  it('of two tensors that have nothing to do with each other', () => {
    for (const shape of [[12, 6], [5, 4], [4, 3, 5, 5], [64]]) {
      const found = ok(identify(random(shape, 1), random(shape, 2)));
      assert.deepEqual([found.verdict, found.best], ['none', undefined], shape.join());
    }
  });

  it('of normalized values in another order', () => {
    const x = data([16, 8], 3);
    const { output } = made(x, { scheme: 'layer' });
    const shuffled = tensorOf(toFloat64(output).reverse(), [16, 8], 'float64');
    assert.equal(ok(identify(x, shuffled)).verdict, 'none');
  });

  it('of noise on top, and says how near it comes', () => {
    const x = data([16, 8], 3);
    const noise = normals(128, 99);
    const output = toFloat64(made(x, { scheme: 'layer' }).output);
    const near = ok(
      identify(
        x,
        tensorOf(
          output.map((y, i) => y + 0.001 * noise[i]),
          [16, 8],
          'float64',
        ),
      ),
    );
    assert.deepEqual([near.verdict, near.best?.scheme, near.best?.level], ['close', 'layer', undefined]);
    const far = ok(
      identify(
        x,
        tensorOf(
          output.map((y, i) => y + 0.5 * noise[i]),
          [16, 8],
          'float64',
        ),
      ),
    );
    assert.equal(far.verdict, 'none');
  });

  it('of a softmax, a min-max scaling, a unit length and of nothing done, and says which', () => {
    const x = data([10, 5], 3);
    const rows = Array.from({ length: 10 }, (_, row) => Array.from(toFloat64(x).subarray(row * 5, row * 5 + 5)));
    const by = (map: (row: number[]) => number[]): Tensor => tensor(rows.flatMap(map), { shape: [10, 5] });
    const softmax = by((row) => {
      const sum = row.reduce((total, value) => total + Math.exp(value), 0);
      return row.map((value) => Math.exp(value) / sum);
    });
    const minmax = by((row) => row.map((value) => (value - Math.min(...row)) / (Math.max(...row) - Math.min(...row))));
    const unit = by((row) => row.map((value) => value / Math.hypot(...row)));
    for (const [id, y] of Object.entries({ softmax, minmax, unit })) {
      for (const write of [PRECISIONS.exactly, PRECISIONS['to 4 decimals'], PRECISIONS['in float32']]) {
        const found = ok(identify(x, write(y)));
        assert.deepEqual([found.verdict, found.best, found.other], ['other', undefined, { id, axes: [1] }]);
      }
    }
    assert.deepEqual(ok(identify(x, x)).other?.id, 'identity');
  });

  it('of tensors of different shapes, or of too few values to tell', () => {
    assert.equal(
      problem(
        identify(
          tensor([
            [1, 2],
            [3, 4],
          ]),
          tensor([1, 2, 3, 4]),
        ),
      ).code,
      'identify.shape',
    );
    assert.equal(problem(identify(tensor([1, 2]), tensor([-1, 1]))).code, 'identify.few');
    assert.equal(problem(identify(tensor([]), tensor([]))).code, 'identify.few');
  });

  it('of all NaN, all alike, or all zero', () => {
    const all = (value: number): Tensor => tensor(new Float64Array(12).fill(value), { shape: [3, 4] });
    assert.equal(ok(identify(data([3, 4], 1), all(NaN))).best, undefined);
    assert.equal(ok(identify(data([3, 4], 1), all(7))).best, undefined);
    assert.equal(ok(identify(all(2), all(0))).verdict === 'explained', false);
  });
});

describe('identify: large tensors', () => {
  it('are judged on a part first, and held against all of it', function () {
    // Takes seconds on a busy machine.
    this.timeout(60_000);
    const x = cast(data([300, 1000], 3), 'float32');
    const { output } = made(x, { scheme: 'layer', resultDtype: 'input' });
    assert.deepEqual(said(ok(identify(x, output))), ['explained', 'layer', [1], 0]);
    const spoilt = toFloat64(output);
    spoilt[123_457] += 1;
    assert.equal(ok(identify(x, tensorOf(spoilt, [300, 1000], 'float64'))).best?.residual.index, 123_457);
  });
});
