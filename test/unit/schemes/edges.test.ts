import assert from 'node:assert/strict';
import {
  cast,
  normalize,
  SCHEME_IDS,
  tensor,
  tensorOf,
  toFloat64,
  toNested,
  transpose,
  type Nested,
  type SchemeParams,
} from '../../../src/core';
import { ok, problem } from '../outcome';
import { onEveryKernel } from '../kernels';

const output = (values: Nested, params: SchemeParams): Nested => toNested(ok(normalize(tensor(values), params)).output);

onEveryKernel('tensors of few axes', () => {
  it('0-d: one value, which centring makes 0 and rms ±1, and training batch norm refuses', () => {
    assert.deepEqual(output(5, { scheme: 'input' }), 0);
    assert.deepEqual(output(5, { scheme: 'layer' }), 0);
    assert.deepEqual(output(5, { scheme: 'group' }), 0);
    assert.deepEqual(output(-5, { scheme: 'rms', eps: 0 }), -1);
    assert.equal(problem(normalize(tensor(5), { scheme: 'batch' })).code, 'scheme.oneValue');
    assert.equal(problem(normalize(tensor(5), { scheme: 'instance' })).code, 'scheme.oneSpatial');
    assert.deepEqual(output(5, { scheme: 'batch', training: false, eps: 0, runningMean: tensor(1), runningVar: tensor(4) }), 2); // prettier-ignore
  });

  it('1-D: the values of one feature, one channel, one sample: the same under every scheme that centres', () => {
    for (const scheme of SCHEME_IDS) {
      if (scheme === 'rms') continue;
      const y = output([1, 3], { scheme, eps: 0 });
      assert.deepEqual(y, [-1, 1], scheme);
    }
  });

  it('8-D: any channel axis, any depth of normalized_shape', () => {
    const shape = [2, 3, 2, 2, 2, 1, 2, 3];
    const values = Float64Array.from({ length: 288 }, (_, i) => Math.sin(i));
    const deep = tensor(values, { shape });
    for (let axis = 0; axis < 8; axis++) {
      const { mean } = ok(normalize(deep, { scheme: 'batch', channelAxis: axis }));
      assert.deepEqual(mean.shape, [shape[axis]]);
      const whole = ok(normalize(deep, { scheme: 'layer', normalizedNdim: 8 - axis }));
      assert.deepEqual(whole.mean.shape, shape.slice(0, axis));
    }
  });

  it('empty: an empty result, and NaN for the mean of nothing', () => {
    for (const scheme of SCHEME_IDS) {
      const made = ok(normalize(tensor([], { shape: [0, 4, 2] }), { scheme }));
      assert.deepEqual([made.output.shape, made.output.data.length], [[0, 4, 2], 0], scheme);
    }
    const nothing = ok(normalize(tensor([], { shape: [0, 3] }), { scheme: 'batch' }));
    assert.deepEqual(toNested(nothing.mean), [NaN, NaN, NaN]);
    assert.deepEqual(Array.from(nothing.running?.mean ?? []), [0, 0, 0]);
    assert.deepEqual(ok(normalize(tensor([], { shape: [3, 0] }), { scheme: 'layer' })).mean.data.length, 3);
  });
});

onEveryKernel('NaN and ±Inf', () => {
  const holed = [[1, NaN, 3], [4, 5, Infinity], [7, 8, 9]]; // prettier-ignore

  it('omit leaves them out of their own set and where they are', () => {
    for (const scheme of ['input', 'batch'] as const) {
      const made = ok(normalize(tensor(holed), { scheme, eps: 0 }));
      assert.deepEqual(toNested(made.n), [3, 2, 2]);
      assert.deepEqual(toNested(made.mean), [4, 6.5, 6]);
      assert.deepEqual((toNested(made.output) as number[][])[0].slice(1), [NaN, -1]);
      assert.deepEqual((toNested(made.output) as number[][])[1].slice(1), [-1, Infinity]);
    }
    const layer = ok(normalize(tensor(holed), { scheme: 'layer', eps: 0 }));
    assert.deepEqual((toNested(layer.output) as number[][]).slice(0, 2), [[-1, NaN, 1], [-1, 1, Infinity]]); // prettier-ignore
    const rms = ok(normalize(tensor([[3, NaN, -3, -Infinity]]), { scheme: 'rms', eps: 0 }));
    assert.deepEqual(toNested(rms.output), [[1, NaN, -1, -Infinity]]);
  });

  it('omit has NaN for a set in which nothing is finite', () => {
    const made = ok(normalize(tensor([[NaN, Infinity], [1, 2]]), { scheme: 'layer' })); // prettier-ignore
    assert.deepEqual(toNested(made.mean), [NaN, 1.5]);
    assert.deepEqual((toNested(made.output) as number[][])[0], [NaN, NaN]);
  });

  it('propagate spreads them over their set, as PyTorch does', () => {
    const made = ok(normalize(tensor(holed), { scheme: 'batch', nanPolicy: 'propagate' }));
    const rows = toNested(made.output) as number[][];
    assert.deepEqual(rows.map((row) => row.slice(1)), [[NaN, NaN], [NaN, NaN], [NaN, NaN]]); // prettier-ignore
    assert.ok(rows.every(([first]) => Number.isFinite(first)));
    assert.deepEqual(Array.from(made.running?.mean ?? []).slice(1), [NaN, Infinity]);
    const rms = ok(normalize(tensor([[3, Infinity]]), { scheme: 'rms', nanPolicy: 'propagate' }));
    assert.deepEqual(toNested(rms.output), [[0, NaN]]);
  });

  it('error refuses them, saying how many', () => {
    const refused = problem(normalize(tensor(holed), { scheme: 'layer', nanPolicy: 'error' }));
    assert.deepEqual([refused.code, refused.args], ['scheme.nan', { count: 2, total: 9, shape: '[3, 3]' }]);
    assert.ok(ok(normalize(tensor([[1, 2]]), { scheme: 'layer', nanPolicy: 'error' })));
  });
});

onEveryKernel('the ends of the double range', () => {
  const shapes = ['input', 'batch', 'layer', 'group'] as const;
  // The same numbers, times 2^1000, 2^-1000, and as subnormals, normalise to the same.
  for (const [name, factor] of [
    ['huge', 2 ** 1000],
    ['tiny', 2 ** -1000],
    ['subnormal', 2 ** -1074],
  ] as const) {
    // prettier-ignore
    it(`${name} values normalise like ordinary ones where there is no eps`, () => {
      const values = [[3, 1], [-7, 5], [1, 1], [11, -5]]; // prettier-ignore
      const scaled = values.map((row) => row.map((v) => v * factor * (name === 'huge' ? 2 ** 19 : 1)));
      for (const scheme of shapes) {
        if (scheme === 'layer') continue;
        const want = toFloat64(ok(normalize(tensor(values), { scheme, eps: 0, numGroups: 1 })).output);
        const got = toFloat64(ok(normalize(tensor(scaled), { scheme, eps: 0, numGroups: 1 })).output);
        want.forEach((z, i) => assert.ok(got[i] === z || Math.abs(got[i] - z) <= 1e-15 || (got[i] !== got[i] && z !== z), `${scheme} ${got[i]} ${z}`)); // prettier-ignore
      }
    });
  }

  it('an eps that dwarfs the values is what divides them', () => {
    const [low, high] = ok(normalize(tensor([[1e-200, 3e-200]]), { scheme: 'layer' })).output.data;
    assert.ok(Math.abs(Number(low) / (-1e-200 / Math.sqrt(1e-5)) - 1) < 1e-15);
    assert.ok(Math.abs(Number(high) / (1e-200 / Math.sqrt(1e-5)) - 1) < 1e-15);
  });
});

onEveryKernel('the result’s dtype', () => {
  const values = [[0.1, 0.7, -3], [2, 2.5, 9]]; // prettier-ignore

  it('is float64, or on request the input’s, rounded once', () => {
    for (const dtype of ['float32', 'float16', 'bfloat16'] as const) {
      const x = tensor(values, { dtype });
      const exact = ok(normalize(x, { scheme: 'layer' })).output;
      const rounded = ok(normalize(x, { scheme: 'layer', resultDtype: 'input' })).output;
      assert.deepEqual([exact.dtype, rounded.dtype], ['float64', dtype]);
      assert.deepEqual(toNested(rounded), toNested(cast(exact, dtype)));
    }
  });

  it('is float64 for integers and float8, which no framework hands back', () => {
    for (const dtype of ['int64', 'bool', 'float8_e5m2'] as const) {
      assert.equal(ok(normalize(tensor([[1, 0]], { dtype }), { scheme: 'layer', resultDtype: 'input' })).output.dtype, 'float64'); // prettier-ignore
    }
  });
});

onEveryKernel('the memory order', () => {
  it('does not matter: transposed, sliced and broadcast views give what their copies give', () => {
    const base = tensor(
      Float64Array.from({ length: 60 }, (_, i) => Math.cos(i * i)),
      { shape: [5, 4, 3] },
    );
    const views = [
      transpose(base, [2, 1, 0]),
      { ...base, shape: [2, 4, 3], strides: [-24, 3, 1], offset: 36 },
      { ...base, shape: [3, 4, 5], strides: [0, 3, 12] },
    ];
    for (const view of views) {
      const copy = tensorOf(toFloat64(view), view.shape, 'float64');
      for (const scheme of SCHEME_IDS) {
        const [a, b] = [view, copy].map((x) => toFloat64(ok(normalize(x, { scheme, numGroups: 2 })).output));
        a.forEach((z, i) => assert.ok(Math.abs(z - b[i]) <= 4e-15, `${scheme} ${z} ${b[i]}`));
      }
    }
  });

  it('of a float32 view with a byteOffset does not either', () => {
    const memory = Float32Array.from({ length: 8 }, (_, i) => i);
    const view = tensor(new Float32Array(memory.buffer, 8, 6), { shape: [2, 3] });
    assert.deepEqual(toNested(ok(normalize(view, { scheme: 'layer' })).mean), [3, 6]);
  });
});
