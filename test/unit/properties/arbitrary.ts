import fc from 'fast-check';
import { sizeOf, slice, tensor, tensorOf, transpose, type Tensor } from '../../../src/core';

/** One seed for all properties: a failure is the same everywhere. */
export const RUNS = { seed: 20150206, numRuns: 60 };

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true, noDefaultInfinity: true });

/** A shape of the given rank, lengths from `min` to 6. */
export function shapes(rank: number, min = 2): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min, max: 6 }), { minLength: rank, maxLength: rank });
}

/** A float64 tensor of a shape with values up to ±1000 that are not all alike. */
export function tensors(shape: fc.Arbitrary<number[]>): fc.Arbitrary<Tensor> {
  return shape.chain((lengths) =>
    fc
      .array(value, { minLength: sizeOf(lengths), maxLength: sizeOf(lengths) })
      .map((values) => tensor(values.map(spread), { shape: lengths })),
  );
}

// A sprinkling of irregular amounts, so that no set of two or more values is constant or nearly so.
function spread(x: number, index: number): number {
  return x + ((index * 0.6180339887498949) % 1) + index;
}

/** The same values in other memory: a transposed and sliced view whose buffer starts elsewhere. */
export function elsewhere(x: Tensor): Tensor {
  const reversed = transpose(x);
  const padded = reversed.shape.map((length) => 2 * length + 1);
  const size = sizeOf(padded);
  const buffer = new ArrayBuffer(8 * (size + 3));
  const data = new Float64Array(buffer, 24, size).fill(NaN);
  const view = slice(
    tensorOf(data, padded, 'float64'),
    ...reversed.shape.map((length) => ({ start: 2 * length - 1, step: -2, stop: -2 * length - 2 })),
  );
  copy(reversed, view);
  return transpose(view);
}

function copy(from: Tensor, to: Tensor): void {
  const count = sizeOf(from.shape);
  for (let index = 0; index < count; index++) to.data[place(to, index)] = from.data[place(from, index)];
}

function place({ shape, strides, offset }: Tensor, index: number): number {
  let at = offset;
  let rest = index;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    at += (rest % shape[axis]) * strides[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return at;
}
