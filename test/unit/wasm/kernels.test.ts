import assert from 'node:assert/strict';
import {
  normalize,
  slice,
  sizeOf,
  tensor,
  toFloat64,
  transpose,
  type SchemeParams,
  type Tensor,
} from '../../../src/core';
import { installKernels, kernels, PLAIN_KERNELS, type Kernels } from '../../../src/core/kernels';
import { fastKernels } from '../../../src/wasm';
import { normals } from '../exact/random';
import { ok } from '../fixtures/compare';

// Shapes that are cut into parts: rows beyond one part, columns and sets beyond a slot, odd lengths.
const CASES: readonly (readonly [shape: number[], params: SchemeParams])[] = [
  [[70_001, 3], { scheme: 'input' }],
  [[9, 20_001], { scheme: 'input' }],
  [[100_000], { scheme: 'input' }],
  [[20_000, 7], { scheme: 'layer' }],
  [[3, 50_001], { scheme: 'layer', weight: normals(50_001, 1), bias: normals(50_001, 2) }],
  [[17, 64, 31], { scheme: 'batch', weight: normals(64, 3), bias: normals(64, 4) }],
  [[5, 9000, 3], { scheme: 'batch' }],
  [[300, 5, 33], { scheme: 'batch', channelAxis: -1, weight: normals(33, 5), bias: normals(33, 6) }],
  [[4, 6, 30, 31], { scheme: 'group', numGroups: 3, weight: normals(6, 7), bias: normals(6, 8) }],
  [[4, 6, 40, 41], { scheme: 'instance', convention: 'keras', channelAxis: -1 }],
  [[40, 1025], { scheme: 'rms' }],
].map(([shape, params]) => [shape as number[], asTensors(params as Raw)]);

type Raw = Omit<SchemeParams, 'weight' | 'bias'> & { weight?: Float64Array; bias?: Float64Array };

function asTensors({ weight, bias, ...params }: Raw): SchemeParams {
  return { ...params, ...(weight && { weight: tensor(weight) }), ...(bias && { bias: tensor(bias) }) };
}

const FORMS: Readonly<Record<string, (shape: number[]) => Tensor>> = {
  float64: (shape) => tensor(normals(sizeOf(shape), 9, 100), { shape }),
  float32: (shape) => tensor(Float32Array.from(normals(sizeOf(shape), 10, -3)), { shape }),
  'a transposed tensor': (shape) => transpose(tensor(normals(sizeOf(shape), 11), { shape: [...shape].reverse() })),
  'a slice with an offset and gaps between its rows': (shape) => {
    const wider = [...shape.slice(0, -1), (shape.at(-1) ?? 0) + 3];
    const whole = tensor(normals(sizeOf(wider), 12), { shape: wider });
    return slice(whole, ...shape.map((_, axis) => (axis === shape.length - 1 ? { start: 2, stop: -1 } : undefined)));
  },
  'values of which some are NaN or infinite': (shape) => {
    const values = normals(sizeOf(shape), 13);
    values[3] = NaN;
    values[values.length - 2] = -Infinity;
    return tensor(values, { shape });
  },
  'a constant': (shape) => tensor(new Float64Array(sizeOf(shape)).fill(0.1), { shape }),
};

function using<T>(chosen: Kernels, work: () => T): T {
  const before = kernels();
  installKernels(chosen);
  try {
    return work();
  } finally {
    installKernels(before);
  }
}

function near(actual: Tensor, expected: Tensor, within: number): void {
  assert.deepEqual(actual.shape, expected.shape);
  const values = toFloat64(expected);
  toFloat64(actual).forEach((x, i) => {
    const fine = Object.is(x, values[i]) || Math.abs(x - values[i]) <= within * Math.max(1, Math.abs(values[i]));
    if (!fine) assert.fail(`element ${i}: ${x}, not ${values[i]}`);
  });
}

describe('kernels in WebAssembly', () => {
  const fast = fastKernels({ worthwhile: 1 });
  assert.ok(fast);

  for (const [form, make] of Object.entries(FORMS)) {
    for (const [shape, params] of CASES) {
      for (const resultDtype of form === 'float32' ? (['float64', 'input'] as const) : (['float64'] as const)) {
        it(`${params.scheme} over [${shape.join(', ')}] of ${form}, result ${resultDtype}: as in plain TypeScript`, () => {
          const x = make(shape);
          const expected = using(PLAIN_KERNELS, () => ok(normalize(x, { ...params, resultDtype })));
          const actual = using(fast, () => ok(normalize(x, { ...params, resultDtype })));
          near(actual.mean, expected.mean, 1e-14);
          near(actual.variance, expected.variance, 1e-14);
          near(actual.output, expected.output, resultDtype === 'input' && x.dtype === 'float32' ? 1.2e-7 : 1e-13);
          assert.equal(actual.constantSets, expected.constantSets);
        });
      }
    }
  }
});
