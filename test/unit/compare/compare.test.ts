import assert from 'node:assert/strict';
import {
  cast,
  compare,
  slice,
  tensor,
  tensorOf,
  toleranceOf,
  transpose,
  ulpDistance,
  type CompareOptions,
  type Comparison,
  type Nested,
} from '../../../src/core';
import { ok, problem } from '../outcome';

const of = (a: Nested, b: Nested, options?: CompareOptions): Comparison => ok(compare(tensor(a), tensor(b), options));

describe('compare: allclose', () => {
  it('is |a - b| ≤ atol + rtol·|b|, which is not symmetric (the examples of numpy.allclose)', () => {
    assert.equal(of([1e10, 1e-7], [1.00001e10, 1e-8]).close, false);
    assert.equal(of([1e10, 1e-8], [1.00001e10, 1e-9]).close, true);
    assert.equal(of([1e10, 1e-8], [1.0001e10, 1e-9]).close, false);
    const tolerance = { rtol: 0.1, atol: 0, equalNan: false };
    assert.equal(of([10], [9.0901], { tolerance }).close, false);
    assert.equal(of([9], [10], { tolerance }).close, true);
    assert.equal(of([10], [9], { tolerance }).close, false);
  });

  it('takes NaN for equal to NaN only when asked', () => {
    assert.equal(of([1, NaN], [1, NaN]).close, false);
    assert.equal(of([1, NaN], [1, NaN], { tolerance: { rtol: 1e-5, atol: 1e-8, equalNan: true } }).close, true);
    assert.equal(of([1, NaN], [1, 2], { tolerance: 'assert_allclose' }).close, false);
  });

  it('takes an infinity for equal to itself only, whatever the tolerance', () => {
    assert.equal(of([Infinity, -Infinity], [Infinity, -Infinity]).close, true);
    assert.equal(of([Infinity], [-Infinity]).close, false);
    assert.equal(of([1], [Infinity]).close, false);
  });

  it('has the defaults of torch.testing.assert_close by dtype, of two dtypes the larger ones', () => {
    assert.deepEqual(toleranceOf('assert_close', ['float16']), { rtol: 1e-3, atol: 1e-5, equalNan: false });
    assert.deepEqual(toleranceOf('assert_close', ['float32', 'bfloat16']), {
      rtol: 0.016,
      atol: 1e-5,
      equalNan: false,
    });
    assert.deepEqual(toleranceOf('assert_close', ['int64']), { rtol: 0, atol: 0, equalNan: false });
    assert.deepEqual(toleranceOf('assert_close', ['float64', 'float32']), {
      rtol: 1.3e-6,
      atol: 1e-5,
      equalNan: false,
    });
  });

  it('refuses tolerances that are negative or not a number', () => {
    const tolerance = { rtol: -1, atol: 0, equalNan: false };
    assert.equal(problem(compare(tensor([1]), tensor([1]), { tolerance })).code, 'compare.tolerance');
  });
});

describe('compare: figures', () => {
  it('says how much, and where', () => {
    const found = of(
      [
        [1, 2, 3],
        [4, 5.5, 6],
      ],
      [
        [1, 2, 3.25],
        [4, 5, 6],
      ],
    );
    assert.deepEqual(found.maxAbs, { value: 0.5, index: 4 });
    assert.deepEqual(found.maxRel, { value: 0.1, index: 4 });
    assert.equal(found.mismatches, 2);
    assert.equal(found.equal, 4);
    assert.equal(found.meanAbs, 0.125);
    assert.equal(found.rms, Math.sqrt(0.3125 / 6));
    assert.equal(found.meanDifference, 0.25 / 6);
    assert.deepEqual(
      found.worst.map(({ index, difference, close }) => [index, difference, close]),
      [
        [4, 0.5, false],
        [2, -0.25, false],
      ],
    );
  });

  it('leaves elements whose b is 0 out of the relative error', () => {
    assert.deepEqual(of([1, 2], [0, 1]).maxRel, { value: 1, index: 1 });
    assert.deepEqual(of([1], [0]).maxRel, { value: NaN, index: -1 });
  });

  it('counts what is NaN or infinite on one side only apart, and lists it first', () => {
    const found = of([NaN, 1, Infinity, NaN, 5], [1, 1, 2, NaN, 5.5]);
    assert.deepEqual([found.nanMismatches, found.infMismatches, found.nanBoth, found.finite], [1, 1, 1, 2]);
    assert.deepEqual(
      found.worst.map(({ index }) => index),
      [0, 2, 4],
    );
    assert.deepEqual(found.maxAbs, { value: 0.5, index: 4 });
    assert.equal(found.rms, Math.sqrt(0.125));
  });

  it('is silent on nothing: an empty tensor, one element, a 0-d tensor, all NaN', () => {
    const empty = of([], []);
    assert.deepEqual([empty.close, empty.count, empty.maxAbs.index], [true, 0, -1]);
    assert.deepEqual(of(3, 3).maxAbs, { value: 0, index: -1 });
    assert.equal(of(3, 2).maxAbs.index, 0);
    const none = of([NaN], [NaN]);
    assert.deepEqual([none.finite, none.maxAbs.value, none.mismatches], [0, NaN, 1]);
  });

  it('does not overflow where squares would', () => {
    const found = of([3e200, 0], [0, 4e200]);
    assert.ok(Math.abs(found.rms / 1e200 - Math.sqrt(12.5)) < 1e-14);
    assert.ok(Math.abs(of([1e300, 1e300], [1e300, 1e300]).cosine - 1) < 1e-15);
  });

  it('sees that 64-bit integers differ which are one double', () => {
    const big = (value: bigint) => tensorOf(BigInt64Array.of(value, 1n), [2], 'int64');
    const found = ok(compare(big(2n ** 53n + 1n), big(2n ** 53n), { tolerance: 'exact' }));
    assert.deepEqual([found.close, found.maxAbs, found.ulp], [false, { value: 1, index: 0 }, undefined]);
    assert.equal(ok(compare(big(2n ** 53n + 1n), big(2n ** 53n))).close, true);
  });

  it('reads views where they stand', () => {
    const whole = tensor([
      [9, 9, 9],
      [9, 1, 2],
      [9, 3, 4],
    ]);
    const view = slice(whole, { start: 1 }, { start: 1 });
    assert.equal(
      ok(
        compare(
          view,
          tensor([
            [1, 2],
            [3, 4],
          ]),
        ),
      ).close,
      true,
    );
    assert.equal(
      ok(
        compare(
          transpose(view),
          tensor([
            [1, 3],
            [2, 4],
          ]),
        ),
      ).close,
      true,
    );
  });
});

describe('compare: units in the last place', () => {
  it('counts the numbers of the dtype in between, across zero too', () => {
    const float64 = ulpDistance('float64')!;
    assert.equal(float64(1, 1 + 2 ** -52), 1);
    assert.equal(float64(0, -0), 0);
    assert.equal(float64(5e-324, -5e-324), 2);
    assert.equal(float64(2 ** -1021, 2 ** -1021 - 5e-324), 1);
    const float32 = ulpDistance('float32')!;
    assert.equal(float32(1, 1 + 2 ** -22), 2);
    assert.equal(float32(-1, -1 - 2 ** -23), 1);
    assert.equal(ulpDistance('float16')!(1, 1 + 2 ** -10), 1);
    assert.equal(ulpDistance('bfloat16')!(1, 1 - 2 ** -8), 1);
    assert.equal(ulpDistance('int32'), undefined);
  });

  it('is counted in the coarser dtype of the two', () => {
    const a = tensor([1, 1 + 2 ** -23, 0.1]);
    const found = ok(compare(a, cast(tensor([1, 1, 0.1]), 'float32')));
    assert.deepEqual(found.ulp, { dtype: 'float32', max: { value: 1, index: 1 }, median: 0, equalShare: 2 / 3 });
  });
});

describe('compare: shapes', () => {
  it('refuses another shape, and says what could be done', () => {
    const refusal = (a: Nested, b: Nested) => problem(compare(tensor(a), tensor(b)));
    assert.deepEqual(
      refusal(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [1, 4],
          [2, 5],
          [3, 6],
        ],
      ).args,
      { a: '[2, 3]', b: '[3, 2]', offer: 'transpose' },
    );
    assert.equal(
      refusal(
        [
          [1, 2],
          [3, 4],
        ],
        [1, 2, 3, 4],
      ).args.offer,
      'flatten',
    );
    assert.equal(
      refusal(
        [
          [1, 2],
          [3, 4],
        ],
        [1, 2],
      ).args.offer,
      'broadcast',
    );
    assert.equal(refusal([1, 2, 3], [1, 2]).args.offer, 'none');
  });

  it('does what was asked for', () => {
    const matrix = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    assert.equal(
      of(
        matrix,
        [
          [1, 4],
          [2, 5],
          [3, 6],
        ],
        { align: 'transpose' },
      ).close,
      true,
    );
    assert.equal(of(matrix, [1, 2, 3, 4, 5, 6], { align: 'flatten' }).close, true);
    assert.deepEqual(of(matrix, [1, 2, 3], { align: 'broadcast' }).maxAbs, { value: 3, index: 3 });
    assert.deepEqual(of(matrix, [[1], [4]], { align: 'broadcast' }).maxAbs, { value: 2, index: 2 });
  });
});
