import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  normalize,
  reshape,
  sizeOf,
  slice,
  tensor,
  toFloat64,
  type SchemeParams,
  type Tensor,
} from '../../../src/core';
import { ok } from '../fixtures/compare';
import { elsewhere, RUNS, shapes, tensors } from './arbitrary';
import { onEveryKernel } from '../kernels';

// Milliseconds; busy machines are several times slower than idle ones.
const SLOW_MACHINE = 60_000;

const ALL: readonly SchemeParams[] = [
  { scheme: 'input' },
  { scheme: 'input', axes: [0, 2], ddof: 1 },
  { scheme: 'batch' },
  { scheme: 'batch', convention: 'keras' },
  { scheme: 'layer' },
  { scheme: 'layer', normalizedNdim: 2 },
  { scheme: 'instance' },
  { scheme: 'group', numGroups: 1 },
  { scheme: 'rms' },
];
const CENTERED = ALL.filter(({ scheme }) => scheme !== 'rms');

const apply = (x: Tensor, params: SchemeParams): Float64Array => toFloat64(ok(normalize(x, params)).output);
const map = (x: Tensor, change: (value: number) => number): Tensor =>
  tensor(toFloat64(x).map(change), { shape: x.shape });

function near(actual: Float64Array, expected: Float64Array, within: number): void {
  assert.equal(actual.length, expected.length);
  actual.forEach((x, i) => assert.ok(Math.abs(x - expected[i]) <= within, `element ${i}: ${x}, not ${expected[i]}`));
}

function check(arbitrary: fc.Arbitrary<Tensor>, property: (x: Tensor) => void): void {
  fc.assert(fc.property(arbitrary, property), RUNS);
}

onEveryKernel('properties of the schemes, on random tensors', function () {
  this.timeout(SLOW_MACHINE);

  for (const params of ALL) {
    const name = JSON.stringify(params);

    it(`${name}: normalizing twice changes nothing when eps is 0`, () => {
      check(tensors(shapes(3)), (x) => {
        const once = ok(normalize(x, { ...params, eps: 0 })).output;
        near(apply(once, { ...params, eps: 0 }), toFloat64(once), 1e-12);
      });
    });

    it(`${name}: normalizing twice with eps 1e-5 changes a result by no more than eps / (2 variance)`, () => {
      check(tensors(shapes(3)), (x) => {
        const { output, variance } = ok(normalize(x, { ...params, eps: 1e-5 }));
        const least = Math.min(...toFloat64(variance));
        const most = Math.max(...toFloat64(output).map(Math.abs));
        // The second time the variance is v / (v + eps), near 1 unless v is small itself.
        near(apply(output, { ...params, eps: 1e-5 }), toFloat64(output), most * 1e-5 * (1 + 1 / least));
      });
    });

    it(`${name}: the scale of the input does not matter when eps is 0`, () => {
      check(tensors(shapes(3)), (x) => {
        const own = { ...params, eps: 0 };
        near(
          apply(
            map(x, (v) => 4 * v),
            own,
          ),
          apply(x, own),
          0,
        );
        near(
          apply(
            map(x, (v) => 0.37 * v),
            own,
          ),
          apply(x, own),
          1e-11,
        );
        near(
          apply(
            map(x, (v) => -v),
            own,
          ),
          apply(x, own).map((v) => -v),
          0,
        );
      });
    });

    it(`${name}: the result does not depend on strides, direction or where the buffer starts`, () => {
      check(tensors(shapes(3)), (x) => {
        const view = elsewhere(x);
        assert.notEqual(view.strides.join(), x.strides.join());
        near(apply(view, params), apply(x, params), 4e-15);
      });
    });
  }

  for (const params of CENTERED) {
    it(`${JSON.stringify(params)}: adding a number to the input does not matter`, () => {
      check(tensors(shapes(3)), (x) =>
        near(
          apply(
            map(x, (v) => v + 1024),
            params,
          ),
          apply(x, params),
          1e-9,
        ),
      );
    });

    it(`${JSON.stringify(params)}: every set has mean 0 and variance 1`, () => {
      check(tensors(shapes(3)), (x) => {
        const { output } = ok(normalize(x, { ...params, eps: 0 }));
        const again = ok(normalize(output, { ...params, eps: 0 }));
        near(toFloat64(again.mean), new Float64Array(sizeOf(again.mean.shape)), 1e-13);
        near(toFloat64(again.variance), new Float64Array(sizeOf(again.mean.shape)).fill(1), 1e-12);
      });
    });
  }

  it('rms: adding a number does matter, since no mean is subtracted', () => {
    check(tensors(shapes(2)), (x) => {
      const shifted = apply(
        map(x, (v) => v + 1e6),
        { scheme: 'rms' },
      );
      near(shifted, new Float64Array(shifted.length).fill(1), 0.01);
    });
  });

  for (const scheme of ['layer', 'instance', 'group', 'rms'] as const) {
    it(`${scheme} norm of a sample does not depend on the other samples`, () => {
      check(tensors(shapes(3)), (x) => {
        const params = { scheme, numGroups: 1 };
        const first = slice(x, { stop: 1 });
        const whole = apply(x, params).slice(0, sizeOf(first.shape));
        near(apply(first, params), whole, 0);
      });
    });
  }

  it('batch norm of a sample does depend on the others', () => {
    const x = tensor([1, 2, 3, 4, 5, 60], { shape: [3, 2] });
    const y = tensor([1, 2, 3, 4, 5, 6], { shape: [3, 2] });
    assert.notEqual(apply(x, { scheme: 'batch' })[1], apply(y, { scheme: 'batch' })[1]);
  });

  it('group norm with 1 group is layer norm over channels and space', () => {
    check(tensors(shapes(4)), (x) => {
      near(apply(x, { scheme: 'group', numGroups: 1 }), apply(x, { scheme: 'layer', normalizedNdim: 3 }), 4e-15);
    });
  });

  it('group norm with as many groups as channels is instance norm', () => {
    check(tensors(shapes(4)), (x) => {
      near(apply(x, { scheme: 'group', numGroups: x.shape[1] }), apply(x, { scheme: 'instance' }), 4e-15);
    });
  });

  it('batch norm of one sample is instance norm of it', () => {
    check(tensors(shapes(3).map(([, c, l]) => [1, c, l])), (x) => {
      near(apply(x, { scheme: 'batch' }), apply(x, { scheme: 'instance' }), 4e-15);
    });
  });

  it('batch norm of a table with eps 0 is input normalization, of images too', () => {
    check(tensors(shapes(2)), (x) => near(apply(x, { scheme: 'batch', eps: 0 }), apply(x, { scheme: 'input' }), 0));
    check(tensors(shapes(4)), (x) =>
      near(apply(x, { scheme: 'batch', eps: 0 }), apply(x, { scheme: 'input', axes: [0, 2, 3] }), 0),
    );
  });

  it('layer norm is rms norm of what is left without the mean', () => {
    check(tensors(shapes(2)), (x) => {
      const width = x.shape[1];
      const means = toFloat64(ok(normalize(x, { scheme: 'layer' })).mean);
      const centred = tensor(
        toFloat64(x).map((v, i) => v - means[Math.floor(i / width)]),
        { shape: x.shape },
      );
      near(apply(centred, { scheme: 'rms', eps: 1e-5 }), apply(x, { scheme: 'layer', eps: 1e-5 }), 1e-11);
    });
  });

  it('weight and bias act last: γ·y + β', () => {
    check(tensors(shapes(3)), (x) => {
      const channels = x.shape[1];
      const weight = tensor(Array.from({ length: channels }, (_, c) => c - 0.5));
      const bias = tensor(Array.from({ length: channels }, (_, c) => 3 - c));
      const plain = apply(x, { scheme: 'batch' });
      const expected = plain.map((y, i) => {
        const c = Math.floor(i / x.shape[2]) % channels;
        return y * (c - 0.5) + 3 - c;
      });
      near(apply(x, { scheme: 'batch', weight, bias }), expected, 1e-13);
    });
  });

  it('layer norm over the last two axes is that over one, flattened', () => {
    check(tensors(shapes(3)), (x) => {
      const flat = reshape(x, [x.shape[0], x.shape[1] * x.shape[2]]);
      near(apply(x, { scheme: 'layer', normalizedNdim: 2 }), apply(flat, { scheme: 'layer' }), 0);
    });
  });
});
